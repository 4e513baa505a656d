/** Who is on duty: how busy, for what, and what can be changed about it while they work. */
import { useState } from "preact/hooks";
import { ReasonDialog } from "../../console/components/RecuseDialog";
import { standing } from "../../console/components/TransferDialog";
import type { Duty } from "../../console/duty";
import type { OnFloor } from "../../shared/supervision";
import { stopwatch } from "../../shared/when";
import { useTexts } from "../texts";
import { StaffDialog } from "./StaffDialog";
import { Table } from "./Table";

interface Props {
  agents: readonly OnFloor[];
  duty: Duty;
  now: number;
  /** One cannot sign oneself out from here. */
  me: string;
}

export function AgentsTable({ agents, duty, now, me }: Props) {
  const { t } = useTexts();
  const [asks, setAsks] = useState<{ what: "change" | "end"; agent: OnFloor } | null>(null);
  const close = () => {
    setAsks(null);
  };
  return (
    <>
      <Table
        name={t("agents")}
        heads={["col.name", "col.stage", "col.load", "col.skills", "col.languages", "col.acts"]}
        none={t("agents.none")}
        count={agents.length}
      >
        {agents.map((agent) => (
          <AgentRow
            key={agent.id}
            agent={agent}
            now={now}
            isMe={agent.id === me}
            onAsk={(what) => {
              setAsks({ what, agent });
            }}
          />
        ))}
      </Table>
      {asks?.what === "change" && <StaffDialog agent={asks.agent} duty={duty} onClose={close} />}
      {asks?.what === "end" && (
        <ReasonDialog
          title={t("end.title", { name: asks.agent.name })}
          text={t("end.text")}
          act={t("sign.out")}
          onClose={close}
          onDone={async (reason) =>
            (await duty.call("sign_out_staff", { staff: asks.agent.id, reason })) !== null
          }
        />
      )}
    </>
  );
}

interface RowProps {
  agent: OnFloor;
  now: number;
  isMe: boolean;
  onAsk: (what: "change" | "end") => void;
}

function AgentRow({ agent, now, isMe, onAsk }: RowProps) {
  const { t, named } = useTexts();
  const { name, load, capacity, skills, languages, connected, available, since, away_reason: away } = agent;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <span class={connected && available ? "lamp on" : "lamp"} aria-hidden="true" /> {t(standing(agent))}
        {connected && away && named(`away.${away}`, "")}
        {since && <span class="quiet"> {stopwatch((now - Date.parse(since)) / 1000)}</span>}
      </td>
      <td class="number">
        <meter class="load" min={0} max={Math.max(1, capacity)} value={load} aria-hidden="true" /> {load}/
        {capacity}
      </td>
      <td>{skills.map((skill) => named(`skill.${skill}`, skill)).join(" · ")}</td>
      <td>{languages.map((language) => t(`language.${language}`)).join(" · ")}</td>
      <td class="acts">
        <button
          type="button"
          class="link"
          aria-label={`${t("staff.change")}: ${name}`}
          onClick={() => {
            onAsk("change");
          }}
        >
          {t("staff.change")}
        </button>
        {!isMe && (
          <button
            type="button"
            class="link"
            aria-label={`${t("sign.out")}: ${name}`}
            onClick={() => {
              onAsk("end");
            }}
          >
            {t("sign.out")}
          </button>
        )}
      </td>
    </tr>
  );
}
