// @vitest-environment jsdom
/** Where a conversation can go from the desk. */
import { screen, within } from "@testing-library/preact";
import { beforeEach, describe, expect, test } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { no, ok } from "../../shared/testing/FakeSocket";
import { entry, summary } from "../../shared/testing/made";
import { Shift } from "../testing";
import { inTalk } from "./testing";

let shift: Shift;

beforeEach(() => {
  shift = new Shift();
  shift.talks = [summary()];
  shift.logs = { c1: [entry(1, { author: { role: "customer" }, text: "What is the three-year rate?" })] };
});

const COLLEAGUES = {
  colleagues: [
    {
      id: "a2",
      name: "Chen Mo",
      available: true,
      connected: true,
      load: 1,
      capacity: 4,
      skills: ["loans"],
      languages: ["zh"],
    },
    {
      id: "a3",
      name: "Li Na",
      available: false,
      connected: true,
      load: 0,
      capacity: 4,
      skills: [],
      languages: ["en"],
    },
  ],
  skills: ["loans", "cards"],
};

describe("a transfer", () => {
  test("goes to a colleague with a note, and the conversation leaves the desk", async () => {
    shift.socket.answer("colleagues", () => ok(COLLEAGUES));
    shift.socket.answer("transfer", () => ok({ summary: summary({ state: "queued", agent_id: null }) }));
    const { user } = await inTalk(shift);
    await user.keyboard("{Alt>}t{/Alt}");
    const dialog = await screen.findByRole("dialog", { name: "Transfer the conversation" });
    expect(await within(dialog).findByText(/not available · 0\/4/)).toBeTruthy();
    expect(await faults(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole("radio", { name: /Chen Mo/ }));
    await user.type(within(dialog).getByRole("textbox"), "wants a mortgage");
    await user.click(within(dialog).getByRole("button", { name: "Transfer" }));
    expect(shift.socket.asked("transfer")).toMatchObject([
      { conversation: "c1", to: { agent: "a2" }, note: "wants a mortgage" },
    ]);
    expect(await screen.findByText("This conversation is no longer with you.")).toBeTruthy();
  });

  test("to nobody is not sent, and says what is missing", async () => {
    shift.socket.answer("colleagues", () => ok(COLLEAGUES));
    const { user } = await inTalk(shift);
    await user.click(screen.getByRole("button", { name: "Transfer" }));
    const dialog = await screen.findByRole("dialog");
    await user.click(await within(dialog).findByRole("button", { name: "Transfer" }));
    expect(within(dialog).getByRole("alert").textContent).toBe("Please choose where to.");
    expect(shift.socket.asked("transfer")).toEqual([]);
  });

  test("that was refused keeps the dialog with what was written, and repeats under the same id", async () => {
    shift.socket.answer("colleagues", () => ok(COLLEAGUES));
    shift.socket.answer("transfer", () => no("no_free_slot"));
    const { user } = await inTalk(shift);
    await user.click(screen.getByRole("button", { name: "Transfer" }));
    const dialog = await screen.findByRole("dialog");
    await user.click(await within(dialog).findByRole("radio", { name: "Cards" }));
    await user.click(within(dialog).getByRole("button", { name: "Transfer" }));
    await user.click(within(dialog).getByRole("button", { name: "Transfer" }));
    const [first, second] = shift.socket.asked("transfer") as { client_id: string }[];
    expect(first?.client_id).toBe(second?.client_id);
    expect(within(dialog).getByRole("alert").textContent).toContain("There is no free place");
  });

  test("when colleagues cannot be read that is said, and can be tried again", async () => {
    shift.socket.answer("colleagues", () => no("unavailable"));
    const { user } = await inTalk(shift);
    await user.click(screen.getByRole("button", { name: "Transfer" }));
    const again = await screen.findByRole("button", { name: "Try again" });
    shift.socket.answer("colleagues", () => ok(COLLEAGUES));
    await user.click(again);
    expect(await screen.findByRole("radio", { name: /Chen Mo/ })).toBeTruthy();
  });
});

test("who recuses oneself says why", async () => {
  shift.socket.answer("recuse", () => ok({ summary: summary({ state: "queued", agent_id: null }) }));
  const { user } = await inTalk(shift);
  await user.click(screen.getByRole("button", { name: "Recuse myself" }));
  const dialog = screen.getByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Recuse myself" }));
  expect(shift.socket.asked("recuse")).toEqual([]);
  await user.type(within(dialog).getByLabelText("Reason"), "she is my aunt");
  await user.click(within(dialog).getByRole("button", { name: "Recuse myself" }));
  expect(shift.socket.asked("recuse")).toEqual([{ conversation: "c1", reason: "she is my aunt" }]);
});
