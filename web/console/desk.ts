/** What an agent's console knows, and the pure function that brings it forward. */
import { chat as bring, newChat, type Chat, type ChatEvent } from "../shared/chat";
import type { OfferGone } from "../shared/calls";
import type { Me, Packet, Summary, Trouble } from "../shared/protocol";
import type { Disposition } from "../shared/staffing";
import type { Status } from "../shared/transport";

/** A conversation that is, or just was, with this agent. */
export interface Talk {
  summary: Summary;
  chat: Chat;
  readUpto: number;
  packet: Packet | null;
}

export type Session = "unknown" | "out" | "ended" | "in";

export interface Desk {
  session: Session;
  me: Me | null;
  status: Status;
  talks: Readonly<Record<string, Talk>>;
  offers: readonly Summary[];
  queue: readonly Summary[];
  selected: string | null;
  /** A conversation of others that a supervisor looks at. */
  watched: string | null;
  dispositions: readonly Disposition[];
  trouble: Trouble | null;
  /** Why the last offer went away without being answered. */
  lostOffer: "missed" | "cancelled" | null;
  /** What was said when somebody else ended the session. */
  whySignedOut: string | null;
}

export type DeskEvent =
  | { type: "session"; session: Session; why?: string }
  | { type: "status"; status: Status }
  | { type: "me"; me: Me }
  | {
      type: "hello";
      talks: readonly Summary[];
      offers: readonly Summary[];
      queue: readonly Summary[];
      dispositions?: readonly Disposition[] | undefined;
    }
  | { type: "summary"; summary: Summary }
  | { type: "chat"; conversation: string; event: ChatEvent }
  | { type: "offer"; offer: Summary }
  | { type: "offer_gone"; gone: OfferGone }
  | { type: "queue"; queue: readonly Summary[] }
  | { type: "packet"; packet: Packet }
  | { type: "select"; conversation: string | null }
  | { type: "watch"; conversation: string | null }
  | { type: "read"; conversation: string; upto: number }
  | { type: "trouble"; code: Trouble | null }
  | { type: "noticed" };

export const EMPTY_DESK: Desk = {
  session: "unknown",
  me: null,
  status: "connecting",
  talks: {},
  offers: [],
  queue: [],
  selected: null,
  watched: null,
  dispositions: [],
  trouble: null,
  lostOffer: null,
  whySignedOut: null,
};

export function desk(before: Desk, event: DeskEvent): Desk {
  switch (event.type) {
    case "session":
      return event.session === "in"
        ? { ...before, session: "in" }
        : { ...EMPTY_DESK, session: event.session, whySignedOut: event.why ?? null };
    case "me":
      return { ...before, me: keepToken(before.me, event.me) };
    case "hello":
      return greet(before, event);
    case "summary":
      return takeSummary(before, event.summary);
    case "chat":
      return inTalk(before, event.conversation, (talk) => ({ ...talk, chat: bring(talk.chat, event.event) }));
    case "packet":
      return inTalk(before, event.packet.conversation, (talk) => ({ ...talk, packet: event.packet }));
    case "read":
      return inTalk(before, event.conversation, (talk) => ({
        ...talk,
        readUpto: Math.max(talk.readUpto, event.upto),
      }));
    case "select":
      return select(before, event.conversation);
    case "watch":
      return watch(before, event.conversation);
    default:
      return aside(before, event);
  }
}

/** The CSRF token comes over HTTP alone. */
function keepToken(before: Me | null, me: Me): Me {
  return before?.csrf === undefined ? me : { csrf: before.csrf, ...me };
}

type AsideEvent = Extract<
  DeskEvent,
  { type: "status" | "offer" | "offer_gone" | "queue" | "trouble" | "noticed" }
>;

/** What does not concern the conversations at hand. */
function aside(before: Desk, event: AsideEvent): Desk {
  switch (event.type) {
    case "status":
      return { ...before, status: event.status };
    case "offer":
      return { ...before, offers: [...without(before.offers, event.offer.conversation), event.offer] };
    case "offer_gone":
      return loseOffer(before, event.gone);
    case "queue":
      return { ...before, queue: event.queue };
    case "trouble":
      return { ...before, trouble: event.code };
    case "noticed":
      return { ...before, trouble: null, lostOffer: null };
  }
}

function greet(before: Desk, event: Extract<DeskEvent, { type: "hello" }>): Desk {
  const { talks, offers, queue, dispositions = before.dispositions } = event;
  const kept = talks.map(
    (summary) => [summary.conversation, renew(before.talks[summary.conversation], summary)] as const,
  );
  const { watched } = before;
  const seen = watched === null ? undefined : before.talks[watched];
  const all = { ...(seen && { [seen.summary.conversation]: seen }), ...Object.fromEntries(kept) };
  const after = { ...before, talks: all, offers, queue, dispositions };
  const isThere = before.selected !== null && before.selected in after.talks;
  return { ...after, selected: isThere ? before.selected : null };
}

function renew(talk: Talk | undefined, summary: Summary): Talk {
  const known = talk ?? { chat: newChat(summary.conversation), readUpto: 0, packet: null };
  const { read_by_customer: read = 0, delivered_to_customer: delivered = 0 } = summary;
  const told = bring(known.chat, { type: "state", state: summary });
  const chat = bring(told, { type: "receipt", read, delivered });
  return { ...known, summary, chat, readUpto: Math.max(known.readUpto, summary.read_by_agent ?? 0) };
}

function takeSummary(before: Desk, summary: Summary): Desk {
  const { conversation } = summary;
  const known = before.talks[conversation];
  // What has left this agent stays in sight while it is open on the desk, and goes when they turn to another.
  const isAtHand = isMine(before, summary) || before.watched === conversation;
  if (!isAtHand && (!known || before.selected !== conversation)) return drop(before, conversation);
  return { ...before, talks: { ...before.talks, [conversation]: renew(known, summary) } };
}

export function isMine(known: Desk, { state, agent_id }: Summary): boolean {
  return (state === "agent" || state === "wrap_up") && (agent_id == null || agent_id === known.me?.id);
}

function inTalk(before: Desk, conversation: string, change: (talk: Talk) => Talk): Desk {
  const talk = before.talks[conversation];
  return talk ? { ...before, talks: { ...before.talks, [conversation]: change(talk) } } : before;
}

function select(before: Desk, conversation: string | null): Desk {
  const left = before.selected === null ? undefined : before.talks[before.selected];
  const isLeftOver = left && before.selected !== conversation && !isMine(before, left.summary);
  return { ...(isLeftOver ? drop(before, left.summary.conversation) : before), selected: conversation };
}

/** Looking on ends with turning away, unless the conversation has become one's own. */
function watch(before: Desk, watched: string | null): Desk {
  const left = before.watched === null ? undefined : before.talks[before.watched];
  const isLeft = left && before.watched !== watched && !isMine(before, left.summary);
  const after = isLeft ? drop(before, left.summary.conversation) : before;
  return { ...after, watched, selected: watched };
}

function drop(before: Desk, conversation: string): Desk {
  if (!(conversation in before.talks)) return before;
  const talks = Object.fromEntries(Object.entries(before.talks).filter(([id]) => id !== conversation));
  return { ...before, talks };
}

function loseOffer(before: Desk, { conversation, why }: OfferGone): Desk {
  const lostOffer = why === "missed" || why === "cancelled" ? why : before.lostOffer;
  return { ...before, offers: without(before.offers, conversation), lostOffer };
}

function without(summaries: readonly Summary[], conversation: string): Summary[] {
  return summaries.filter((summary) => summary.conversation !== conversation);
}
