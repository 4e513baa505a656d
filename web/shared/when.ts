/** Times and spans as a reader of either language writes them. */
import { TAGS } from "./i18n";
import type { Language, Wait } from "./protocol";

export function clockTime(at: string, language: Language): string {
  return new Intl.DateTimeFormat(TAGS[language], {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(new Date(at));
}

/** The reader's calendar day, for telling days apart. */
export function dayKey(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

export function dayName(at: string, language: Language, now: Date): string {
  const days = Math.round((startOfDay(new Date(at)) - startOfDay(now)) / 86_400_000);
  if (Math.abs(days) <= 1) {
    const name = new Intl.RelativeTimeFormat(TAGS[language], { numeric: "auto" }).format(days, "day");
    return name.charAt(0).toUpperCase() + name.slice(1);
  }
  const year = new Date(at).getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  return new Intl.DateTimeFormat(TAGS[language], {
    month: "long",
    day: "numeric",
    weekday: "short",
    ...year,
  }).format(new Date(at));
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Seconds as m:ss, or h:mm:ss from an hour on. */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

/** A waiting range in whole minutes, never narrower than it is. */
export function waitMinutes(wait: Wait): { low: number; high: number } {
  const low = Math.floor(wait.low / 60);
  return { low, high: Math.max(low + 1, Math.ceil(wait.high / 60)) };
}
