// @vitest-environment jsdom
/** What helps an agent: suggestions, history, files, marks, the bell. */
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

describe("the assistant's suggestions", () => {
  const suggestions = [
    { topic: "savings/rates", title: "Deposit rates", text: "Three years: 1.55 %", confidence: 0.91 },
    { topic: "savings/open", title: "Opening an account", text: "Bring your ID.", confidence: 0.2 },
  ];

  async function withSuggestions() {
    shift.socket.answer("suggest", () => ok({ suggestions }));
    const all = await inTalk(shift);
    await all.user.keyboard("{Alt>}s{/Alt}");
    await screen.findByText("Three years: 1.55 %");
    return all;
  }

  test("are sent with one press", async () => {
    const { user, container } = await withSuggestions();
    expect(await faults(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Send: Deposit rates" }));
    expect(shift.socket.asked("send")).toMatchObject([{ text: "Three years: 1.55 %" }]);
  });

  test("are to be read and changed first where the assistant is unsure, and both are said", async () => {
    await withSuggestions();
    const [sure, unsure] = within(screen.getByRole("list", { name: "Copilot" })).getAllByRole("listitem");
    const first = (card?: HTMLElement) => card?.querySelector(".primary")?.getAttribute("aria-label");
    expect(sure?.textContent).toContain("Confidence 91%");
    expect(first(sure)).toBe("Send: Deposit rates");
    expect(unsure?.textContent).toContain("Confidence 20%: read and edit before sending");
    expect(first(unsure)).toBe("Edit: Opening an account");
  });

  test("or are put into the field to be changed", async () => {
    const { user } = await withSuggestions();
    await user.click(screen.getByRole("button", { name: "Edit: Deposit rates" }));
    expect(screen.getByRole("textbox", { name: "Reply" })).toHaveProperty("value", "Three years: 1.55 %");
    expect(shift.socket.asked("send")).toEqual([]);
  });

  test("are asked anew when the customer has written again", async () => {
    await withSuggestions();
    shift.socket.hear("entry", entry(2, { author: { role: "customer" }, text: "and five years?" }));
    await settle();
    await screen.findByText("Three years: 1.55 %");
    expect(shift.socket.asked("suggest")).toHaveLength(2);
  });

  test("that there are none is said", async () => {
    shift.socket.answer("suggest", () => ok({ suggestions: [] }));
    const { user } = await inTalk(shift);
    await user.keyboard("{Alt>}s{/Alt}");
    expect(await screen.findByText(/no suggestion/)).toBeTruthy();
  });
});

test("an earlier conversation is read without being taken", async () => {
  shift.logs.c0 = [
    entry(1, { conversation: "c0", author: { role: "customer" }, text: "My card was swallowed" }),
  ];
  const past = {
    conversation: "c0",
    opened_at: "2026-11-01T08:00:00Z",
    state: "closed",
    reason: "lost_card",
  };
  shift.socket.answer("history", () => ok({ conversations: [past] }));
  const { user } = await inTalk(shift);
  await user.keyboard("{Alt>}h{/Alt}");
  await user.click(await screen.findByRole("button", { name: /Lost card/ }));
  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText("My card was swallowed")).toBeTruthy();
  expect(await faults(dialog)).toEqual([]);
  expect(shift.socket.asked("read")).not.toContainEqual(expect.objectContaining({ conversation: "c0" }));
});

describe("the log", () => {
  test("shows a whisper apart from a note", async () => {
    shift.logs.c1 = [
      ...shift.logs.c1!,
      entry(2, {
        kind: "note",
        whisper: true,
        author: { role: "agent", name: "Wang Shan" },
        text: "Offer a callback.",
      }),
    ];
    await inTalk(shift);
    expect(screen.getByText("Supervisor's whisper")).toBeTruthy();
  });

  test("shows files, and gets a new address when one is over", async () => {
    const file = { id: "f1", name: "slip.png", type: "image/png", size: 2048, url: "/old" };
    const sent = entry(2, { author: { role: "customer" }, text: "", attachments: [file] });
    shift.logs.c1 = [...shift.logs.c1!, sent];
    await inTalk(shift);
    const picture = screen.getByRole("img", { name: "slip.png" });
    shift.logs.c1 = [shift.logs.c1[0]!, { ...sent, attachments: [{ ...file, url: "/new" }] }];
    picture.dispatchEvent(new Event("error"));
    await settle();
    expect((await screen.findByRole("img", { name: "slip.png" })).getAttribute("src")).toBe("/new");
  });

  test("tells sent, delivered and read apart", async () => {
    shift.logs.c1 = [...shift.logs.c1!, entry(2, { author: { role: "agent" }, text: "1.55 %" })];
    await inTalk(shift);
    const log = screen.getByRole("log");
    expect(within(log).getByText("Sent")).toBeTruthy();
    shift.socket.hear("receipt", { conversation: "c1", role: "customer", read_upto: 0, delivered_upto: 2 });
    expect(await within(log).findByText("Delivered")).toBeTruthy();
    shift.socket.hear("receipt", { conversation: "c1", role: "customer", read_upto: 2, delivered_upto: 2 });
    expect(await within(log).findByText("Read")).toBeTruthy();
  });
});

test.each([
  ["that somebody ended says why", "end of shift", "You were signed out. Reason: end of shift"],
  ["that ended elsewhere says that it did", "session", /^Your session has ended/],
])("a session %s", async (_name, reason, words) => {
  await inTalk(shift);
  shift.socket.hear("signed_out", { reason });
  expect(await screen.findByText(words)).toBeTruthy();
});

describe("the bell", () => {
  const offer = summary({ conversation: "c9", state: "offered", agent_id: null });

  test("is silent until it is wanted", async () => {
    await inTalk(shift);
    shift.socket.hear("offer", offer);
    expect(shift.told).toEqual([]);
  });

  test("rings for an offer, and shows it outside a page that nobody sees", async () => {
    const { user } = await inTalk(shift);
    await user.click(screen.getByRole("button", { name: "Sound and desktop notices" }));
    shift.isVisible = false;
    shift.socket.hear("offer", offer);
    expect(shift.told).toEqual(["asked", "tone 587", "tone 880", "offer 1"]);
  });

  test("shows nothing of what a customer wrote", async () => {
    const { user } = await inTalk(shift);
    await user.click(screen.getByRole("button", { name: "Sound and desktop notices" }));
    shift.isVisible = false;
    shift.socket.hear("entry", entry(2, { author: { role: "customer" }, text: "my secret" }));
    expect(shift.told.at(-1)).toBe("message 1");
  });
});

test("the list is searched by anything said", async () => {
  shift.talks = [
    summary(),
    summary({ conversation: "c2", customer: { label: "31AD", identity: "anonymous" } }),
  ];
  const { user } = await inTalk(shift);
  await user.keyboard("{Alt>}f{/Alt}three-year");
  expect(screen.queryByRole("button", { name: /31AD/ })).toBeNull();
  expect(screen.getByRole("button", { name: /Ms Chen/ })).toBeTruthy();
});
