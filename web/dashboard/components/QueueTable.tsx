/** Who waits for a person, in the order in which they will be taken. */
import { Due } from "../../console/components/Due";
import { Tags } from "../../console/components/Tags";
import { useCustomerName } from "../../console/components/useCustomerName";
import type { Summary } from "../../shared/protocol";
import { stopwatch } from "../../shared/when";
import { useTexts } from "../texts";
import { Table } from "./Table";

interface Props {
  queue: readonly Summary[];
  now: number;
  watched: string | null;
  onLook: (conversation: string) => void;
  onWhy: (conversation: string) => void;
}

export function QueueTable({ queue, now, watched, onLook, onWhy }: Props) {
  const { t, named } = useTexts();
  const nameOf = useCustomerName();
  return (
    <Table
      name={t("queue")}
      heads={["col.customer", "col.reason", "col.skill", "col.waited", "col.due", "col.acts"]}
      none={t("queue.none")}
      count={queue.length}
    >
      {queue.map((summary) => {
        const { conversation } = summary;
        const name = nameOf(summary);
        return (
          <tr key={conversation} aria-current={watched === conversation ? "true" : undefined}>
            <th scope="row">
              {name} <Tags summary={summary} />
            </th>
            <td>{named(`reason.${summary.reason ?? ""}`, t("reason.none"))}</td>
            <td>{summary.skill && named(`skill.${summary.skill}`, summary.skill)}</td>
            <td class="number">
              {summary.queued_at && stopwatch((now - Date.parse(summary.queued_at)) / 1000)}
            </td>
            <td>
              <Due summary={summary} now={now} />
            </td>
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
              <button
                type="button"
                class="link"
                aria-label={`${t("why.ask")}: ${name}`}
                onClick={() => {
                  onWhy(conversation);
                }}
              >
                {t("why.ask")}
              </button>
            </td>
          </tr>
        );
      })}
    </Table>
  );
}
