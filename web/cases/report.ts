/** The report's arithmetic: periods, shares, and a month for every month. */
import { TAGS } from "../shared/i18n";
import type { Language } from "../shared/protocol";
import type { Heap, Tally } from "./types";

export interface Period {
  since: string;
  until: string;
}

export function yearOf(year: number): Period {
  return { since: `${year}-01-01`, until: `${year}-12-31` };
}

export function isPeriod({ since, until }: Period): boolean {
  return since !== "" && until !== "" && since <= until;
}

/** A share in percent, or a dash where there is nothing to share. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${Math.round((100 * part) / whole)}%`;
}

const NOTHING: Tally = {
  received: 0,
  decided: 0,
  withdrawn: 0,
  reopened: 0,
  overdue: 0,
  median_days: null,
  mean_days: null,
  scored: 0,
  content: 0,
};

/** Every month of the period, those without a complaint too; a chart must not hide a quiet month. */
export function everyMonth(months: readonly Heap[], { since, until }: Period): Heap[] {
  const found = new Map(months.map(({ code, tally }) => [code, tally]));
  const [year = 0, month = 1] = since.split("-").map(Number);
  const [lastYear = 0, lastMonth = 1] = until.split("-").map(Number);
  const count = (lastYear - year) * 12 + lastMonth - month + 1;
  return Array.from({ length: count }, (_, index) => {
    const at = month - 1 + index;
    const code = `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
    return { code, tally: found.get(code) ?? NOTHING };
  });
}

/** A month as an axis shows it: with its year only where there are several. */
export function monthName(code: string, count: number, language: Language): string {
  const [year = 0, month = 1] = code.split("-").map(Number);
  const shown = { month: "short" as const, ...(count > 12 && { year: "2-digit" as const }) };
  return new Intl.DateTimeFormat(TAGS[language], shown).format(new Date(year, month - 1, 1));
}
