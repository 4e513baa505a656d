/** How long until a promised answer is due, or by how much it is late. */
import type { Summary } from "../../shared/protocol";
import { stopwatch } from "../../shared/when";
import { dueIn, dueUrgency } from "../order";
import { useTexts } from "../texts";

export function Due({ summary, now }: { summary: Summary; now: number }) {
  const { t } = useTexts();
  const left = dueIn(summary, now);
  if (left === null) return null;
  const time = stopwatch(Math.abs(left));
  return (
    <span class={`due ${dueUrgency(summary, now)}`} aria-live="off">
      {t(left < 0 ? "due.late" : "due.in", { time })}
    </span>
  );
}
