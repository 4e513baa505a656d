/** How each figure is written, in the numbers and words of the reader's language. */
import { TAGS, type Locale } from "../shared/i18n";
import type { Figure, Target } from "./history";
import type { BoardKey } from "./texts";

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
/** Decimal places at most. */
const PLACES: Readonly<Record<Unit, number>> = { count: 0, share: 1, seconds: 1, rating: 2 };
/** Seconds from which on minutes are easier to read. */
const MINUTES_FROM = 100;
const SIGNS = { at_least: "≥", at_most: "≤" } as const;

export function unitOf(figure: Figure): Unit {
  return UNITS[figure] ?? "count";
}

/** The value as a chart draws it: shares in percent. */
export function drawn(figure: Figure, value: number | null): number | null {
  return value !== null && unitOf(figure) === "share" ? value * 100 : value;
}

export interface Writing {
  shown: (figure: Figure, value: number | null) => string;
  goal: (target: Target) => string;
  /** The difference to an earlier value, with its sign; shares in percentage points. Empty where one of them is missing. */
  change: (figure: Figure, now: number | null, before: number | null) => string;
}

export function writing({ t, language }: Locale<BoardKey>): Writing {
  const number = (value: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(TAGS[language], options).format(value);
  const span = (seconds: number) => {
    if (seconds < MINUTES_FROM)
      return t("span.seconds", { value: number(seconds, { maximumFractionDigits: 1 }) });
    const whole = Math.round(seconds);
    const parts = { minutes: number(Math.floor(whole / 60)), seconds: whole % 60 };
    return t(parts.seconds === 0 ? "span.minutes" : "span.both", parts);
  };
  const shown = (figure: Figure, value: number | null) => {
    if (value === null) return "–";
    switch (unitOf(figure)) {
      case "share":
        return number(value, { style: "percent", maximumFractionDigits: PLACES.share });
      case "seconds":
        return span(value);
      case "rating":
        return number(value, { minimumFractionDigits: PLACES.rating, maximumFractionDigits: PLACES.rating });
      case "count":
        return number(value);
    }
  };
  return {
    shown,
    goal: ({ figure, side, value }) => `${SIGNS[side]} ${shown(figure, value)}`,
    change: (figure, now, before) => {
      if (now === null || before === null) return "";
      const unit = unitOf(figure);
      const difference = Number(((now - before) * (unit === "share" ? 100 : 1)).toFixed(PLACES[unit]));
      if (difference === 0) return "±0";
      const size = Math.abs(difference);
      return `${difference > 0 ? "+" : "−"}${unit === "seconds" ? span(size) : number(size)}`;
    },
  };
}
