/** The tables of the monthly report: topics, complaints, teams, agents. */
import type { ComponentChildren } from "preact";
import { useTopicNames } from "../../console/topics";
import type { Figure } from "../history";
import { useTexts, type BoardKey } from "../texts";
import { useWriting } from "../useWriting";
import type { Month } from "./MonthSheet";
import { SheetTable } from "./SheetTable";

const OF_TEAMS = [
  "offered",
  "answered",
  "within_20",
  "abandonment",
  "wait_p90",
  "handling",
] as const satisfies Figure[];
const OF_CASES = ["received", "decided", "overdue", "median_days"] as const;

export function MonthTables({ of }: { of: Month }) {
  return (
    <>
      <Topics of={of} />
      <Cases of={of} />
      <Teams of={of} />
      <Agents of={of} />
    </>
  );
}

interface ListProps {
  title: BoardKey;
  heads: readonly BoardKey[];
  count: number;
  children: ComponentChildren;
  note?: string;
}

function List({ title, heads, count, children, note }: ListProps) {
  const { t } = useTexts();
  return (
    <section class="whole">
      <h2>{t(title)}</h2>
      {note && <p>{note}</p>}
      {count === 0 ? (
        <p class="quiet">{t("past.none")}</p>
      ) : (
        <SheetTable name={t(title)} heads={heads}>
          {children}
        </SheetTable>
      )}
    </section>
  );
}

function Topics({ of: { told, before } }: { of: Month }) {
  const { language } = useTexts();
  const nameOf = useTopicNames(language);
  const earlier = new Map(before.topics.map(({ topic, count }) => [topic, count]));
  const { shown } = useWriting();
  const { topics } = told.report;
  return (
    <List title="past.topics" heads={["col.topic", "col.count", "month.before"]} count={topics.length}>
      {topics.map(({ topic, count }) => (
        <tr key={topic}>
          <th scope="row">{nameOf(topic)}</th>
          <td class="number">{shown("conversations", count)}</td>
          <td class="number">{shown("conversations", earlier.get(topic) ?? null)}</td>
        </tr>
      ))}
    </List>
  );
}

function Cases({ of: { complaints, complaintsBefore } }: { of: Month }) {
  const { t, named } = useTexts();
  const { change } = useWriting();
  const { report, clock } = complaints;
  const rows = [...report.categories, { code: "total", tally: report.total }];
  const received = change("offered", report.total.received, complaintsBefore.report.total.received);
  return (
    <List
      title="month.cases"
      heads={["col.category", "clock.received", "clock.decided", "clock.late", "clock.days"]}
      count={report.total.received}
      note={t("month.clock", { ...clock, received: report.total.received, change: received })}
    >
      {rows.map(({ code, tally }) => (
        <tr key={code} class={code === "total" ? "strong" : ""}>
          <th scope="row">{named(`category.${code}`, code)}</th>
          {OF_CASES.map((name) => (
            <td key={name} class="number">
              {tally[name] ?? "–"}
            </td>
          ))}
        </tr>
      ))}
    </List>
  );
}

function Teams({ of: { told } }: { of: Month }) {
  const { t, named } = useTexts();
  const { shown } = useWriting();
  const { teams } = told.report;
  return (
    <List
      title="past.teams"
      heads={["col.team", ...OF_TEAMS.map((figure) => `fig.${figure}` as const)]}
      count={teams.length}
    >
      {teams.map(({ skill, figures }) => (
        <tr key={skill}>
          <th scope="row">{skill === "" ? t("past.anybody") : named(`skill.${skill}`, skill)}</th>
          {OF_TEAMS.map((figure) => (
            <td key={figure} class="number">
              {shown(figure, figures[figure])}
            </td>
          ))}
        </tr>
      ))}
    </List>
  );
}

function Agents({ of: { told } }: { of: Month }) {
  const { shown } = useWriting();
  const { agents } = told.report;
  return (
    <List
      title="past.agents"
      heads={["col.name", "col.handled", "fig.first_reply", "fig.handling", "fig.scored", "fig.satisfaction"]}
      count={agents.length}
    >
      {agents.map((agent) => (
        <tr key={agent.code}>
          <th scope="row">{agent.name}</th>
          <td class="number">{shown("answered", agent.handled)}</td>
          <td class="number">{shown("first_reply", agent.first_reply)}</td>
          <td class="number">{shown("handling", agent.handling)}</td>
          <td class="number">{shown("scored", agent.scored)}</td>
          <td class="number">{shown("satisfaction", agent.satisfaction)}</td>
        </tr>
      ))}
    </List>
  );
}
