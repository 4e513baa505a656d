/** One conversation as a client knows it, and the pure function that brings it forward. The server's log is the truth:
 *  entries are only taken in order, and a hole is noticed rather than papered over. */
import type { Attachment, Entry, Page, Role, State, Stored, Trouble, Vote } from "./protocol";

export type PendingKind = "message" | "note" | "whisper" | "person";

/** Something the user said that the log does not show yet. `sent` means acknowledged, thus stored for good. */
export interface Pending {
  client_id: string;
  conversation: string;
  kind: PendingKind;
  text: string;
  choice?: string;
  at: string;
  status: "sending" | "sent" | "failed";
  code?: Trouble;
  seq?: number;
  attachments?: readonly Attachment[];
  /** Asked to go slower: it goes out by itself a little later. */
  isHeld?: boolean;
}

export interface Chat {
  conversation: string;
  entries: readonly Entry[];
  /** Seq of the last entry taken: everything visible up to it is here. */
  known: number;
  /** How far the log was looked through: beyond `known` lies nothing visible up to here. */
  checked: number;
  /** Highest seq of an entry that came too early: there is a hole while this exceeds `known`. */
  wanted: number;
  /** Highest seq the server has mentioned; what lies beyond `checked` may be entries that are not for this reader. */
  heard: number;
  state: State | null;
  pending: readonly Pending[];
  typing: Role | null;
  /** What the other side has read, and what has reached it. */
  readByOther: number;
  deliveredToOther: number;
}

export type ChatEvent =
  | { type: "entry"; entry: Entry }
  | { type: "synced"; page: Page }
  | { type: "state"; state: State }
  | { type: "typing"; role: Role; on: boolean }
  | { type: "receipt"; read: number; delivered: number }
  | { type: "voted"; seq: number; vote: Vote | null }
  | { type: "queued"; pending: Pending }
  | { type: "stored"; client_id: string; stored: Stored }
  | { type: "failed"; client_id: string; code: Trouble }
  | { type: "held"; client_id: string }
  | { type: "retried"; client_id: string }
  | { type: "dropped"; client_id: string };

export function newChat(conversation: string): Chat {
  return {
    conversation,
    entries: [],
    known: 0,
    checked: 0,
    wanted: 0,
    heard: 0,
    state: null,
    pending: [],
    typing: null,
    readByOther: 0,
    deliveredToOther: 0,
  };
}

/** `gap`: an entry is missing for certain. `perhaps`: the log is longer than what came, maybe only by what others see. */
export function behind(chat: Chat): "gap" | "perhaps" | "no" {
  if (chat.wanted > chat.known) return "gap";
  return chat.heard > chat.checked ? "perhaps" : "no";
}

export function chat(before: Chat, event: ChatEvent): Chat {
  switch (event.type) {
    case "entry":
      return take(before, event.entry);
    case "synced":
      return takePage(before, event.page);
    case "state":
      return { ...before, state: event.state, heard: Math.max(before.heard, event.state.last_seq) };
    case "typing":
      return { ...before, typing: event.on ? event.role : null };
    case "receipt":
      return takeReceipt(before, event);
    case "voted":
      return {
        ...before,
        entries: before.entries.map((entry) =>
          entry.seq === event.seq ? { ...entry, vote: event.vote } : entry,
        ),
      };
    case "queued":
      return queue(before, event.pending);
    case "stored":
      return settle(before, event.client_id, event.stored);
    case "dropped":
      return withoutPending(before, [event.client_id]);
    default:
      return change(before, event.client_id, sendingAfter(event));
  }
}

function takeReceipt(before: Chat, { read, delivered }: { read: number; delivered: number }): Chat {
  const readByOther = Math.max(before.readByOther, read);
  return {
    ...before,
    readByOther,
    deliveredToOther: Math.max(before.deliveredToOther, delivered, readByOther),
  };
}

function take(before: Chat, entry: Entry): Chat {
  if (entry.seq <= before.known) return before;
  if (entry.prev > before.known) return { ...before, wanted: Math.max(before.wanted, entry.seq) };
  return append(before, [entry]);
}

function takePage(before: Chat, page: Page): Chat {
  const fresh = page.entries.filter((entry) => entry.seq > before.known);
  const after = append(withNewAddresses(before, page.entries), fresh);
  // Only the last page proves that nothing visible lies between its last entry and the end of the log.
  const checked = page.more ? after.checked : Math.max(after.checked, page.last_seq);
  return { ...after, checked, heard: Math.max(after.heard, page.last_seq) };
}

/** Files are at addresses that hold for a short time: an entry that comes again brings new ones. */
function withNewAddresses(before: Chat, again: readonly Entry[]): Chat {
  const files = new Map(again.map(({ seq, attachments }) => [seq, attachments]));
  if (again.every(({ seq, attachments }) => seq > before.known || !attachments)) return before;
  const entries = before.entries.map((entry) => {
    const attachments = files.get(entry.seq);
    return attachments ? { ...entry, attachments } : entry;
  });
  return { ...before, entries };
}

function append(before: Chat, fresh: readonly Entry[]): Chat {
  const known = fresh.at(-1)?.seq ?? before.known;
  const shown = fresh.flatMap((entry) => entry.client_id ?? []);
  return withoutPending(
    {
      ...before,
      entries: fresh.length > 0 ? [...before.entries, ...fresh] : before.entries,
      known,
      checked: Math.max(before.checked, known),
      typing: fresh.some((entry) => entry.author.role === before.typing) ? null : before.typing,
    },
    shown,
  );
}

function queue(before: Chat, pending: Pending): Chat {
  const isShown = before.entries.some((entry) => entry.client_id === pending.client_id);
  const isQueued = before.pending.some((other) => other.client_id === pending.client_id);
  return isShown || isQueued ? before : { ...before, pending: [...before.pending, pending] };
}

function settle(before: Chat, client_id: string, stored: Stored): Chat {
  const { seq, at, text } = stored;
  const after = change(before, client_id, { status: "sent", seq, at, text });
  return { ...after, heard: Math.max(after.heard, seq) };
}

function sendingAfter(event: Extract<ChatEvent, { type: "failed" | "held" | "retried" }>): Partial<Pending> {
  if (event.type === "failed") return { status: "failed", code: event.code };
  return event.type === "held" ? { isHeld: true } : { status: "sending" };
}

function change(before: Chat, client_id: string, fields: Partial<Pending>): Chat {
  const pending = before.pending.map((item) => {
    if (item.client_id !== client_id) return item;
    const { code: _, ...rest } = item;
    return { ...rest, isHeld: false, ...fields };
  });
  return { ...before, pending };
}

function withoutPending(before: Chat, client_ids: readonly string[]): Chat {
  if (client_ids.length === 0) return before;
  const pending = before.pending.filter((item) => !client_ids.includes(item.client_id));
  return { ...before, pending };
}

/** The quick replies that the bot would still accept: those of its last entry, while nobody has answered. */
export function openQuickReplies(known: Chat): NonNullable<Entry["quick_replies"]> {
  if (known.state?.state !== "bot" || known.pending.some((item) => item.kind === "message")) return [];
  const last = known.entries.findLast(
    (entry) => entry.author.role === "bot" || entry.author.role === "customer",
  );
  return last?.author.role === "bot" ? (last.quick_replies ?? []) : [];
}

/** How many entries of the other side lie beyond what was read. */
export function unread(known: Chat, readUpto: number, from: readonly Role[]): number {
  return known.entries.filter(
    (entry) => entry.seq > readUpto && entry.kind === "message" && from.includes(entry.author.role),
  ).length;
}
