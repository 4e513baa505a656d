import { describe, expect, test } from "vitest";
import { preferredLanguage } from "./i18n";
import { lines } from "./lines";
import { preview, sealedParts } from "./sealed";
import { entry } from "./testing/made";
import { dayName, stopwatch, waitMinutes } from "./when";

describe("sealed data", () => {
  test("a token is told apart from the text around it", () => {
    expect(sealedParts("Card ⟦card:9f3a:6222****1234⟧!")).toEqual([
      "Card ",
      { kind: "card", token: "⟦card:9f3a:6222****1234⟧", id: "9f3a", hint: "6222****1234" },
      "!",
    ]);
  });

  test("what is not kept has no id and no hint", () => {
    expect(sealedParts("⟦code⟧")).toEqual([{ kind: "code", token: "⟦code⟧" }]);
  });

  test("brackets of an unknown kind are ordinary text", () => {
    expect(sealedParts("⟦secret:1:2⟧")).toEqual(["⟦secret:1:2⟧"]);
  });

  test("a preview shows hints and never a token", () => {
    expect(preview("⟦phone:1:138****0000⟧ ⟦cvv⟧")).toBe("138****0000 •••");
  });
});

describe("the layout of a log", () => {
  const at = (time: string, role: "bot" | "customer" = "bot") => ({ at: time, author: { role } });

  test("messages of one author in a row stand as one group", () => {
    const laid = lines([entry(1, at("2026-11-21T08:00:00Z")), entry(2, at("2026-11-21T08:01:00Z"))]);
    expect(laid.map((line) => [line.isFirstOfGroup, line.isLastOfGroup])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test("a pause or another author begins a new group", () => {
    const laid = lines([
      entry(1, at("2026-11-21T08:00:00Z")),
      entry(2, at("2026-11-21T08:30:00Z")),
      entry(3, at("2026-11-21T08:30:01Z", "customer")),
    ]);
    expect(laid.every((line) => line.isFirstOfGroup)).toBe(true);
  });

  test("a day is named once", () => {
    const laid = lines([
      entry(1, at("2026-11-19T08:00:00")),
      entry(2, at("2026-11-21T08:00:00")),
      entry(3, at("2026-11-21T09:00:00")),
    ]);
    expect(laid.map((line) => line.startsDay)).toEqual([true, true, false]);
  });
});

describe("times", () => {
  const now = new Date("2026-11-21T12:00:00");

  test("today and yesterday have names", () => {
    expect(dayName("2026-11-21T08:00:00", "zh", now)).toBe("今天");
    expect(dayName("2026-11-20T23:00:00", "en", now)).toBe("Yesterday");
  });

  test("an earlier day is written as the reader writes it", () => {
    expect(dayName("2026-11-03T08:00:00", "zh", now)).toContain("11月3日");
    expect(dayName("2025-11-03T08:00:00", "en", now)).toContain("2025");
  });

  test("a stopwatch never runs backwards", () => {
    expect([stopwatch(-5), stopwatch(74), stopwatch(3725)]).toEqual(["0:00", "1:14", "1:02:05"]);
  });

  test("a waiting range is never narrower than it is", () => {
    expect(waitMinutes({ low: 125, high: 241 })).toEqual({ low: 2, high: 5 });
    expect(waitMinutes({ low: 0, high: 20 })).toEqual({ low: 0, high: 1 });
  });
});

test("a language that was asked for goes before the browser's", () => {
  expect(preferredLanguage("en", ["zh-CN"])).toBe("en");
  expect(preferredLanguage(null, ["fr", "en-US", "zh"])).toBe("en");
  expect(preferredLanguage("xx", ["fr"])).toBe("zh");
});
