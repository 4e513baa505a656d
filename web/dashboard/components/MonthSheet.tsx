/** What stands on the pages of the monthly report. */
import { TAGS } from "../../shared/i18n";
import type { Complaints, Figure, History, Told, Verdict } from "../history";
import { monthTitle, partNamer } from "../ranges";
import { useTexts } from "../texts";
import { drawn, type Writing } from "../units";
import { useWriting } from "../useWriting";
import { MonthTables } from "./MonthTables";
import { Plot, type Level } from "./Plot";
import { SheetTable } from "./SheetTable";

/** A month, the one before it, and the complaints of both. */
export interface Month {
  month: string;
  told: Told;
  before: History;
  complaints: Complaints;
  complaintsBefore: Complaints;
}

const HEADLINES: readonly Figure[] = [
  ...(["conversations", "offered", "answered", "abandoned", "after_hours"] as const),
  ...(["within_20", "within_60", "abandonment", "wait_mean", "wait_p90"] as const),
  ...(["first_reply", "handling", "containment", "misunderstanding", "scored", "satisfaction"] as const),
];
const COLUMNS = [
  "month.figure",
  "month.this",
  "month.before",
  "month.change",
  "month.goal",
  "month.verdict",
] as const;
const PLOTS: readonly { code: "volume" | Figure; figures: readonly Figure[]; most?: number }[] = [
  { code: "volume", figures: ["conversations", "offered"] },
  { code: "within_20", figures: ["within_20", "within_60"], most: 100 },
  { code: "wait_mean", figures: ["wait_mean", "wait_p90"] },
  { code: "containment", figures: ["containment", "misunderstanding"], most: 100 },
];

export function MonthSheet({ of }: { of: Month }) {
  const { t, language } = useTexts();
  const { report } = of.told;
  const made = new Intl.DateTimeFormat(TAGS[language], { dateStyle: "long" }).format(new Date());
  return (
    <article class="sheet">
      <header>
        <h1>{t("month.title", { month: monthTitle(of.month, language) })}</h1>
        <p class="quiet">{t("month.made", { made, bank: of.told.bank[language] })}</p>
      </header>
      {report.total.conversations === 0 ? (
        <p class="quiet nothing">{t("past.none")}</p>
      ) : (
        <>
          <Shortfalls of={of} />
          <Headlines report={report} before={of.before} />
          <Plots told={of.told} />
        </>
      )}
      <MonthTables of={of} />
      <p class="quiet small-print">{t("month.terms")}</p>
    </article>
  );
}

function Shortfalls({ of: { told, complaints } }: { of: Month }) {
  const { t } = useTexts();
  const { shown, goal } = useWriting();
  const missed = told.report.verdicts.filter(({ is_met }) => is_met === false);
  const late = complaints.report.total.overdue;
  return (
    <section>
      <h2>{t("month.short")}</h2>
      {missed.length === 0 && late === 0 ? (
        <p>{t("month.short.none")}</p>
      ) : (
        <ul class="shortfalls" role="list">
          {missed.map(({ target, reached }) => (
            <li key={target.figure}>
              {t("month.short.one", {
                figure: t(`fig.${target.figure}`),
                reached: shown(target.figure, reached),
                goal: goal(target),
              })}
            </li>
          ))}
          {late > 0 && <li>{t("month.short.late", { count: late })}</li>}
        </ul>
      )}
    </section>
  );
}

function Headlines({ report, before }: { report: History; before: History }) {
  const { t } = useTexts();
  const { shown, change } = useWriting();
  const verdicts = new Map(report.verdicts.map((one) => [one.target.figure, one]));
  return (
    <section>
      <h2>{t("month.headlines")}</h2>
      <SheetTable name={t("month.headlines")} heads={COLUMNS}>
        {HEADLINES.map((figure) => (
          <tr key={figure}>
            <th scope="row">{t(`fig.${figure}`)}</th>
            <td class="number strong">{shown(figure, report.total[figure])}</td>
            <td class="number">{shown(figure, before.total[figure])}</td>
            <td class="number">{change(figure, report.total[figure], before.total[figure])}</td>
            <Judged verdict={verdicts.get(figure)} />
          </tr>
        ))}
      </SheetTable>
    </section>
  );
}

function Judged({ verdict }: { verdict: Verdict | undefined }) {
  const { t } = useTexts();
  const { goal } = useWriting();
  const isMet = verdict?.is_met ?? null;
  return (
    <>
      <td class="number">{verdict ? goal(verdict.target) : ""}</td>
      <td class={`judged ${isMet === null ? "" : isMet ? "good" : "bad"}`}>
        {isMet === null ? "" : t(isMet ? "aim.met" : "aim.missed")}
      </td>
    </>
  );
}

function Plots({ told: { report, zone } }: { told: Told }) {
  const { t, language } = useTexts();
  const { goal } = useWriting();
  const names = report.parts.map(({ start }) => start).map(partNamer(report, zone, language));
  return (
    <section>
      <h2>{t("month.course")}</h2>
      <div class="plots">
        {PLOTS.map(({ code, figures, most }) => (
          <Plot
            key={code}
            label={t(`chart.${code}` as "chart.volume")}
            kind={code === "volume" ? "bars" : "lines"}
            names={names}
            series={figures.map((figure) => ({
              name: t(`fig.${figure}`),
              values: report.parts.map((part) => drawn(figure, part.figures[figure])),
            }))}
            goals={goalsOf(report, figures, goal)}
            {...(most !== undefined && { most })}
          />
        ))}
      </div>
    </section>
  );
}

/** Each has the tone of its line. */
function goalsOf({ verdicts }: History, figures: readonly Figure[], goal: Writing["goal"]): Level[] {
  return figures.flatMap((figure, tone) => {
    const found = verdicts.find(({ target }) => target.figure === figure);
    return found ? [{ name: goal(found.target), value: drawn(figure, found.target.value) ?? 0, tone }] : [];
  });
}
