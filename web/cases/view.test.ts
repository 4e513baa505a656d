/** How cases are told, without a page. */
import { describe, expect, test } from "vitest";
import { bodyOf, FORMS, missing } from "./acts";
import { everyMonth, isPeriod, monthName, percent, yearOf } from "./report";
import { choices } from "./testing";
import { FIRST_FILTERS, narrowed, notedOf, placeOf, queryOf, toneOf } from "./view";

describe("what is asked of the server", () => {
  test("leaves out what narrows nothing", () => {
    expect(queryOf(FIRST_FILTERS)).toEqual({ order: "deadline", owed: "true" });
    expect(queryOf({ ...FIRST_FILTERS, isOwed: false, text: "  年费 " })).toEqual({
      order: "deadline",
      text: "年费",
    });
  });

  test("a state that was picked is not narrowed to what is owed", () => {
    expect(queryOf({ ...FIRST_FILTERS, state: "closed" })).toEqual({ order: "deadline", state: "closed" });
  });

  test("a narrower list begins at its first page", () => {
    const third = narrowed(FIRST_FILTERS, { page: 2 });
    expect(queryOf(third).offset).toBe("100");
    expect(narrowed(third, { category: "service" }).page).toBe(0);
  });
});

test.each([
  [10, false, "calm"],
  [3, false, "near"],
  [0, false, "near"],
  [-1, false, "late"],
  [-1, true, "still"],
  [null, false, "done"],
] as const)("%s days left, paused: %s, is told as %s", (days_left, paused, tone) => {
  expect(toneOf({ days_left, paused })).toBe(tone);
});

describe("a note of the trail", () => {
  test("names what was coded, apart from the words", () => {
    expect(notedOf("root_cause=fees; branch=hz-xihu\n已退款", choices(), "en")).toEqual({
      facts: [
        { name: "root_cause", value: "Fees" },
        { name: "branch", value: "West Lake" },
      ],
      text: "已退款",
    });
  });

  test("is left alone when nothing was coded", () => {
    expect(notedOf("a = b; c", choices(), "en")).toEqual({ facts: [], text: "a = b; c" });
  });
});

test("the address says where the reader is", () => {
  expect(placeOf("")).toEqual({ at: "list" });
  expect(placeOf("#/report")).toEqual({ at: "report" });
  expect(placeOf("#/C20261121-0007-7")).toEqual({ at: "case", number: "C20261121-0007-7" });
});

describe("a command's form", () => {
  test("sends what was filled in and nothing else", () => {
    expect(bodyOf({ root_cause: "fees", category: "", note: " ok ", score: "4" })).toEqual({
      facts: { root_cause: "fees" },
      note: "ok",
      score: 4,
    });
    expect(bodyOf({ staff: "a1" })).toEqual({ other: "a1" });
  });

  test("tells what a decision lacks", () => {
    const form = FORMS.resolve;
    expect(form && missing(form, { root_cause: "fees", note: "  " })).toEqual(["outcome", "note"]);
  });
});

describe("the report's arithmetic", () => {
  test("a quiet month is shown", () => {
    const months = everyMonth([], { since: "2025-11-05", until: "2026-02-01" });
    expect(months.map(({ code }) => code)).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
    expect(months[0]?.tally.received).toBe(0);
  });

  test("a share of nothing is a dash", () => {
    expect([percent(1, 3), percent(0, 0)]).toEqual(["33%", "–"]);
  });

  test("a period that ends before it begins is none", () => {
    expect(isPeriod(yearOf(2026))).toBe(true);
    expect(isPeriod({ since: "2026-02-01", until: "2026-01-01" })).toBe(false);
  });

  test("a month has its year where there are several", () => {
    expect([monthName("2026-03", 12, "en"), monthName("2026-03", 13, "en")]).toEqual(["Mar", "Mar 26"]);
  });
});
