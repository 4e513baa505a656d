/** Days, months, figures and charts in the reader's words. */
import { describe, expect, test } from "vitest";
import { heightOf, pathThrough, roof } from "./plot";
import { placeOf } from "./places";
import { daysOf, isSound, lengthOf, monthAfter, partNamer, preset, PRESETS } from "./ranges";
import { boardLocale } from "./texts";
import { drawn, writing } from "./units";

const TODAY = new Date(2026, 2, 3);

describe("a range", () => {
  test("of each preset makes sense", () => {
    for (const name of PRESETS) expect(isSound(preset(name, TODAY))).toBe(true);
    expect(preset("week", TODAY)).toEqual({ since: "2026-02-25", until: "2026-03-03", grain: "day" });
    expect(preset("last_month", TODAY)).toMatchObject({ since: "2026-02-01", until: "2026-02-28" });
    expect(preset("year", TODAY)).toMatchObject({ since: "2025-04-01", until: "2026-03-03" });
  });

  test("is unsound upside down, without a day, or longer than its grain can show", () => {
    expect(isSound({ since: "2026-02-02", until: "2026-02-01", grain: "day" })).toBe(false);
    expect(isSound({ since: "", until: "2026-02-01", grain: "day" })).toBe(false);
    expect(isSound({ since: "2026-01-01", until: "2026-02-01", grain: "hour" })).toBe(false);
    expect(lengthOf({ since: "2024-02-28", until: "2024-03-01", grain: "day" })).toBe(3);
  });

  test("names its parts in the bank's time, wherever the reader is", () => {
    const day = { since: "2026-11-02", until: "2026-11-02", grain: "hour" } as const;
    expect(partNamer(day, "Asia/Shanghai", "en")("2026-11-01T17:00:00Z")).toBe("01:00");
    const days = { since: "2026-11-02", until: "2026-11-09", grain: "day" } as const;
    expect(partNamer(days, "Asia/Shanghai", "zh")("2026-11-01T16:00:00Z")).toBe("11月2日");
  });
});

test("months go over the end of a year, and February has its days", () => {
  expect([monthAfter("2026-12", 1), monthAfter("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
  expect(daysOf("2024-02")).toEqual({ since: "2024-02-01", until: "2024-02-29" });
});

test("the address tells the page; what it does not know is the floor, and the report of last month", () => {
  expect(placeOf("#/month/2026-01", TODAY)).toEqual({ page: "month", month: "2026-01" });
  expect(placeOf("#/month/2026-13", TODAY)).toEqual({ page: "month", month: "2026-02" });
  expect(placeOf("#/nowhere", TODAY).page).toBe("floor");
});

const { shown, goal, change } = writing(boardLocale("en"));

describe("a figure", () => {
  test("is written in its unit", () => {
    expect(shown("within_20", 0.8015)).toBe("80.2%");
    expect(shown("wait_mean", 15.4)).toBe("15.4 s");
    expect(shown("handling", 455)).toBe("7 min 35 s");
    expect(shown("handling", 600)).toBe("10 min");
    expect(shown("satisfaction", 4.2)).toBe("4.20");
    expect(shown("offered", 12345)).toBe("12,345");
    expect(shown("satisfaction", null)).toBe("–");
    expect(goal({ figure: "abandonment", side: "at_most", value: 0.05 })).toBe("≤ 5%");
    expect(drawn("within_20", 0.5)).toBe(50);
  });

  test("is written as the reader of Chinese writes it", () => {
    const { shown: inChinese, change: changed } = writing(boardLocale("zh"));
    expect(inChinese("wait_mean", 15.4)).toBe("15.4 秒");
    expect(inChinese("handling", 455)).toBe("7 分 35 秒");
    expect(inChinese("handling", 600)).toBe("10 分钟");
    expect(inChinese("offered", 12345)).toBe("12,345");
    expect(changed("wait_mean", 15.4, 12.1)).toBe("+3.3 秒");
  });

  test("changes by points of a percentage, by its unit, or not at all", () => {
    expect(change("within_20", 0.742, 0.701)).toBe("+4.1");
    expect(change("offered", 10, 12)).toBe("−2");
    expect(change("wait_mean", 15.4, 27)).toBe("−11.6 s");
    expect(change("handling", 455, 300)).toBe("+2 min 35 s");
    expect(change("satisfaction", 4.2, 4.2)).toBe("±0");
    expect(change("satisfaction", null, 4.2)).toBe("");
  });
});

describe("a printed chart", () => {
  const frame = { left: 0, top: 0, right: 100, bottom: 50 };

  test("ends at a round number not below its highest value", () => {
    expect([0, 0.7, 1, 68, 101, 260].map(roof)).toEqual([1, 1, 1, 100, 200, 500]);
    expect(heightOf(200, 100, frame)).toBe(0);
  });

  test("leaves a gap where there is no value", () => {
    expect(pathThrough([0, null, 100, 50], 100, frame)).toBe("M12.5 50.0M62.5 0.0L87.5 25.0");
  });
});
