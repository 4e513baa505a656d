/** Requests and events of the two namespaces (docs/protocol.md, sections 3 and 4). */
import type { Entry, Language, Me, Packet, Page, Role, State, Stored, Summary, Vote } from "./protocol";
import type {
  Canned,
  CannedDraft,
  Colleague,
  CustomerCard,
  Disposition,
  FoundPast,
  OfferMade,
  Past,
  Suggestion,
  TransferTo,
  Wanted,
} from "./staffing";
import type { Floor, SupervisionCalls } from "./supervision";

export interface InConversation {
  conversation: string;
}
export interface ClientText extends InConversation {
  client_id: string;
  text: string;
}
interface WithFiles extends ClientText {
  /** Ids of files uploaded before. */
  attachments?: readonly string[];
}

/** Requests that are acknowledged: what is asked, and what comes back beside `ok`. */
export interface VisitorCalls {
  open: { ask: { language?: Language; fresh?: boolean }; answer: { state: State } };
  send: { ask: WithFiles & { choice?: string }; answer: Stored };
  sync: { ask: InConversation & { after: number }; answer: Page & { state: State } };
  ask_human: { ask: InConversation & { client_id: string }; answer: { state: State } };
  cancel_wait: { ask: InConversation; answer: { state: State } };
  leave_message: { ask: ClientText & { contact: string }; answer: { number: string | number } };
  language: { ask: InConversation & { language: Language }; answer: { state: State } };
  read: { ask: InConversation & { upto: number }; answer: object };
  delivered: { ask: InConversation & { upto: number }; answer: object };
  close: { ask: InConversation; answer: { state: State } };
  rate: { ask: InConversation & { score: number; comment?: string }; answer: object };
  vote: { ask: Judged; answer: object };
  history: { ask: object; answer: { conversations: OwnPast[] } };
}

export interface StaffCalls extends SupervisionCalls {
  hello: {
    ask: object;
    answer: {
      me: Me;
      conversations: Summary[];
      queue: Summary[];
      offers: Summary[];
      dispositions?: Disposition[];
    };
  };
  available: { ask: { on: boolean }; answer: { me: Me } };
  accept: { ask: InConversation; answer: { summary: Summary } };
  decline: { ask: InConversation; answer: object };
  sync: { ask: InConversation & { after: number }; answer: Page & { summary: Summary } };
  packet: { ask: InConversation; answer: { packet: Packet } };
  send: { ask: WithFiles; answer: Stored };
  note: { ask: ClientText; answer: Stored };
  read: { ask: InConversation & { upto: number }; answer: object };
  delivered: { ask: InConversation & { upto: number }; answer: object };
  colleagues: { ask: object; answer: { colleagues: Colleague[]; skills: string[] } };
  transfer: {
    ask: InConversation & { to: TransferTo; note?: string; client_id: string };
    answer: { summary: Summary };
  };
  canned: { ask: object; answer: { replies: Canned[] } };
  canned_text: { ask: InConversation & { id: string }; answer: { text: string } };
  save_canned: { ask: CannedDraft; answer: { reply: Canned } };
  remove_canned: { ask: { id: string }; answer: object };
  suggest: { ask: InConversation; answer: { suggestions: Suggestion[] } };
  history: { ask: InConversation; answer: { conversations: Past[] } };
  customer: { ask: InConversation; answer: CustomerCard };
  search: { ask: Wanted; answer: { conversations: FoundPast[]; more: boolean } };
  why: { ask: InConversation; answer: { offers: OfferMade[] } };
  recuse: { ask: InConversation & { agent?: string; reason: string }; answer: { summary: Summary } };
  return_to_bot: { ask: InConversation; answer: { summary: Summary } };
  close: { ask: InConversation & { disposition?: string }; answer: { summary: Summary } };
  reveal: { ask: InConversation & { token: string; reason: string }; answer: { value: string } };
}

/** Typing is told, never answered. */
export interface Tellings {
  typing: InConversation & { on: boolean };
}

/** An earlier conversation of a signed-in customer. */
export interface OwnPast extends InConversation {
  opened_at: string;
  agent?: string;
  case?: string;
  last_text?: string;
}
/** An answer of the assistant as its customer judged it; null when that was taken back. */
export interface Judged extends InConversation {
  seq: number;
  vote: Vote | null;
}
export interface TypingNotice extends InConversation {
  role: Role;
  on: boolean;
}
export interface Receipt extends InConversation {
  role: Role;
  read_upto: number;
  delivered_upto?: number;
}
export interface OfferGone extends InConversation {
  why: "accepted" | "declined" | "missed" | "cancelled";
}
export interface Queue {
  waiting: number;
  queue: readonly Summary[];
}

export interface VisitorEvents {
  entry: Entry;
  state: State;
  typing: TypingNotice;
  receipt: Receipt;
  vote: Judged;
}

export interface StaffEvents {
  entry: Entry;
  summary: Summary;
  offer: Summary;
  offer_gone: OfferGone;
  queue: Queue;
  typing: TypingNotice;
  receipt: Receipt;
  vote: Judged;
  me: Me;
  floor: Floor;
  signed_out: { reason: string };
}
