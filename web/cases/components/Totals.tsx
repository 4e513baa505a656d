/** The period in a few figures. */
import { percent } from "../report";
import { useTexts } from "../texts";
import type { Tally } from "../types";

export function Totals({ total }: { total: Tally }) {
  const { t } = useTexts();
  const share = (part: number, whole: number) =>
    t("tally.share", { share: percent(part, whole), count: part });
  const tiles: [string, string][] = [
    [t("tally.received"), String(total.received)],
    [t("tally.decided"), String(total.decided)],
    [t("tally.median_days"), total.median_days === null ? "–" : t("tally.days", { days: total.median_days })],
    [t("tally.overdue"), share(total.overdue, total.received)],
    [t("tally.content"), share(total.content, total.scored)],
    [t("tally.reopened"), share(total.reopened, total.received)],
  ];
  return (
    <dl class="totals">
      {tiles.map(([name, value]) => (
        <div key={name} class="tile">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
