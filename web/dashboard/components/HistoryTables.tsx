/** The same period as tables: by team, agent, topic, reason, and part by part. */
import { useTopicNames } from "../../console/topics";
import type { Figure, Figures, History } from "../history";
import { partNamer } from "../ranges";
import { useTexts } from "../texts";
import { useWriting } from "../useWriting";
import { Table } from "./Table";

const OF_TEAMS = [
  "offered",
  "answered",
  "within_20",
  "abandonment",
  "wait_mean",
  "wait_p90",
  "handling",
] as const;
const OF_PARTS = [
  ...["conversations", "offered", "answered", "abandoned", "after_hours", "within_20", "within_60"],
  ...["abandonment", "wait_mean", "wait_p90", "first_reply", "handling", "containment"],
  ...["misunderstanding", "scored", "satisfaction"],
] as Figure[];

export function HistoryTables({ report, zone }: { report: History; zone: string }) {
  const { t, language, named } = useTexts();
  const nameOf = useTopicNames(language);
  const { shown } = useWriting();
  const part = partNamer(report, zone, language);
  return (
    <>
      <div class="history-tables">
        <Table
          name={t("past.teams")}
          heads={["col.team", ...OF_TEAMS.map((figure) => `fig.${figure}` as const)]}
          none={t("past.none")}
          count={report.teams.length}
        >
          {report.teams.map(({ skill, figures }) => (
            <tr key={skill}>
              <th scope="row">{skill === "" ? t("past.anybody") : named(`skill.${skill}`, skill)}</th>
              <Cells figures={figures} of={OF_TEAMS} />
            </tr>
          ))}
        </Table>
        <Table
          name={t("past.agents")}
          heads={[
            "col.name",
            "col.handled",
            "fig.first_reply",
            "fig.handling",
            "fig.scored",
            "fig.satisfaction",
          ]}
          none={t("past.none")}
          count={report.agents.length}
        >
          {report.agents.map((agent) => (
            <tr key={agent.code}>
              <th scope="row">{agent.name}</th>
              <td class="number">{shown("answered", agent.handled)}</td>
              <td class="number">{shown("first_reply", agent.first_reply)}</td>
              <td class="number">{shown("handling", agent.handling)}</td>
              <td class="number">{shown("scored", agent.scored)}</td>
              <td class="number">{shown("satisfaction", agent.satisfaction)}</td>
            </tr>
          ))}
        </Table>
        <Table
          name={t("past.topics")}
          heads={["col.topic", "col.count"]}
          none={t("past.none")}
          count={report.topics.length}
        >
          {report.topics.map(({ topic, count }) => (
            <tr key={topic}>
              <th scope="row">{nameOf(topic)}</th>
              <td class="number">{shown("conversations", count)}</td>
            </tr>
          ))}
        </Table>
        <Table
          name={t("past.reasons")}
          heads={["col.reason", "col.count"]}
          none={t("past.none")}
          count={report.reasons.length}
        >
          {report.reasons.map(({ code, count }) => (
            <tr key={code}>
              <th scope="row">{named(`reason.${code}`, code)}</th>
              <td class="number">{shown("conversations", count)}</td>
            </tr>
          ))}
        </Table>
      </div>
      <Table
        name={t("past.parts")}
        heads={["col.from", ...OF_PARTS.map((figure) => `fig.${figure}` as const)]}
        none={t("past.none")}
        count={report.parts.length}
      >
        {report.parts.map(({ start, figures }) => (
          <tr key={start}>
            <th scope="row" class="number">
              {part(start)}
            </th>
            <Cells figures={figures} of={OF_PARTS} />
          </tr>
        ))}
      </Table>
    </>
  );
}

function Cells({ figures, of }: { figures: Figures; of: readonly Figure[] }) {
  const { shown } = useWriting();
  return (
    <>
      {of.map((figure) => (
        <td key={figure} class="number">
          {shown(figure, figures[figure])}
        </td>
      ))}
    </>
  );
}
