/** What staff share beside conversations (docs/protocol.md, section 4): colleagues, ready-made replies, a customer's past. */
import type { Language, Stage } from "./protocol";

export interface Colleague {
  id: string;
  name: string;
  available: boolean;
  connected: boolean;
  load: number;
  capacity: number;
  skills: readonly string[];
  languages: readonly Language[];
}

export type TransferTo = { agent: string } | { skill: string };

/** A reply that is kept ready; its text may hold variables that the server fills in. */
export interface Canned {
  id: string;
  shortcut: string;
  title: string;
  zh: string;
  en: string;
  mine: boolean;
}

export type CannedDraft = Omit<Canned, "id" | "mine"> & { id?: string; shared: boolean };

/** What the assistant would answer to the customer's last message. */
export interface Suggestion {
  topic: string;
  title: string;
  text: string;
  confidence: number;
}

/** Another conversation of the same customer. */
export interface Past {
  conversation: string;
  opened_at: string;
  closed_at?: string | null;
  state: Stage;
  agent?: string | null;
  reason?: string | null;
  disposition?: string | null;
  score?: number | null;
  case?: string | number | null;
  last_text?: string | null;
}

/** To whom a customer was offered, and why others were passed over. */
export interface OfferMade {
  agent: string;
  at: string;
  outcome: string;
  passed_over: readonly { agent: string; why: string }[];
}

/** How a conversation can have ended. */
export interface Disposition {
  code: string;
  zh: string;
  en: string;
}

/** Who a customer is, and what runs with the bank. */
export interface CustomerCard {
  customer: {
    label: string;
    identity: "anonymous" | "verified";
    vip: boolean;
    known_since: string | null;
    conversations: number;
  };
  cases: readonly { number: string; kind: string; state: string; opened_at: string; due_on: string }[];
  appointments: readonly {
    number: string;
    state: string;
    branch: { zh: string; en: string };
    business: string;
    day: string;
    time: string;
  }[];
}

/** What past conversations are looked for; days are the bank's, both included. */
export interface Wanted {
  text?: string;
  customer?: string;
  since?: string;
  until?: string;
  offset?: number;
}
export type FoundPast = Past & { customer: string };
