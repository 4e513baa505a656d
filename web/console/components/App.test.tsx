// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createStore } from "../../shared/store";
import { memoryStorage } from "../../shared/storage";
import { faults } from "../../shared/testing/accessibility";
import { ok } from "../../shared/testing/FakeSocket";
import { entry, me, summary } from "../../shared/testing/made";
import { desk, EMPTY_DESK } from "../desk";
import { SessionDoor } from "../session";
import { Shift } from "../testing";
import { App } from "./App";
import { inTalk, onDuty } from "./testing";

let shift: Shift;
let storage: Storage;

beforeEach(() => {
  storage = memoryStorage();
  shift = new Shift(storage);
  shift.talks = [
    summary(),
    summary({ conversation: "c2", customer: { label: "31AD", identity: "anonymous" } }),
  ];
  shift.logs = {
    c1: [
      entry(1, { author: { role: "customer" }, text: "Two hours in the queue! ⟦phone:77aa:138****0000⟧" }),
      entry(2, { text: "I am sorry.", meta: { topic: "savings/rates", confidence: 0.93 } }),
      entry(3, { kind: "note", author: { role: "agent", name: "Wang Min" }, text: "Called the branch." }),
    ],
    c2: [entry(1, { conversation: "c2", author: { role: "customer" }, text: "I lost my card" })],
  };
});

/** A door with a stub of fetch in it: `null` means not signed in. */
function doorFor(answer: Response): SessionDoor {
  return new SessionDoor(vi.fn<typeof fetch>().mockImplementation(() => Promise.resolve(answer.clone())));
}

