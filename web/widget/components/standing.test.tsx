// @vitest-environment jsdom
/** What a customer is told beside the conversation, and what they take away from it. */
import { screen } from "@testing-library/preact";
import { beforeEach, describe, expect, test } from "vitest";
import type { State } from "../../shared/protocol";
import { faults } from "../../shared/testing/accessibility";
import { ok, settle } from "../../shared/testing/FakeSocket";
import { entry, state } from "../../shared/testing/made";
import { Visit } from "../testing";
import { transcriptOf } from "../transcript";
import { onScreen } from "./testing";

let visit: Visit;

beforeEach(() => {
  visit = new Visit();
  visit.log = [entry(1, { author: { role: "customer" }, text: "hello" })];
});

function open(now: Partial<State> = {}) {
  visit.state = state(now);
  return onScreen(visit);
}

const withAgent = (connected: boolean): Partial<State> => ({
  state: "agent",
  agent: { name: "Lin", connected },
});

describe("how it stands", () => {
  test("outside the hours it says when people are there again, and that the assistant is here", async () => {
    const { container } = await open({ open: false, opens_at: "2027-01-04T01:00:00Z" });
    const notice = await screen.findByText(/People are here again .*January/);
    expect(notice.textContent).toContain("Leave a message");
    expect(await faults(container)).toEqual([]);
  });

  test("within the hours nothing is said of them", async () => {
    await open({ open: true });
    await settle();
    expect(screen.queryByText(/People are here again/)).toBeNull();
  });

  test("after the hours a request for a person offers a message, not a wait", async () => {
    visit.log.push(
      entry(2, {
        kind: "state",
        author: { role: "system" },
        text: "We are back on Monday.",
        card: { kind: "offer_person" },
        event: { name: "after_hours", state: "bot", epoch: 1 },
      }),
    );
    await open({ open: false });
    const card = await screen.findByRole("region", { name: "Would you like a person to help?" });
    expect(card.textContent).toBe("Would you like a person to help?Leave a message");
  });

  test("an agent whose line dropped holds the customer's place", async () => {
    await open(withAgent(false));
    expect(await screen.findByText(/Lin's connection dropped. We are holding your place/)).toBeTruthy();
  });

  test("a waiting range is shown as a range", async () => {
    await open({ state: "queued", position: 3, wait: { low: 120, high: 290 } });
    expect(await screen.findByText("2 ahead of you")).toBeTruthy();
    expect(screen.getByText("about 2–5 min to wait")).toBeTruthy();
  });
});

describe("how far words have come", () => {
  test("is known again after a reload", async () => {
    visit.log.push(entry(2, { author: { role: "customer" }, text: "still there?" }));
    await open({ ...withAgent(true), delivered_to_agent: 2, read_by_agent: 0 });
    expect(await screen.findByText("Delivered")).toBeTruthy();
  });

  test("is told to the other side when the customer cannot see it", async () => {
    visit.socket.answer("delivered", () => ok());
    await open(withAgent(true));
    visit.store.dispatch({ type: "shown", on: false });
    visit.socket.hear("entry", entry(2, { author: { role: "agent" }, text: "Good day" }));
    visit.socket.hear("state", state({ ...withAgent(true), last_seq: 2 }));
    expect(visit.socket.asked("delivered")).toEqual([{ conversation: "c1", upto: 2 }]);
    expect(visit.socket.asked("read")).not.toContainEqual({ conversation: "c1", upto: 2 });
  });
});

test("files can be sent to people, not to the assistant", async () => {
  await open({ state: "bot" });
  await settle();
  expect(screen.queryByRole("button", { name: "Add a picture or PDF" })).toBeNull();
  visit.socket.hear("state", state({ ...withAgent(true), last_seq: 1 }));
  expect(await screen.findByRole("button", { name: "Add a picture or PDF" })).toBeTruthy();
});

test("a message goes with its files, even without words", async () => {
  visit.socket.answer("send", () => ok({ seq: 2, at: "2026-11-21T08:00:00Z", text: "", duplicate: false }));
  await open(withAgent(true));
  const file = { id: "f1", name: "slip.png", type: "image/png", size: 9, url: "/f1" };
  visit.reception.say("", { attachments: [file] });
  expect(visit.socket.asked("send")).toMatchObject([{ text: "", attachments: ["f1"] }]);
  expect(await screen.findByRole("img", { name: "slip.png" })).toBeTruthy();
});

test("a transcript says who, when and what, with hints in place of sealed data", () => {
  const file = { id: "f1", name: "slip.png", type: "image/png", size: 9, url: "/secret" };
  const log = [
    entry(1, { author: { role: "customer" }, text: "Call ⟦phone:77aa:138****0000⟧", attachments: [file] }),
    entry(2, { author: { role: "agent", name: "Lin" }, text: "I will." }),
    entry(3, { kind: "state", author: { role: "system" }, text: "Ended." }),
  ];
  const names = { customer: "You", bot: "Assistant", agent: "Agent", file: (name: string) => `[${name}]` };
  const text = transcriptOf(log, names, "en");
  expect(text.split("\n").map((line) => line.replace(/^\[.*?\] /, ""))).toEqual([
    "You: Call 138****0000",
    "[slip.png]",
    "",
    "Lin: I will.",
    "",
    "Ended.",
    "",
  ]);
  expect(text).not.toContain("secret");
});
