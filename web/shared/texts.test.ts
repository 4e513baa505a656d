/** The catalogues say the same things in both languages. */
import { parse, type Token } from "@messageformat/parser";
import { describe, expect, test } from "vitest";
import casesEn from "../cases/texts/en.json";
import casesZh from "../cases/texts/zh.json";
import consoleEn from "../console/texts/en.json";
import consoleZh from "../console/texts/zh.json";
import boardEn from "../dashboard/texts/en.json";
import boardZh from "../dashboard/texts/zh.json";
import demoEn from "../demo/texts/en.json";
import demoZh from "../demo/texts/zh.json";
import widgetEn from "../widget/texts/en.json";
import widgetZh from "../widget/texts/zh.json";
import formsEn from "../widget/texts/forms/en.json";
import formsZh from "../widget/texts/forms/zh.json";
import sharedEn from "./texts/en.json";
import filesEn from "./texts/files/en.json";
import filesZh from "./texts/files/zh.json";
import sharedZh from "./texts/zh.json";

type Texts = Record<string, string>;

const CATALOGUES: [name: string, zh: Texts, en: Texts][] = [
  ["shared", sharedZh, sharedEn],
  ["files", filesZh, filesEn],
  ["widget", widgetZh, widgetEn],
  ["widget forms", formsZh, formsEn],
  ["console", consoleZh, consoleEn],
  ["dashboard", boardZh, boardEn],
  ["cases", casesZh, casesEn],
  ["demo", demoZh, demoEn],
];

/** The names of the values that a text needs. */
function values(text: string): string[] {
  const found = new Set<string>();
  const visit = (tokens: readonly Token[]) => {
    for (const token of tokens) {
      if ("arg" in token) found.add(token.arg);
      if ("cases" in token) for (const { tokens: inner } of token.cases) visit(inner);
    }
  };
  visit(parse(text));
  return [...found].sort();
}

describe.each(CATALOGUES)("the %s catalogue", (_name, zh, en) => {
  test("has every text in both languages", () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  test("has no empty text", () => {
    expect([...Object.values(zh), ...Object.values(en)].filter((text) => text.trim() === "")).toEqual([]);
  });

  test.each(Object.keys(en))("%s needs the same values in both", (key) => {
    expect(values(zh[key] ?? "")).toEqual(values(en[key] ?? ""));
  });
});

test("every error code that a server or a client can meet has a text", () => {
  const codes = Object.keys({ ...sharedEn, ...consoleEn }).filter((key) => key.startsWith("error."));
  expect(codes).toHaveLength(18);
});
