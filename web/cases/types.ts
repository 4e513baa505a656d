/** What the server shows to officers: docs/cases.md. */
import type { Attachment } from "../shared/protocol";

export interface Named {
  code: string;
  zh: string;
  en: string;
}

export interface Person {
  id: string;
  name: string;
}

export interface Blank {
  code: string;
  name: { zh: string; en: string };
}

export interface LetterForm {
  kind: string;
  name: { zh: string; en: string };
  blanks: readonly Blank[];
}

/** Everything that officers pick from. */
export interface Choices {
  categories: readonly Named[];
  causes: readonly (Named & { category: string })[];
  lines: readonly Named[];
  channels: readonly Named[];
  outcomes: readonly Named[];
  branches: readonly Named[];
  letters: readonly LetterForm[];
  /** Whether letters by e-mail leave by themselves. */
  posts_mail: boolean;
  officers: readonly Person[];
  staff: readonly Person[];
}

export type State =
  | "received"
  | "assigned"
  | "investigating"
  | "resolved"
  | "followed_up"
  | "closed"
  | "reopened"
  | "withdrawn"
  | "merged";

export interface Alarm {
  number: string;
  level: "soon" | "tomorrow" | "overdue";
  due_on: string;
  officer: Person | null;
}

export interface CaseRow {
  number: string;
  kind: "complaint" | "callback";
  state: State;
  category: string | null;
  root_cause: string | null;
  line: string | null;
  channel: string | null;
  branch: string;
  outcome: string | null;
  term: string;
  language: "zh" | "en";
  product: string;
  score: number | null;
  reopened: number;
  version: number;
  due_on: string;
  what: string;
  officer: Person | null;
  opened_at: string;
  resolved_at: string | null;
  /** Negative when overdue; null once the bank has decided. */
  days_left: number | null;
  paused: boolean;
  extension_asked: boolean;
}

export interface Letter {
  seq: number;
  kind: string;
  language: "zh" | "en";
  subject: string;
  body: string;
  way: string;
  sent_at: string;
  sent_by: string;
  /** How far it got by e-mail; null when an officer brings it there. */
  delivery: { state: "waiting" | "sent" | "failed"; attempts: number; error: string; at: string } | null;
}

export interface Change {
  at: string;
  actor: Person;
  command: string;
  state: State;
  note: string;
}

export interface CaseFile extends CaseRow {
  happened_when: string;
  happened_where: string;
  contact: string;
  wish: string;
  conversation: string;
  amount: string | null;
  closed_at: string | null;
  /** How many days the law gives, and which law. */
  days: number;
  source: string;
  paused_since: string | null;
  pause_reason: string | null;
  extension_asked_by: Person | null;
  missed_calls: number;
  evidence: readonly { conversation: string; seq: number }[];
  pauses: readonly { since: string; until: string; reason: string }[];
  letters: readonly Letter[];
  attachments: readonly Attachment[];
  links: readonly { number: string; bond: "related" | "duplicate" }[];
  recusals: readonly { staff: Person; reason: string }[];
  trail: readonly Change[];
  /** The commands that the reader may ask for now. */
  may: readonly string[];
}

/** A heap of complaints; days are null for one without a decision. */
export interface Tally {
  received: number;
  decided: number;
  withdrawn: number;
  reopened: number;
  overdue: number;
  median_days: number | null;
  mean_days: number | null;
  scored: number;
  content: number;
}

export interface Heap {
  code: string;
  tally: Tally;
}

export type Side = "categories" | "causes" | "lines" | "branches" | "channels" | "outcomes";

export interface Report extends Record<Side, readonly Heap[]> {
  since: string;
  until: string;
  total: Tally;
  months: readonly Heap[];
}
