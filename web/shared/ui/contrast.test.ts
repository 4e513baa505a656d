/** The colours of tokens.css keep to WCAG 2.2 AA in both themes: 4.5 for text, 3 for the edges of controls. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", `file://${import.meta.filename}`), "utf8");
const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");

function colours(part: string): Record<string, string> {
  const found = [...part.matchAll(/--([\w-]+): (#[\da-f]{6});/g)];
  return Object.fromEntries(found.map(([, name = "", value = ""]) => [name, value]));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ["paper", "surface", "sunken"];
const TEXT: [ink: string, grounds: string[]][] = [
  ["ink", [...GROUNDS, "brand-soft", "accent-soft", "note-soft", "warn-soft"]],
  ["ink-2", [...GROUNDS, "brand-soft"]],
  ["ink-3", ["paper", "surface", "brand-soft"]],
  ["brand-text", ["paper", "surface", "brand-soft"]],
  ["on-brand", ["brand", "brand-hover"]],
  ["on-own", ["own"]],
  ["accent", ["surface", "accent-soft"]],
  ["danger", ["paper", "surface", "danger-soft"]],
  ["warn", ["surface", "paper", "warn-soft"]],
  ["note", ["note-soft"]],
  ["ok", ["surface"]],
];
const EDGES: [edge: string, ground: string][] = [
  ["line-strong", "surface"],
  ["line-strong", "paper"],
  ["brand-text", "surface"],
];

const base = colours(light);

describe.each([
  ["light", base],
  ["dark", { ...base, ...colours(dark) }],
])("in the %s theme", (_name, palette) => {
  const pairs = TEXT.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const));

  test.each(pairs)("%s can be read on %s", (ink, ground) => {
    expect(contrast(palette[ink] ?? "", palette[ground] ?? "")).toBeGreaterThanOrEqual(4.5);
  });

  test.each(EDGES)("%s can be seen on %s", (edge, ground) => {
    expect(contrast(palette[edge] ?? "", palette[ground] ?? "")).toBeGreaterThanOrEqual(3);
  });
});
