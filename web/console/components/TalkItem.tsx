/** One of the agent's conversations in the list. */
import { preview } from "../../shared/sealed";
import type { Talk } from "../desk";
import { unreadOf } from "../order";
import { useTexts } from "../texts";
import { Tags } from "./Tags";
import { useCustomerName } from "./useCustomerName";
import { Waiting } from "./Waiting";

interface Props {
  talk: Talk;
  now: number;
  isSelected: boolean;
  /** Whether the list's one tab stop is here. */
  isStop: boolean;
  onSelect: () => void;
}

export function TalkItem({ talk, now, isSelected, isStop, onSelect }: Props) {
  const { t } = useTexts();
  const { summary } = talk;
  const unread = unreadOf(talk);
  return (
    <button
      type="button"
      class={unread > 0 ? "talk fresh" : "talk"}
      aria-current={isSelected ? "true" : undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={onSelect}
    >
      <span class="item-row">
        <strong>{useCustomerName()(summary)}</strong>
        <Tags summary={summary} />
        <Waiting talk={talk} now={now} />
      </span>
      <span class="item-row">
        <span class="item-text">{preview(lastWords(talk))}</span>
        {unread > 0 && (
          <span class="unread">
            <span aria-hidden="true">{unread}</span>
            <span class="unseen">{t("talk.unread", { count: unread })}</span>
          </span>
        )}
      </span>
      {summary.state !== "agent" && <span class="quiet">{t(`stage.${summary.state}`)}</span>}
    </button>
  );
}

function lastWords({ chat, summary }: Talk): string {
  return chat.entries.findLast((entry) => entry.kind === "message")?.text ?? summary.last_text ?? "";
}
