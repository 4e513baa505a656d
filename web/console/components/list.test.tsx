// @vitest-environment jsdom
/** The list of conversations and the transcript by keyboard, and what a screen reader hears of them. */
import { act, fireEvent, screen } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { no, ok, settle } from "../../shared/testing/FakeSocket";
import { entry, summary } from "../../shared/testing/made";
import { Shift } from "../testing";
import { inTalk, onDuty } from "./testing";

let shift: Shift;

const customers = ["Ms Chen", "Mr Wu", "Ms He"];

beforeEach(() => {
  shift = new Shift();
  shift.talks = customers.map((label, index) =>
    summary({
      conversation: `c${index + 1}`,
      customer: { label, identity: "verified" },
      last_at: `2026-11-21T08:0${9 - index}:00Z`,
    }),
  );
  shift.logs = { c1: [entry(1, { author: { role: "customer" } })] };
});

const focused = () => document.activeElement?.textContent ?? "";

test("the list is one stop of the Tab key, and arrows, Home and End move in it", async () => {
  const { user } = await onDuty(shift);
  await user.click(screen.getByRole("searchbox", { name: "Search conversations" }));
  await user.tab();
  expect(focused()).toContain("Ms Chen");
  await user.keyboard("{ArrowDown}");
  expect(focused()).toContain("Mr Wu");
  await user.keyboard("{End}");
  expect(focused()).toContain("Ms He");
  await user.keyboard("{ArrowDown}");
  expect(focused()).toContain("Ms He");
  await user.keyboard("{Home}");
  expect(focused()).toContain("Ms Chen");
  await user.tab();
  expect(document.activeElement?.closest("li")).toBeNull();
});

test("Enter opens what the arrows came to, which is the tab stop from then on", async () => {
  const { user } = await onDuty(shift);
  screen.getByRole("button", { name: /Ms Chen/ }).focus();
  await user.keyboard("{ArrowDown}{Enter}");
  expect(screen.getByRole("heading", { level: 1, name: /Mr Wu/ })).toBeTruthy();
  expect(screen.getByRole("button", { name: /Mr Wu/ }).tabIndex).toBe(0);
  expect(screen.getByRole("button", { name: /Ms He/ }).tabIndex).toBe(-1);
});

test("Alt+U goes to who has waited longest", async () => {
  const { user } = await onDuty(shift);
  await user.keyboard("{Alt>}u{/Alt}");
  expect(screen.getByRole("heading", { level: 1, name: /Ms Chen/ })).toBeTruthy();
});

test("Alt+K shows the list of keys, without faults, and Alt+V turns availability", async () => {
  const { user, container } = await onDuty(shift);
  await user.keyboard("{Alt>}k{/Alt}");
  const sheet = screen.getByRole("dialog", { name: "Keyboard shortcuts" });
  expect(sheet.textContent).toContain("Jump to the latest messageAlt+J");
  expect(await faults(container)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Close" }));
  shift.socket.answer("available", ({ on }: { on: boolean }) => ok({ me: { ...shift.me, available: on } }));
  const before = screen.getByRole("switch").getAttribute("aria-checked") === "true";
  await user.keyboard("{Alt>}v{/Alt}");
  await settle();
  expect(screen.getByRole("switch").getAttribute("aria-checked")).toBe(String(!before));
});

test("who reads further up hears no rows come by, but how many messages are new", async () => {
  const { user } = await inTalk(shift);
  const log = screen.getByRole("log");
  const box = log.parentElement!;
  for (const [name, value] of [
    ["scrollHeight", 4000],
    ["clientHeight", 500],
  ] as const)
    Object.defineProperty(box, name, { value, configurable: true });
  expect(log.getAttribute("aria-live")).toBe("polite");
  box.scrollTop = 100;
  fireEvent.scroll(box);
  expect(log.getAttribute("aria-live")).toBe("off");
  await act(() => {
    shift.socket.hear("entry", entry(2, { author: { role: "customer" }, text: "Hello?" }));
  });
  await user.click(await screen.findByRole("button", { name: "1 new message" }));
  fireEvent.scroll(box);
  expect(box.scrollTop).toBe(4000);
});

test("a panel that found no connection asks again by itself when there is one", async () => {
  shift.socket.answer("history", () => ok({ conversations: [] }));
  const { user } = await inTalk(shift);
  await act(() => {
    shift.socket.drop();
  });
  await user.keyboard("{Alt>}h{/Alt}");
  expect(screen.getByRole("tabpanel").textContent).toContain("Loading");
  await act(() => {
    shift.socket.connect();
  });
  await settle();
  expect(await screen.findByText("This customer has no other conversation.")).toBeTruthy();
});

test("what was refused is said, and asked again when the agent says so", async () => {
  shift.socket.answer("history", () => no("unavailable"));
  const { user } = await inTalk(shift);
  await user.keyboard("{Alt>}h{/Alt}");
  const again = await screen.findByRole("button", { name: "Try again" });
  shift.socket.answer("history", () => ok({ conversations: [] }));
  await user.click(again);
  expect(await screen.findByText("This customer has no other conversation.")).toBeTruthy();
});
