/** The protocol of docs/protocol.md as types: what is sent to and fro. Requests and events: calls.ts. */

export type Language = "zh" | "en";
export type Role = "customer" | "bot" | "agent" | "supervisor" | "system";
export type EntryKind = "message" | "note" | "state" | "system";
export type Stage = "bot" | "queued" | "offered" | "agent" | "wrap_up" | "closed";

export interface Author {
  role: Role;
  name?: string;
  id?: string;
}

export interface QuickReply {
  title: string;
  choice?: string;
}

/** Structured content; a reader shows the text of a kind that it does not know. */
export interface Card {
  kind: string;
  number?: string | number;
  [field: string]: unknown;
}

export interface StateEvent {
  name: string;
  state: Stage;
  epoch: number;
  reason?: string;
  number?: string | number;
  score?: number;
  [field: string]: unknown;
}

/** What the bot understood of a customer's message; only staff get it. */
export interface Understanding {
  topic?: string | null;
  confidence?: number;
  zone?: string;
  language?: Language;
  suggestions?: readonly unknown[];
}

export const ATTACHMENT_TYPES = ["image/png", "image/jpeg", "image/webp", "application/pdf"] as const;

/** A file that somebody sent. `url` is of this server, signed and short-lived: each sync brings a fresh one. */
export interface Attachment {
  id: string;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  url: string;
}

/** What a customer says of one answer of the assistant. */
export type Vote = "up" | "down";

export interface Entry {
  conversation: string;
  seq: number;
  /** The seq of the previous entry that this reader may see; 0 for the first. */
  prev: number;
  kind: EntryKind;
  author: Author;
  text: string;
  at: string;
  client_id?: string | null;
  quick_replies?: readonly QuickReply[] | null;
  card?: Card | null;
  event?: StateEvent | null;
  meta?: Understanding | null;
  attachments?: readonly Attachment[] | null;
  /** An answer of the assistant that its customer may judge, and how they did. */
  votable?: boolean;
  vote?: Vote | null;
  /** A note by which a supervisor prompts the agent; only staff get it. */
  whisper?: boolean;
}

export interface Wait {
  low: number;
  high: number;
}

export interface State {
  conversation: string;
  state: Stage;
  last_seq: number;
  language: Language;
  agent?: { name: string; connected: boolean } | null;
  position?: number | null;
  wait?: Wait | null;
  bot_available: boolean;
  can_rate: boolean;
  /** Whether people are on duty now, and else when they are again. */
  open?: boolean;
  opens_at?: string | null;
  /** How far the agent has read, and has received. */
  read_by_agent?: number;
  delivered_to_agent?: number;
}

export interface Summary extends State {
  reason?: string | null;
  lane?: string | null;
  priority?: string | number | null;
  skill?: string | null;
  queued_at?: string | null;
  since?: string | null;
  offer_deadline?: string | null;
  customer: { label: string; identity: "anonymous" | "verified" };
  last_text?: string | null;
  last_at?: string | null;
  epoch: number;
  agent_id?: string | null;
  agent_name?: string | null;
  /** How far the customer has read, and has received. */
  read_by_customer?: number;
  delivered_to_customer?: number;
  case?: string | number | null;
  /** The customer's messages that its agent has not read, as the server counts them. */
  unread?: number;
  disposition?: string | null;
  transferred_from?: string | null;
  recused?: boolean;
  sla?: { target_seconds: number; due_at: string } | null;
  vip?: boolean;
  attachments?: number;
  /** Who looks on; only supervisors are told. */
  watchers?: readonly string[];
}

export interface PacketTopic {
  topic: string | null;
  confidence: number;
  zone: string;
  seq: number;
}

export interface Packet {
  conversation: string;
  reason: string | null;
  language: Language;
  identity: "anonymous" | "verified";
  waited_seconds: number;
  topics: readonly PacketTopic[];
  answers_shown: readonly string[];
  slots: Readonly<Record<string, unknown>>;
  case?: string | number | null;
  queued_at: string | null;
}

export interface Me {
  id: string;
  name: string;
  role: string;
  available: boolean;
  capacity: number;
  load: number;
  skills: readonly string[];
  languages: readonly Language[];
  /** Only in answers over HTTP. */
  csrf?: string;
}

export interface Stored {
  seq: number;
  at: string;
  text: string;
  duplicate: boolean;
}

export interface Page {
  entries: readonly Entry[];
  last_seq: number;
  more: boolean;
}

export type ErrorCode =
  | "bad_request"
  | "too_long"
  | "unauthorised"
  | "forbidden"
  | "not_found"
  | "not_allowed_now"
  | "conversation_closed"
  | "offer_gone"
  | "bad_choice"
  | "already_rated"
  | "too_many"
  | "bot_unavailable"
  | "unavailable"
  | "bad_attachment"
  | "no_free_slot"
  | "internal_error";

/** The server's codes, and the two that a client finds out by itself. */
export type Trouble = ErrorCode | "offline" | "timeout";

/** The most characters that one message may have. */
export const LONGEST_TEXT = 4000;
