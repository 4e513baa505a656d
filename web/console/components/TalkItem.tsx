/** One of the agent's conversations in the list. */
import { preview } from "../../shared/sealed";
import { stopwatch } from "../../shared/when";
import type { Talk } from "../desk";
import { unreadOf, waitingSince, waitUrgency } from "../order";
import { useTexts } from "../texts";
import { Tags } from "./Tags";
import { useCustomerName } from "./useCustomerName";

interface Props {
  talk: Talk;
  now: number;
  isSelected: boolean;
  onSelect: () => void;
}

export function TalkItem({ talk, now, isSelected, onSelect }: Props) {
  const { t } = useTexts();
  const { summary } = talk;
  const unread = unreadOf(talk);
  const since = waitingSince(talk);
  const waited = since === null ? null : Math.max(0, (now - Date.parse(since)) / 1000);
  return (
    <button
      type="button"
      class={unread > 0 ? "talk fresh" : "talk"}
      aria-current={isSelected ? "true" : undefined}
      onClick={onSelect}
    >
      <span class="item-row">
        <strong>{useCustomerName()(summary)}</strong>
        <Tags summary={summary} />
        {waited !== null && (
          <span class={`timer ${waitUrgency(waited)}`}>
            <span class="unseen">{t("talk.waiting", { time: "" })}</span>
            {stopwatch(waited)}
          </span>
        )}
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
