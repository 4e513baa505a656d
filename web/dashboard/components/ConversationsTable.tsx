/** Who is with a person just now. */
import { Eye } from "lucide";
import { Tags } from "../../console/components/Tags";
import { useCustomerName } from "../../console/components/useCustomerName";
import type { Summary } from "../../shared/protocol";
import { preview } from "../../shared/sealed";
import type { OnFloor } from "../../shared/supervision";
import { Icon } from "../../shared/ui/Icon";
import { stopwatch } from "../../shared/when";
import { useTexts } from "../texts";
import { Table } from "./Table";

interface Props {
  conversations: readonly Summary[];
  agents: readonly OnFloor[];
  now: number;
  watched: string | null;
  onLook: (conversation: string) => void;
}

export function ConversationsTable({ conversations, agents, now, watched, onLook }: Props) {
  const { t } = useTexts();
  const nameOf = useCustomerName();
  const agentOf = ({ agent_id, agent_name }: Summary) =>
    agent_name ?? agents.find(({ id }) => id === agent_id)?.name ?? "";
  return (
    <Table
      name={t("talking")}
      heads={["col.customer", "col.agent", "col.stage", "col.lasts", "col.last", "col.acts"]}
      none={t("talking.none")}
      count={conversations.length}
    >
      {conversations.map((summary) => {
        const { conversation, state, since } = summary;
        const name = nameOf(summary);
        return (
          <tr key={conversation} aria-current={watched === conversation ? "true" : undefined}>
            <th scope="row">
              {name} <Tags summary={summary} />
              <Watchers names={summary.watchers ?? []} />
            </th>
            <td>{agentOf(summary)}</td>
            <td>{t(state === "agent" ? "stage.talking" : `stage.${state}`)}</td>
            <td class="number">{since && stopwatch((now - Date.parse(since)) / 1000)}</td>
            <td class="words">{preview(summary.last_text ?? "")}</td>
            <td class="acts">
              <button
                type="button"
                class="link"
                aria-label={`${t("look")}: ${name}`}
                onClick={() => {
                  onLook(conversation);
                }}
              >
                {t("look")}
              </button>
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

function Watchers({ names }: { names: readonly string[] }) {
  const { t } = useTexts();
  if (names.length === 0) return null;
  return (
    <span class="tag">
      <Icon of={Eye} size={12} />
      <span class="unseen">{t("watchers")}</span> {names.join(", ")}
    </span>
  );
}
