/** Supervision and quality (docs/protocol.md, section 4): what a supervisor sees, asks and does. */
import type { ClientText, InConversation } from "./calls";
import type { Language, Stored, Summary } from "./protocol";
import type { Colleague, Past } from "./staffing";

export interface OnFloor extends Colleague {
  /** Since when they are as they are. */
  since?: string | null;
  away_reason?: string | null;
}

export interface Floor {
  agents: readonly OnFloor[];
  queue: readonly Summary[];
  /** With people. */
  conversations: readonly Summary[];
  with_bot: number;
  /** Shares of today, from 0 to 1; null while nobody has waited. */
  service_level: { within_20: number | null; within_60: number | null };
  /** Seconds. */
  waiting_longest?: number | null;
  open: boolean;
}

export interface StaffChange {
  staff: string;
  skills?: readonly string[];
  languages?: readonly Language[];
  capacity?: number;
  available?: boolean;
}

export interface Criterion {
  code: string;
  zh: string;
  en: string;
  weight: number;
}

export interface Form {
  criteria: readonly Criterion[];
  /** The best score of a criterion; the worst is 1. */
  scale: number;
}

export interface Review {
  conversation: string;
  agent: string;
  reviewer: string;
  /** Weighted, from 0 to 100. */
  score: number;
  scores: Readonly<Record<string, number>>;
  comment?: string | null;
  at: string;
}

export interface AgentResult {
  id: string;
  name: string;
  reviews: number;
  /** Mean of the reviews, from 0 to 100; null without one. */
  score: number | null;
  /** Mean of the customers' ratings, from 1 to 5. */
  satisfaction?: number | null;
  handled: number;
}

export type Sampled = Past & { agent_id: string };

export interface SupervisionCalls {
  floor: { ask: object; answer: { floor: Floor } };
  leave_floor: { ask: object; answer: object };
  watch: { ask: InConversation; answer: { summary: Summary } };
  unwatch: { ask: InConversation; answer: object };
  whisper: { ask: ClientText; answer: Stored };
  barge: { ask: InConversation; answer: { summary: Summary } };
  leave: { ask: InConversation; answer: { summary: Summary } };
  take_over: { ask: InConversation; answer: { summary: Summary } };
  set_staff: { ask: StaffChange; answer: { colleague: Colleague } };
  sign_out_staff: { ask: { staff: string; reason: string }; answer: object };
  review_form: { ask: object; answer: Form };
  sample_reviews: {
    ask: { count: number; agent?: string; days: number };
    answer: { conversations: Sampled[] };
  };
  review: {
    ask: InConversation & { scores: Record<string, number>; comment?: string };
    answer: { review: Review };
  };
  review_results: { ask: { days: number }; answer: { agents: AgentResult[] } };
}
