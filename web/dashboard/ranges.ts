/** Days and months as reports name them: `2026-11-01`, `2026-11`; and the parts of a report in the reader's words. */
import { TAGS } from "../shared/i18n";
import type { Language } from "../shared/protocol";
import type { Grain, Range } from "./history";

/** The longest span of each grain in days, as the server has it too. */
export const LONGEST: Readonly<Record<Grain, number>> = { hour: 31, day: 366, month: 1096 };
export const GRAINS: readonly Grain[] = ["hour", "day", "month"];
export const PRESETS = ["today", "week", "month", "last_month", "year"] as const;
export type Preset = (typeof PRESETS)[number];

const DAY = 86_400_000;

export function dayOf(date: Date): string {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

export function monthOf(date: Date): string {
  return dayOf(date).slice(0, 7);
}

/** The month so many months later. */
export function monthAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return monthOf(new Date(year, number - 1 + count, 1));
}

export function isMonth(text: string): boolean {
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** First and last day of a month. */
export function daysOf(month: string): Pick<Range, "since" | "until"> {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return { since: `${month}-01`, until: dayOf(new Date(year, number, 0)) };
}

export function preset(name: Preset, today: Date): Range {
  const until = dayOf(today);
  switch (name) {
    case "today":
      return { since: until, until, grain: "hour" };
    case "week":
      return { since: dayOf(new Date(today.getTime() - 6 * DAY)), until, grain: "day" };
    case "month":
      return { since: `${until.slice(0, 7)}-01`, until, grain: "day" };
    case "last_month":
      return { ...daysOf(monthAfter(monthOf(today), -1)), grain: "day" };
    case "year":
      return { since: `${monthAfter(monthOf(today), -11)}-01`, until, grain: "month" };
  }
}

/** Days that the range spans, both included; NaN while a day is missing. */
export function lengthOf({ since, until }: Range): number {
  return Math.round((Date.parse(until) - Date.parse(since)) / DAY) + 1;
}

export function isSound(range: Range): boolean {
  const days = lengthOf(range);
  return days >= 1 && days <= LONGEST[range.grain];
}

const SHAPES: Readonly<Record<Grain, Intl.DateTimeFormatOptions>> = {
  hour: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hour12: false },
  day: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
};
const CLOCK: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hour12: false };

/** Names the parts of a report in the bank's time; hours of a single day need no date. */
export function partNamer(
  { since, until, grain }: Range,
  zone: string,
  language: Language,
): (at: string) => string {
  const shape = grain === "hour" && since === until ? CLOCK : SHAPES[grain];
  const format = new Intl.DateTimeFormat(TAGS[language], { ...shape, timeZone: zone });
  return (at) => format.format(new Date(at));
}

export function monthTitle(month: string, language: Language): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const format = new Intl.DateTimeFormat(TAGS[language], { month: "long", year: "numeric" });
  return format.format(new Date(year, number - 1, 1));
}
