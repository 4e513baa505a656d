/** What the widget knows, and the pure function that brings it forward. */
import { chat as bring, newChat, unread, type Chat, type ChatEvent, type Pending } from "../shared/chat";
import type { Language, State, Trouble } from "../shared/protocol";
import type { Status } from "../shared/transport";

/** The conversation of what is said before the first one is open. Its chat has no state. */
export const NOWHERE = "";

export interface Hall {
  language: Language;
  status: Status;
  chat: Chat | null;
  /** Whether the customer has the widget open in front of them. */
  isShown: boolean;
  readUpto: number;
  /** Where the log ended when this page came to it: what lies beyond is news. */
  heardFrom: number;
  /** Why the last thing that the customer asked for did not happen. */
  trouble: Trouble | null;
  hasRated: boolean;
}

export type HallEvent =
  | { type: "chat"; conversation: string; event: ChatEvent }
  | { type: "early"; pending: Pending }
  | { type: "opened"; state: State; readUpto: number }
  | { type: "status"; status: Status }
  | { type: "language"; language: Language }
  | { type: "shown"; on: boolean }
  | { type: "read"; upto: number }
  | { type: "trouble"; code: Trouble | null }
  | { type: "rated" };

export function newHall(language: Language, isShown: boolean): Hall {
  const nothing = { chat: null, readUpto: 0, heardFrom: 0, trouble: null, hasRated: false };
  return { language, status: "connecting", isShown, ...nothing };
}

export function hall(before: Hall, event: HallEvent): Hall {
  switch (event.type) {
    case "chat":
      return inChat(before, event.conversation, event.event);
    case "early":
      return {
        ...before,
        chat: bring(before.chat ?? newChat(NOWHERE), { type: "queued", pending: event.pending }),
      };
    case "opened":
      return open(before, event.state, event.readUpto);
    case "status":
      return { ...before, status: event.status };
    case "language":
      return { ...before, language: event.language };
    case "shown":
      return { ...before, isShown: event.on };
    case "read":
      return { ...before, readUpto: Math.max(before.readUpto, event.upto) };
    case "trouble":
      return { ...before, trouble: event.code };
    case "rated":
      return { ...before, hasRated: true };
  }
}

function inChat(before: Hall, conversation: string, event: ChatEvent): Hall {
  // Late news of an earlier conversation are not this one's.
  if (before.chat?.conversation !== conversation) return before;
  const after = event.type === "state" ? takeState(before.chat, event.state) : bring(before.chat, event);
  return after === before.chat ? before : { ...before, chat: after };
}

function open(before: Hall, state: State, readUpto: number): Hall {
  if (before.chat?.conversation === state.conversation) {
    return { ...before, chat: takeState(before.chat, state) };
  }
  const chat = takeState(newChat(state.conversation), state);
  return { ...before, chat, readUpto, heardFrom: state.last_seq, trouble: null, hasRated: false };
}

/** A state also says how far the agent's side has come, for marks that a reload would lose. */
function takeState(chat: Chat, state: State): Chat {
  const { read_by_agent: read = 0, delivered_to_agent: delivered = 0 } = state;
  return bring(bring(chat, { type: "state", state }), { type: "receipt", read, delivered });
}

export function unreadCount(known: Hall): number {
  return known.chat ? unread(known.chat, known.readUpto, ["bot", "agent", "system"]) : 0;
}

/** Nothing was said by the customer yet: the hall greets and shows what it can do. */
export function isNew(known: Hall): boolean {
  if (known.chat === null) return true;
  const { entries, pending, state } = known.chat;
  if (isOver(state)) return false;
  return pending.length === 0 && !entries.some((entry) => entry.author.role === "customer");
}

export function isOver(state: State | null): boolean {
  return state?.state === "closed" || state?.state === "wrap_up";
}

export function isQueued(state: State | null): boolean {
  return state?.state === "queued" || state?.state === "offered";
}
