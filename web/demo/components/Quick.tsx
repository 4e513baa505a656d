/** What customers come for most, one press from the hall. */
import { CircleUserRound, MapPin, MessageSquare, ShieldAlert } from "lucide";
import { Icon, type IconNode } from "../../shared/ui/Icon";
import { useTexts, type DemoKey } from "../texts";

const SERVICES: readonly { name: DemoKey; text: DemoKey; icon: IconNode }[] = [
  { name: "quick.lost", text: "quick.lost.text", icon: ShieldAlert },
  { name: "quick.person", text: "quick.person.text", icon: CircleUserRound },
  { name: "quick.complaint", text: "quick.complaint.text", icon: MessageSquare },
  { name: "quick.branch", text: "quick.branch.text", icon: MapPin },
];

export function Quick({ onAsk }: { onAsk: () => void }) {
  const { t } = useTexts();
  return (
    <section class="quick" aria-label={t("quick")}>
      <ul role="list">
        {SERVICES.map(({ name, text, icon }) => (
          <li key={name}>
            <button type="button" onClick={onAsk}>
              <Icon of={icon} size={26} />
              <span>
                <strong>{t(name)}</strong>
                <span>{t(text)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