describe("the door", () => {
  function shut(answer: Response) {
    const store = createStore(desk, EMPTY_DESK);
    const begin = vi.fn(() => shift.duty);
    const shown = render(
      <App
        store={store}
        storage={storage}
        door={doorFor(answer)}
        alerts={shift.alerts}
        language="en"
        begin={begin}
      />,
    );
    return { user: userEvent.setup(), begin, ...shown };
  }
  const refusal = (code: string, details = {}) =>
    Response.json({ error: { code, message: code, ...details } }, { status: 401 });

  test("is shown to who is not signed in, without faults", async () => {
    const { container } = shut(refusal("unauthorised"));
    await screen.findByRole("heading", { name: "Sign in to the console" });
    expect(await faults(container)).toEqual([]);
  });

  test("a wrong password is told, and nothing about which part was wrong", async () => {
    const { user } = shut(refusal("unauthorised"));
    await user.type(await screen.findByLabelText("User name"), "wangmin");
    await user.type(screen.getByLabelText("Password"), "guess{Enter}");
    expect((await screen.findByRole("alert")).textContent).toBe("The user name or password is not right.");
  });

  test("a locked name says for how long", async () => {
    const { user } = shut(refusal("too_many", { retry_after: 240 }));
    await user.type(await screen.findByLabelText("User name"), "wangmin");
    await user.type(screen.getByLabelText("Password"), "guess{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("4 minutes");
  });
});

describe("the desk", () => {
  test("lists conversations with what is unread, without faults", async () => {
    const { container } = await onDuty(shift, storage);
    expect(screen.getByRole("button", { name: /Visitor 31AD/ }).textContent).toContain("1 unread");
    expect(await faults(container)).toEqual([]);
  });

  test("moves from one conversation to the next by keyboard", async () => {
    const { user } = await onDuty(shift, storage);
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    const first = shift.store.state.selected;
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(new Set([first, shift.store.state.selected])).toEqual(new Set(["c1", "c2"]));
  });

  test("takes an offer by keyboard", async () => {
    shift.socket.answer("accept", () => ok({ summary: summary({ conversation: "c3" }) }));
    const { user, container } = await onDuty(shift, storage);
    shift.socket.hear(
      "offer",
      summary({
        conversation: "c3",
        state: "offered",
        offer_deadline: new Date(Date.now() + 30_000).toISOString(),
      }),
    );
    await screen.findByRole("article", { name: "New conversation: Complaint, Customer Ms Chen" });
    expect(await faults(container)).toEqual([]);
    await user.keyboard("{Alt>}a{/Alt}");
    expect(shift.socket.asked("accept")).toEqual([{ conversation: "c3" }]);
  });

  test("says when an offer ran out, until that was seen", async () => {
    const { user } = await onDuty(shift, storage);
    shift.socket.hear("offer_gone", { conversation: "c3", why: "missed" });
    await screen.findByText("The offer ran out and went to a colleague.");
    await user.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(screen.queryByText("The offer ran out and went to a colleague.")).toBeNull();
  });

  test("switches availability", async () => {
    shift.socket.answer("available", () => ok({ me: me({ available: false }) }));
    const { user } = await onDuty(shift, storage);
    await user.click(screen.getByRole("switch", { name: "Take new conversations" }));
    expect(shift.socket.asked("available")).toEqual([{ on: false }]);
    expect(screen.getByRole("switch").getAttribute("aria-checked")).toBe("false");
  });
});

describe("a conversation", () => {
  test("is shown with notes, the packet and sealed data, without faults", async () => {
    const { container } = await inTalk(shift, storage);
    expect(screen.getByRole("log").textContent).toContain("Called the branch.");
    const packet = await screen.findByRole("complementary", { name: "Details" });
    expect(within(packet).getByText("two hours in the queue")).toBeTruthy();
    expect(within(packet).queryByText("requested_slot")).toBeNull();
    expect(await faults(container)).toEqual([]);
  });

  test("a draft is kept for each conversation, and for reply and note apart", async () => {
    const { user } = await inTalk(shift, storage);
    await user.type(screen.getByRole("textbox", { name: "Reply" }), "half a sent");
    await user.click(screen.getByRole("button", { name: "Internal note" }));
    expect(screen.getByRole("textbox", { name: "Internal note" })).toHaveProperty("value", "");
    await user.click(screen.getByRole("button", { name: /Visitor 31AD/ }));
    expect(screen.getByRole("textbox", { name: "Reply" })).toHaveProperty("value", "");
    await user.click(screen.getByRole("button", { name: /Ms Chen/ }));
    expect(screen.getByRole("textbox", { name: "Reply" })).toHaveProperty("value", "half a sent");
  });

  test("a note is sent as a note", async () => {
    const { user } = await inTalk(shift, storage);
    await user.keyboard("{Alt>}n{/Alt}");
    await user.type(await screen.findByRole("textbox", { name: "Internal note" }), "called{Enter}");
    expect(shift.socket.asked("note")).toMatchObject([{ conversation: "c1", text: "called" }]);
    expect(shift.socket.asked("send")).toEqual([]);
  });

  test("sealed data are shown only for a reason", async () => {
    shift.socket.answer("reveal", () => ok({ value: "138 1234 0000" }));
    const { user } = await inTalk(shift, storage);
    await user.click(within(screen.getByRole("log")).getByRole("button", { name: /138\*\*\*\*0000/ }));
    const dialog = screen.getByRole("dialog", { name: "Reveal: Phone number" });
    await user.click(within(dialog).getByRole("button", { name: "Show" }));
    expect(within(dialog).getByRole("alert").textContent).toContain("Please give a reason");
    expect(shift.socket.asked("reveal")).toEqual([]);
    await user.type(within(dialog).getByLabelText("Reason"), "call back");
    expect(await faults(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Show" }));
    expect(await within(dialog).findByText("138 1234 0000")).toBeTruthy();
    expect(shift.socket.asked("reveal")).toMatchObject([{ reason: "call back" }]);
  });

  test("is closed with an outcome", async () => {
    shift.socket.answer("close", () => ok({ summary: summary({ state: "closed" }) }));
    const { user } = await inTalk(shift, storage);
    await user.click(screen.getByRole("button", { name: "Close" }));
    const dialog = screen.getByRole("dialog");
    await user.click(within(dialog).getByLabelText("Needs follow-up"));
    await user.click(within(dialog).getByRole("button", { name: "Close" }));
    expect(shift.socket.asked("close")).toEqual([{ conversation: "c1", disposition: "follow_up" }]);
    expect(await screen.findByText("This conversation is no longer with you.")).toBeTruthy();
  });

  test("is returned to the assistant", async () => {
    shift.socket.answer("return_to_bot", () => ok({ summary: summary({ state: "bot", agent_id: null }) }));
    const { user } = await inTalk(shift, storage);
    await user.click(screen.getAllByRole("button", { name: /Return to assistant/ })[0]!);
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Return to assistant" }));
    expect(shift.socket.asked("return_to_bot")).toEqual([{ conversation: "c1" }]);
  });
});

test("signing out leaves no half-written words behind", async () => {
  const { user } = await inTalk(shift, storage);
  await user.type(screen.getByRole("textbox", { name: "Reply" }), "half a sent");
  expect(storage.getItem("lobby.desk.draft.a1.c1.message")).toBe("half a sent");
  await user.click(screen.getByRole("button", { name: "Sign out" }));
  await screen.findByRole("heading", { name: "Sign in to the console" });
  expect(storage.getItem("lobby.desk.draft.a1.c1.message")).toBeNull();
});

test("a lost connection is told, and what is written waits", async () => {
  const { user } = await inTalk(shift, storage);
  shift.socket.drop();
  expect(await screen.findByText(/Connection lost/)).toBeTruthy();
  await user.type(screen.getByRole("textbox", { name: "Reply" }), "still here{Enter}");
  expect(await screen.findByText("Will be sent when connected")).toBeTruthy();
});
