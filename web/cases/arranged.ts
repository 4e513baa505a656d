/** What the hall arranges beside cases: loss reports, appointments, feedback. */
import type { Person } from "./types";

export type Sort = "loss" | "visit" | "feedback";

export interface Arranged {
  sort: Sort;
  number: string;
  kind: string;
  state: string;
  conversation: string;
  language: "zh" | "en";
  words: string;
  score: number | null;
  card: string;
  branch: string;
  business: string;
  day: string | null;
  time: string;
  contact: string;
  made_at: string;
  changed_at: string | null;
}

export interface ArrangedFile extends Arranged {
  trail: readonly { at: string; actor: Person; act: string; note: string }[];
  /** What the reader may do now. */
  may: readonly string[];
}

/** A time of a branch's day. */
export interface Place {
  time: string;
  capacity: number;
  taken: number;
}

export interface ArrangedPage {
  arranged: readonly Arranged[];
  total: number;
  places?: readonly Place[];
}

export const SORTS: readonly Sort[] = ["loss", "visit", "feedback"];

/** The kinds that a list can be narrowed to. */
export const KINDS: Readonly<Record<Sort, readonly string[]>> = {
  loss: ["lost", "fraud"],
  visit: [],
  feedback: ["suggestion", "praise", "rating"],
};

/** In the order of their buttons; the first that may be done is the usual one. */
export const DEEDS = [
  "block",
  "settle",
  "arrive",
  "take_note",
  "miss",
  "pass_on",
  "dismiss",
  "reopen",
  "undo",
  "cancel",
  "note",
];
/** What means nothing without a word of why; the server holds to it too. */
export const EXPLAINED = ["dismiss", "reopen", "cancel", "pass_on", "note"];
export const GRAVE = ["dismiss", "cancel"];

export interface ArrangedFilters {
  kind: string;
  isOwed: boolean;
  branch: string;
  day: string;
  page: number;
}

export function firstFilters(sort: Sort, today: string): ArrangedFilters {
  return { kind: "", isOwed: sort !== "visit", branch: "", day: sort === "visit" ? today : "", page: 0 };
}

/** What is asked of the server; what narrows nothing is left out. */
export function arrangedQuery(filters: ArrangedFilters, size: number): Record<string, string> {
  const { kind, branch, day } = filters;
  const asked = {
    kind,
    branch,
    day,
    owed: filters.isOwed ? "true" : "",
    offset: filters.page > 0 ? String(filters.page * size) : "",
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
}

/** The bank's day at a moment, for the bank keeps Beijing time wherever its officers are. */
export function bankDay(at: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(at);
}
