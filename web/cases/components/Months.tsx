/** Month by month: charts, and the same figures as a table. */
import { useMemo } from "preact/hooks";
import { TAGS } from "../../shared/i18n";
import { Chart } from "../../shared/ui/Chart";
import { everyMonth, monthName, percent } from "../report";
import { useTexts } from "../texts";
import type { Heap, Report } from "../types";
import { TableBox } from "./TableBox";

export function Months({ report }: { report: Report }) {
  const { t, language } = useTexts();
  const months = useMemo(() => everyMonth(report.months, report), [report]);
  const x = useMemo(() => months.map((_, index) => index), [months]);
  const names = months.map(({ code }) => monthName(code, months.length, language));
  const of = (value: (heap: Heap) => number | null) => months.map(value);
  return (
    <section class="card">
      <h2>{t("report.months")}</h2>
      <div class="charts">
        <figure>
          <figcaption class="quiet">{t("report.months.chart")}</figcaption>
          <Chart
            label={t("report.months.chart")}
            kind="bars"
            x={x}
            names={names}
            tag={TAGS[language]}
            series={[
              { name: t("tally.received"), values: of(({ tally }) => tally.received), colour: "--brand" },
              {
                name: t("tally.overdue"),
                // No bar rather than a line at the bottom.
                values: of(({ tally }) => tally.overdue || null),
                colour: "--danger",
              },
            ]}
          />
        </figure>
        <figure>
          <figcaption class="quiet">{t("report.days.chart")}</figcaption>
          <Chart
            label={t("report.days.chart")}
            kind="bars"
            x={x}
            names={names}
            tag={TAGS[language]}
            series={[
              {
                name: t("tally.median_days"),
                values: of(({ tally }) => tally.median_days),
                colour: "--accent",
              },
            ]}
          />
        </figure>
      </div>
      <Table months={months} />
    </section>
  );
}

function Table({ months }: { months: readonly Heap[] }) {
  const { t } = useTexts();
  return (
    <TableBox label={t("report.months")}>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{t("report.months")}</th>
            <th scope="col">{t("tally.received")}</th>
            <th scope="col">{t("tally.decided")}</th>
            <th scope="col">{t("tally.median_days")}</th>
            <th scope="col">{t("tally.overdue")}</th>
            <th scope="col">{t("tally.reopened")}</th>
            <th scope="col">{t("tally.withdrawn")}</th>
            <th scope="col">{t("tally.content")}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ code, tally }) => (
            <tr key={code}>
              <th scope="row">{code}</th>
              <td>{tally.received}</td>
              <td>{tally.decided}</td>
              <td>{tally.median_days ?? "–"}</td>
              <td>{tally.overdue}</td>
              <td>{tally.reopened}</td>
              <td>{tally.withdrawn}</td>
              <td>{percent(tally.content, tally.scored)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
