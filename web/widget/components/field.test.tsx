// @vitest-environment jsdom
import { screen } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { ok } from "../../shared/testing/FakeSocket";
import { entry } from "../../shared/testing/made";
import { sayable } from "./FieldCard";
import { answered, onScreen } from "./testing";

async function asked(input: string, ...later: ReturnType<typeof entry>[]) {
  const visit = answered({ text: "How much?", card: { kind: "field", input } });
  visit.log.push(...later);
  visit.socket.answer("send", ({ text }: { text: string }) =>
    ok({ seq: 9, at: "2026-11-21T08:00:00.000Z", text, duplicate: false }),
  );
  const shown = await onScreen(visit);
  await screen.findByText("How much?");
  return shown;
}

test("a question for an amount has a field, which refuses what is none and then goes away", async () => {
  const { visit, container, user } = await asked("amount");
  const field = await screen.findByLabelText("Amount in yuan");
  await user.type(field, "-5{Enter}");
  expect(await screen.findByText("Please give an amount, such as 50000.")).toBeTruthy();
  expect(await faults(container)).toEqual([]);
  expect(visit.socket.asked("send")).toEqual([]);
  await user.clear(field);
  await user.type(field, "50,000{Enter}");
  expect(visit.socket.asked("send")).toMatchObject([{ text: "50000" }]);
  expect(screen.queryByLabelText("Amount in yuan")).toBeNull();
});

test("a question that was answered has none, and neither has one of a kind that is not known", async () => {
  await asked("amount", entry(3, { author: { role: "customer" } }));
  expect(screen.queryByLabelText("Amount in yuan")).toBeNull();
  await asked("colour");
  expect(screen.getAllByRole("textbox").map((box) => box.getAttribute("aria-label"))).not.toContain(null);
});

describe("what a field says", () => {
  test.each([
    ["amount", "1e5", null],
    ["amount", "0", null],
    ["amount", "1234567890123", null],
    ["amount", "100.50 元", "100.50"],
    ["contact", "138 0013 8000", "138 0013 8000"],
    ["contact", "call me", null],
    ["date", "", null],
    ["date", "2026-11-20", null],
    ["date", "2026-12-01", "1 December 2026"],
  ] as const)("%s %j is %j", (input, value, said) => {
    vi.useFakeTimers({ now: new Date(2026, 10, 22), toFake: ["Date"] });
    expect(sayable(input, value, "en")).toBe(said);
    expect(sayable("date", "2026-12-01", "zh")).toBe("2026年12月1日");
    vi.useRealTimers();
  });
});
