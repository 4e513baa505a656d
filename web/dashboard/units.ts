/** How each figure is written. */
import { stopwatch } from "../shared/when";
import type { Figure, Target } from "./history";

type Unit = "count" | "share" | "seconds" | "rating";

const UNITS: Readonly<Partial<Record<Figure, Unit>>> = {
  containment: "share",
  within_20: "share",
  within_60: "share",
  abandonment: "share",
  misunderstanding: "share",
  wait_mean: "seconds",
  wait_p90: "seconds",
  first_reply: "seconds",
  handling: "seconds",
  satisfaction: "rating",
};
/** Seconds from which on minutes are easier to read. */
const MINUTES_FROM = 100;
const SIGNS = { at_least: "≥", at_most: "≤" } as const;

export function unitOf(figure: Figure): Unit {
  return UNITS[figure] ?? "count";
}

export function shown(figure: Figure, value: number | null): string {
  if (value === null) return "–";
  switch (unitOf(figure)) {
    case "share":
      return `${trimmed(value * 100, 1)} %`;
    case "seconds":
      return value < MINUTES_FROM ? `${trimmed(value, 1)} s` : `${minutes(Math.round(value))} min`;
    case "rating":
      return value.toFixed(2);
    case "count":
      return String(value);
  }
}

export function goal({ figure, side, value }: Target): string {
  return `${SIGNS[side]} ${shown(figure, value)}`;
}

/** The value as a chart draws it: shares in percent. */
export function drawn(figure: Figure, value: number | null): number | null {
  return value !== null && unitOf(figure) === "share" ? value * 100 : value;
}

/** The difference to an earlier value, with its sign; shares in percentage points. Empty where one of them is missing. */
export function change(figure: Figure, now: number | null, before: number | null): string {
  if (now === null || before === null) return "";
  const isShare = unitOf(figure) === "share";
  const places = unitOf(figure) === "rating" ? 2 : 1;
  const difference = Number(((now - before) * (isShare ? 100 : 1)).toFixed(places));
  if (difference === 0) return "±0";
  return `${difference > 0 ? "+" : "−"}${Math.abs(difference)}`;
}

function minutes(seconds: number): string {
  return seconds % 60 === 0 ? String(seconds / 60) : stopwatch(seconds);
}

function trimmed(value: number, places: number): string {
  return String(Number(value.toFixed(places)));
}
