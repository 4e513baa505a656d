/** Which page of the dashboard is open stands in the address, so that it can be linked to and survives a reload. */
import { isMonth, monthAfter, monthOf } from "./ranges";

export const PAGES = ["floor", "history", "month", "quality"] as const;
export type Page = (typeof PAGES)[number];

export interface Place {
  page: Page;
  /** Of the monthly report: `2026-10`. */
  month: string;
}

/** The report of choice is that of the month that is over. */
export function placeOf(hash: string, today: Date): Place {
  const [name = "", month = ""] = hash.replace(/^#\/?/, "").split("/");
  const page = PAGES.find((one) => one === name) ?? "floor";
  return { page, month: isMonth(month) ? month : monthAfter(monthOf(today), -1) };
}

export function hashOf(page: Page, month?: string): string {
  return month ? `#/${page}/${month}` : `#/${page}`;
}
