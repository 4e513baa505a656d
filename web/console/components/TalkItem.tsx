/** One of the agent's conversations in the list. */
import { preview } from "../../shared/sealed";
import { stopwatch } from "../../shared/when";
import { unreadOf, waitingSince, type Talk } from "../desk";
import { useTexts } from "../texts";
import { Tags } from "./Tags";
import { useCustomerName } from "./useCustomerName";

interface Props {
  talk: Talk;
  now: number;
  isSelected: boolean;
  onSelect: () => void;
}

/** Seconds after which a waiting customer is marked. */
const SOON = 30;
const LATE = 90;

export function TalkItem({ talk, now, isSelected, onSelect }: Props) {
  const { t } = useTexts();
  const { summary } = talk;
  const unread = unreadOf(talk);
  const since = waitingSince(talk);
  const waited = since === null ? null : Math.max(0, (now - Date.parse(since)) / 1000);
  return (
    <li>
      <button type="button" class="talk" aria-current={isSelected ? "true" : undefined} onClick={onSelect}>
        <span class="item-row">
          <strong>{useCustomerName()(summary)}</strong>
          <Tags summary={summary} />
          {waited !== null && (
            <span class={`timer ${urgency(waited)}`}>
              <span class="unseen">{t("talk.waiting", { time: "" })}</span>
              {stopwatch(waited)}
            </span>
          )}
        </span>
        <span class="item-row">
          <span class="item-text">
            {preview(
              talk.chat.entries.findLast((e) => e.kind === "message")?.text ?? summary.last_text ?? "",
            )}
          </span>
          {unread > 0 && (
            <span class="unread">
              <span aria-hidden="true">{unread}</span>
              <span class="unseen">{t("talk.unread", { count: unread })}</span>
            </span>
          )}
        </span>
        {summary.state !== "agent" && <span class="quiet">{t(`stage.${summary.state}`)}</span>}
      </button>
    </li>
  );
}

function urgency(waited: number): "" | "soon" | "late" {
  if (waited >= LATE) return "late";
  return waited >= SOON ? "soon" : "";
}
