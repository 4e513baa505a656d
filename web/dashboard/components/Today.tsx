/** The day so far against the bank's targets, and the complaint clock; read anew every minute. */
import { Check, X } from "lucide";
import { Icon } from "../../shared/ui/Icon";
import { clockTime } from "../../shared/when";
import type { Complaints, HistoryApi, Verdict } from "../history";
import { preset } from "../ranges";
import { useTexts } from "../texts";
import { useAsked } from "../useAsked";
import { useWriting } from "../useWriting";
import { State } from "./State";

interface Props {
  api: HistoryApi;
  /** Milliseconds since 1970. */
  now: number;
  onEnded: () => void;
}

const MINUTE = 60_000;
/** Those stand in the tiles above, from the floor itself. */
const ABOVE: readonly string[] = ["within_20", "within_60"];

export function Today({ api, now, onEnded }: Props) {
  const { t, language } = useTexts();
  const minute = Math.floor(now / MINUTE);
  const range = preset("today", new Date(now));
  const told = useAsked(`${minute}`, () => api.report(range), onEnded);
  const complaints = useAsked(`${minute}`, () => api.complaints(range), onEnded);
  return (
    <section class="panel today" aria-label={t("today")}>
      <div class="panel-head">
        <h2>{t("today")}</h2>
        <span class="quiet">
          {t("today.at", { time: clockTime(new Date(minute * MINUTE).toISOString(), language) })}
        </span>
      </div>
      {told.answer ? (
        <dl class="today-row">
          {told.answer.report.verdicts
            .filter(({ target }) => !ABOVE.includes(target.figure))
            .map((verdict) => (
              <Reached key={verdict.target.figure} verdict={verdict} />
            ))}
          {complaints.answer && <Clock clock={complaints.answer.clock} />}
        </dl>
      ) : (
        <State asked={told} />
      )}
    </section>
  );
}

function Reached({ verdict: { target, reached, is_met } }: { verdict: Verdict }) {
  const { t } = useTexts();
  const { shown, goal } = useWriting();
  return (
    <div class={is_met === null ? "" : is_met ? "good" : "bad"}>
      <dt>{t(`fig.${target.figure}`)}</dt>
      <dd>
        <strong>{shown(target.figure, reached)}</strong>{" "}
        <span class="aim">
          {is_met !== null && <Icon of={is_met ? Check : X} size={13} />}
          <span class="unseen">{is_met === null ? "" : t(is_met ? "aim.met" : "aim.missed")}</span>
          {goal(target)}
        </span>
      </dd>
    </div>
  );
}

function Clock({ clock: { owed, soon, overdue } }: Pick<Complaints, "clock">) {
  const { t } = useTexts();
  return (
    <div class={overdue > 0 ? "bad" : ""}>
      <dt>{t("today.open")}</dt>
      <dd>
        <strong>{owed}</strong> <span class="aim">{t("today.clock", { soon, overdue })}</span>
      </dd>
    </div>
  );
}
