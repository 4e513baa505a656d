/** How cases are told to readers: pure, so that it can be tested without a page. */
import { TAGS } from "../shared/i18n";
import type { Language } from "../shared/protocol";
import type { Query } from "./api";
import { SORTS, type Sort } from "./arranged";
import type { CaseRow, Choices, Named } from "./types";

export interface Filters {
  text: string;
  state: string;
  category: string;
  officer: string;
  kind: string;
  isOwed: boolean;
  isOverdue: boolean;
  order: "deadline" | "newest";
  page: number;
}

export const PAGE = 50;

export const FIRST_FILTERS: Filters = {
  text: "",
  state: "",
  category: "",
  officer: "",
  kind: "",
  isOwed: true,
  isOverdue: false,
  order: "deadline",
  page: 0,
};

/** What is asked of the server; what narrows nothing is left out. */
export function queryOf(filters: Filters): Query {
  const { text, state, category, officer, kind, order } = filters;
  const asked = {
    text: text.trim(),
    state,
    category,
    officer,
    kind,
    order,
    owed: filters.isOwed && !state ? "true" : "",
    overdue: filters.isOverdue ? "true" : "",
    offset: filters.page > 0 ? String(filters.page * PAGE) : "",
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
}

/** A change of filters begins at the first page again. */
export function narrowed(filters: Filters, change: Partial<Filters>): Filters {
  return { ...filters, page: 0, ...change };
}

export type Tone = "calm" | "near" | "late" | "still" | "done";

export function toneOf({ days_left, paused }: Pick<CaseRow, "days_left" | "paused">): Tone {
  if (days_left === null) return "done";
  if (paused) return "still";
  if (days_left < 0) return "late";
  return days_left <= 3 ? "near" : "calm";
}

export function nameOf(list: readonly Named[], code: string | null, language: Language): string {
  return list.find((one) => one.code === code)?.[language] ?? code ?? "";
}

/** A note of the trail begins with a line of coded facts when the case was coded: `root_cause=fees; outcome=upheld`. */
const CODED = /^\w+=[\w-]*(; \w+=[\w-]*)*$/;

const LISTS: Readonly<
  Record<
    string,
    keyof Pick<Choices, "categories" | "causes" | "lines" | "channels" | "branches" | "outcomes">
  >
> = {
  category: "categories",
  root_cause: "causes",
  line: "lines",
  channel: "channels",
  branch: "branches",
  outcome: "outcomes",
};

export interface Noted {
  facts: { name: string; value: string }[];
  text: string;
}

export function notedOf(note: string, choices: Choices, language: Language): Noted {
  const [first = "", ...rest] = note.split("\n");
  if (!CODED.test(first)) return { facts: [], text: note };
  const facts = first.split("; ").map((pair) => {
    const [name = "", code = ""] = pair.split("=");
    const list = LISTS[name];
    return { name, value: list ? nameOf(choices[list], code, language) : code };
  });
  return { facts, text: rest.join("\n") };
}

/** A day as a reader writes it; `2026-12-06` has no time zone and gets none. */
export function dayOf(day: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Intl.DateTimeFormat(TAGS[language], { dateStyle: "medium" }).format(
    new Date(year, month - 1, date),
  );
}

export function momentOf(at: string, language: Language): string {
  return new Intl.DateTimeFormat(TAGS[language], {
    dateStyle: "medium",
    timeStyle: "short",
    hour12: false,
  }).format(new Date(at));
}

/** Where the reader is: `#/` the list, `#/report`, `#/loss`, `#/loss/L20261121-0001-4`, or `#/C20261121-0007-7`. */
export type Place =
  | { at: "list" }
  | { at: "report" }
  | { at: "arranged"; sort: Sort; number: string | null }
  | { at: "case"; number: string };

export function placeOf(hash: string): Place {
  const path = hash.replace(/^#\/?/, "");
  if (path === "report") return { at: "report" };
  const [first = "", number = null] = path.split("/");
  const sort = SORTS.find((one) => one === first);
  if (sort) return { at: "arranged", sort, number: number === null ? null : decodeURIComponent(number) };
  return path === "" ? { at: "list" } : { at: "case", number: decodeURIComponent(path) };
}
