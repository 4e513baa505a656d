/** How each agent does: reviews, their score, the customers' ratings, and how many were served. */
import { TAGS } from "../../shared/i18n";
import type { AgentResult } from "../../shared/supervision";
import { Chart } from "../../shared/ui/Chart";
import { useTexts } from "../texts";
import { Table } from "./Table";

export function Results({ agents, days }: { agents: readonly AgentResult[]; days: number }) {
  const { t, language } = useTexts();
  const rating = new Intl.NumberFormat(TAGS[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const scored = agents.filter(({ score }) => score !== null);
  return (
    <>
      <Table
        name={t("results", { days })}
        heads={["col.name", "col.handled", "col.satisfaction", "col.reviews", "col.score"]}
        none={t("results.none")}
        count={agents.length}
      >
        {agents.map(({ id, name, handled, satisfaction, reviews, score }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td class="number">{handled}</td>
            <td class="number">{satisfaction == null ? "–" : rating.format(satisfaction)}</td>
            <td class="number">{reviews}</td>
            <td class="number">{score === null ? "–" : Math.round(score)}</td>
          </tr>
        ))}
      </Table>
      {scored.length > 0 && (
        <section class="panel" aria-label={t("results.chart")}>
          <div class="panel-head">
            <h2>{t("results.chart")}</h2>
          </div>
          <Chart
            label={t("results.chart")}
            kind="bars"
            most={100}
            tag={TAGS[language]}
            first={t("col.name")}
            names={scored.map(({ name }) => name)}
            x={scored.map((_one, index) => index)}
            series={[{ name: t("col.score"), colour: "--chart-1", values: scored.map(({ score }) => score) }]}
          />
        </section>
      )}
    </>
  );
}
