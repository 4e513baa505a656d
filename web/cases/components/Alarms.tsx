/** Deadlines that are near or over and that nobody has looked at yet. */
import { AlarmClock } from "lucide";
import { Icon } from "../../shared/ui/Icon";
import { useTexts } from "../texts";
import type { Alarm } from "../types";
import { dayOf } from "../view";

export function Alarms({ alarms }: { alarms: readonly Alarm[] }) {
  const { t, language } = useTexts();
  const nearest = [...new Map(alarms.map((one) => [one.number, one] as const)).values()];
  if (nearest.length === 0) return null;
  return (
    <section class="alarms" aria-label={t("alarms")}>
      <h2>
        <Icon of={AlarmClock} size={18} /> {t("alarms")}
      </h2>
      <ul role="list">
        {nearest.map((one) => (
          <li key={one.number} class={`alarm ${one.level}`}>
            <a href={`#/${one.number}`}>{one.number}</a>
            <span>{t(`alarm.${one.level}`, { day: dayOf(one.due_on, language) })}</span>
            <span class="quiet">{one.officer?.name ?? t("officer.none")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
