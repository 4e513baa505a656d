/** The first screen: a greeting, and tiles that each ask a question in the customer's words. */
import {
  CreditCard,
  House,
  MapPin,
  MessageSquare,
  Percent,
  ShieldAlert,
  Smartphone,
  TrendingUp,
} from "lucide";
import { Icon, type IconNode } from "../../shared/ui/Icon";
import type { Reception } from "../reception";
import { useTexts, type WidgetKey } from "../texts";

const TILES: readonly { name: WidgetKey; ask: WidgetKey; icon: IconNode; isUrgent?: true }[] = [
  { name: "topic.lost", ask: "topic.lost.ask", icon: ShieldAlert, isUrgent: true },
  { name: "topic.rates", ask: "topic.rates.ask", icon: Percent },
  { name: "topic.loan", ask: "topic.loan.ask", icon: House },
  { name: "topic.card", ask: "topic.card.ask", icon: CreditCard },
  { name: "topic.wealth", ask: "topic.wealth.ask", icon: TrendingUp },
  { name: "topic.app", ask: "topic.app.ask", icon: Smartphone },
  { name: "topic.branch", ask: "topic.branch.ask", icon: MapPin },
  { name: "topic.complaint", ask: "topic.complaint.ask", icon: MessageSquare },
];

export function Welcome({ reception }: { reception: Reception }) {
  const { t } = useTexts();
  return (
    <section class="welcome">
      <h2>{t("welcome.title")}</h2>
      <p>{t("welcome.text")}</p>
      <ul class="tiles" role="list" aria-label={t("topics")}>
        {TILES.map(({ name, ask, icon, isUrgent }) => (
          <li key={name}>
            <button
              type="button"
              class={isUrgent ? "tile urgent" : "tile"}
              onClick={() => {
                reception.say(t(ask));
              }}
            >
              <Icon of={icon} />
              {t(name)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
