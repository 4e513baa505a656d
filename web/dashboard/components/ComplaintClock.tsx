/** The complaint clock: what came in, what the bank owes a decision on, and what is late. */
import type { Complaints } from "../history";
import { useTexts } from "../texts";

export function ComplaintClock({ complaints: { report, clock } }: { complaints: Complaints }) {
  const { t } = useTexts();
  const tiles = [
    [t("clock.received"), report.total.received, false],
    [t("clock.late"), report.total.overdue, report.total.overdue > 0],
    [t("clock.owed"), clock.owed, false],
    [t("clock.soon"), clock.soon, false],
    [t("clock.overdue"), clock.overdue, clock.overdue > 0],
  ] as const;
  return (
    <section class="panel" aria-label={t("clock")}>
      <div class="panel-head">
        <h2>{t("clock")}</h2>
        <a class="link" href="/cases">
          {t("clock.cases")}
        </a>
      </div>
      <dl class="verdicts">
        {tiles.map(([name, count, isBad]) => (
          <div key={name} class={isBad ? "figure-tile bad" : "figure-tile"}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
