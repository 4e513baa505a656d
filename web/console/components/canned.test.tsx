// @vitest-environment jsdom
/** Ready-made replies. */
import { screen, within } from "@testing-library/preact";
import { beforeEach, describe, expect, test } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { ok, settle } from "../../shared/testing/FakeSocket";
import { entry, summary } from "../../shared/testing/made";
import { Shift } from "../testing";
import { inTalk } from "./testing";

let shift: Shift;

beforeEach(() => {
  shift = new Shift();
  shift.talks = [summary()];
  shift.logs = { c1: [entry(1, { author: { role: "customer" }, text: "What is the three-year rate?" })] };
});

describe("ready-made replies", () => {
  const replies = [
    { id: "r1", shortcut: "hi", title: "Greeting", zh: "您好", en: "Hello {customer}", mine: false },
    { id: "r2", shortcut: "hold", title: "One moment", zh: "请稍候", en: "One moment please", mine: true },
  ];

  beforeEach(() => {
    shift.socket.answer("canned", () => ok({ replies }));
    shift.socket.answer("canned_text", ({ id }: { id: string }) => ok({ text: `filled ${id}` }));
  });

  test("open with a slash, are chosen by keyboard and filled in by the server", async () => {
    const { user, container } = await inTalk(shift);
    const field = screen.getByRole("textbox", { name: "Reply" });
    await user.type(field, "/h");
    expect(await screen.findByRole("option", { name: /Greeting/ })).toHaveProperty("ariaSelected", "true");
    expect(await faults(container)).toEqual([]);
    await user.keyboard("{ArrowDown}{Enter}");
    await settle();
    expect(shift.socket.asked("canned_text")).toEqual([{ conversation: "c1", id: "r2" }]);
    expect(field).toHaveProperty("value", "filled r2");
    expect(shift.socket.asked("send")).toEqual([]);
  });

  test("show the text in the customer's language before it is chosen", async () => {
    const { user } = await inTalk(shift);
    await user.type(screen.getByRole("textbox", { name: "Reply" }), "/hi");
    expect(await screen.findByText("Hello {customer}")).toBeTruthy();
  });

  test("closed by Escape, the slash is text like any other", async () => {
    const { user } = await inTalk(shift);
    await user.type(screen.getByRole("textbox", { name: "Reply" }), "/h");
    await screen.findByRole("option", { name: /Greeting/ });
    await user.keyboard("{Escape}{Enter}");
    expect(shift.socket.asked("send")).toMatchObject([{ text: "/h" }]);
  });

  test("of one's own can be changed, those of the team not by an agent", async () => {
    shift.socket.answer("save_canned", () => ok({ reply: replies[1]! }));
    const { user } = await inTalk(shift);
    await user.type(screen.getByRole("textbox", { name: "Reply" }), "/");
    await user.click(await screen.findByRole("button", { name: "Manage replies" }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).queryByRole("button", { name: "Change: Greeting" })).toBeNull();
    await user.click(await within(dialog).findByRole("button", { name: "Change: One moment" }));
    const title = screen.getByLabelText("Title");
    await user.clear(title);
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(shift.socket.asked("save_canned")).toEqual([]);
    await user.type(title, "Please wait");
    expect(await faults(screen.getByRole("dialog"))).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(shift.socket.asked("save_canned")).toMatchObject([
      { id: "r2", title: "Please wait", shared: false },
    ]);
  });
});
