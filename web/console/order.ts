/** What an agent's conversations tell at a glance: what is unread, who waits, and in which order to take them. */
import { unread } from "../shared/chat";
import { preview } from "../shared/sealed";
import type { Summary } from "../shared/protocol";
import type { Desk, Talk } from "./desk";

/** Talks are never changed in place, so what was worked out for one holds as long as it does. */
function once<T>(work: (talk: Talk) => T): (talk: Talk) => T {
  const known = new WeakMap<Talk, { value: T }>();
  return (talk) => {
    const found = known.get(talk) ?? { value: work(talk) };
    known.set(talk, found);
    return found.value;
  };
}

/** Until its log is here, the server's count stands. */
export const unreadOf = once((talk) =>
  talk.chat.entries.length === 0
    ? (talk.summary.unread ?? 0)
    : unread(talk.chat, talk.readUpto, ["customer"]),
);

/** Since when the customer has waited for an answer of the agent; null when it is their turn to write. */
export const waitingSince = once((talk): string | null => {
  if (talk.summary.state !== "agent") return null;
  const { entries } = talk.chat;
  const lastAnswer = entries.findLastIndex((e) => e.kind === "message" && e.author.role === "agent");
  const asked = entries
    .slice(lastAnswer + 1)
    .find((entry) => entry.kind === "message" && entry.author.role === "customer");
  // Before the first answer the wait for this agent began when they accepted.
  return asked && lastAnswer === -1 ? (talk.summary.since ?? asked.at) : (asked?.at ?? null);
});

/** The conversations in the order of the list: who has waited longest comes first, then by latest word. */
export function talkOrder(known: Desk): Talk[] {
  return Object.values(known.talks).sort((a, b) => {
    const [waitA, waitB] = [waitingSince(a), waitingSince(b)];
    if (waitA !== null && waitB !== null) return waitA.localeCompare(waitB);
    if (waitA !== null || waitB !== null) return waitA === null ? 1 : -1;
    return (b.summary.last_at ?? "").localeCompare(a.summary.last_at ?? "");
  });
}

/** Those in which a word occurs: in the customer's label, the case number, or anything said that is at hand. */
export function matching(talks: readonly Talk[], words: string): Talk[] {
  const sought = words.trim().toLowerCase();
  if (sought === "") return [...talks];
  return talks.filter(({ summary, chat }) =>
    [summary.customer.label, String(summary.case ?? ""), preview(summary.last_text ?? "")]
      .concat(chat.entries.map((entry) => preview(entry.text)))
      .some((text) => text.toLowerCase().includes(sought)),
  );
}

export type Urgency = "" | "soon" | "late";

/** Seconds until a promised answer is due; negative when it is overdue, null without a promise. */
export function dueIn({ sla }: Summary, now: number): number | null {
  return sla ? Math.floor((Date.parse(sla.due_at) - now) / 1000) : null;
}

/** The last third of the promised time counts as soon. */
export function dueUrgency(summary: Summary, now: number): Urgency {
  const left = dueIn(summary, now);
  if (left === null || !summary.sla) return "";
  if (left < 0) return "late";
  return left < summary.sla.target_seconds / 3 ? "soon" : "";
}

/** Seconds left of an offer, and how many it had; never more than these, although `now` may be a second old and no two
 *  clocks agree. */
export function offerTime({ offer_deadline, since }: Summary, now: number): { left: number; whole: number } {
  const until = offer_deadline ? Date.parse(offer_deadline) : now;
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  const whole = since ? Math.max(1, Math.round((until - Date.parse(since)) / 1000)) : Math.max(1, left);
  return { left: Math.min(left, whole), whole };
}

/** Seconds after which a customer who waits for the next answer is marked. */
const SOON = 30;
const LATE = 90;

export function waitUrgency(waited: number): Urgency {
  if (waited >= LATE) return "late";
  return waited >= SOON ? "soon" : "";
}
