/** Ready-made replies: which of them the writer may mean after a `/`. */
import type { Canned } from "../shared/staffing";

/** What was typed after the slash, or null when this is no search for a reply. */
export function soughtReply(text: string): string | null {
  return text.startsWith("/") && !text.includes("\n") ? text.slice(1).trim().toLowerCase() : null;
}

const MOST_SHOWN = 8;

/** Those whose shortcut begins so come first, then those that say it anywhere. */
export function fittingReplies(replies: readonly Canned[], sought: string): Canned[] {
  const begins = replies.filter(({ shortcut }) => shortcut.toLowerCase().startsWith(sought));
  const says = replies.filter(
    (reply) =>
      !begins.includes(reply) &&
      [reply.shortcut, reply.title, reply.zh, reply.en].some((words) => words.toLowerCase().includes(sought)),
  );
  return [...begins, ...says].slice(0, MOST_SHOWN);
}
