/** One who waits in the queue. */
import type { Summary } from "../../shared/protocol";
import { preview } from "../../shared/sealed";
import { stopwatch } from "../../shared/when";
import { useTexts } from "../texts";
import { Due } from "./Due";
import { Tags } from "./Tags";

export function QueueItem({ summary, now }: { summary: Summary; now: number }) {
  const { t, named } = useTexts();
  const waited = summary.queued_at ? stopwatch((now - Date.parse(summary.queued_at)) / 1000) : "";
  return (
    <div class="queued">
      <div class="item-row">
        <strong>{named(`reason.${summary.reason ?? ""}`, t("reason.none"))}</strong>
        <Tags summary={summary} />
        <span class="timer">{waited}</span>
      </div>
      <div class="item-row">
        <span class="item-text">{preview(summary.last_text ?? "")}</span>
        <Due summary={summary} now={now} />
      </div>
    </div>
  );
}
