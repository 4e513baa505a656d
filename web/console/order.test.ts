import { describe, expect, test } from "vitest";
import { entry, summary } from "../shared/testing/made";
import { fittingReplies, soughtReply } from "./canned";
import { newChat } from "../shared/chat";
import type { Talk } from "./desk";
import { dueIn, dueUrgency, matching, offerTime, unreadOf } from "./order";

const NOW = Date.parse("2026-11-21T08:00:00Z");
const due = (at: string) => summary({ sla: { target_seconds: 60, due_at: at } });
const talk = (fields: Partial<Talk> = {}): Talk => ({
  summary: summary(),
  chat: newChat("c1"),
  readUpto: 0,
  packet: null,
  ...fields,
});

describe("a promised answer", () => {
  test.each([
    ["2026-11-21T08:00:50Z", 50, ""],
    ["2026-11-21T08:00:10Z", 10, "soon"],
    ["2026-11-21T07:59:50Z", -10, "late"],
  ])("due at %s is %s seconds away and %s", (at, left, urgency) => {
    expect(dueIn(due(at), NOW)).toBe(left);
    expect(dueUrgency(due(at), NOW)).toBe(urgency);
  });

  test("that nobody gave is neither soon nor late", () => {
    expect(dueIn(summary(), NOW)).toBeNull();
    expect(dueUrgency(summary(), NOW)).toBe("");
  });
});

describe("an offer", () => {
  const offered = { since: "2026-11-21T08:00:00.300Z", offer_deadline: "2026-11-21T08:01:30.300Z" };

  test.each([
    [-700, 90],
    [0, 90],
    [30_000, 61],
    [90_299, 1],
    [95_000, 0],
  ])("of 90 s has, %s ms on by the page's clock, %s left", (passed, left) => {
    expect(offerTime(summary(offered), NOW + passed)).toEqual({ left, whole: 90 });
  });

  test("of which the beginning is not known counts from what is left", () => {
    const known = summary({ offer_deadline: offered.offer_deadline });
    expect(offerTime(known, NOW + 60_300)).toEqual({ left: 30, whole: 30 });
  });
});

test("until the log is here the server's count of unread stands", () => {
  expect(unreadOf(talk({ summary: summary({ unread: 3 }) }))).toBe(3);
  const chat = { ...newChat("c1"), entries: [entry(1, { author: { role: "customer" } })] };
  expect(unreadOf(talk({ chat, summary: summary({ unread: 3 }) }))).toBe(1);
});

test("a search looks behind the hints of sealed data, not at the tokens", () => {
  const sealed = talk({ summary: summary({ last_text: "⟦phone:77aa:138****0000⟧" }) });
  expect(matching([sealed], "138****")).toHaveLength(1);
  expect(matching([sealed], "77aa")).toHaveLength(0);
});

describe("a slash", () => {
  const reply = (shortcut: string, title: string) => ({
    id: shortcut,
    shortcut,
    title,
    zh: "",
    en: "",
    mine: true,
  });
  const replies = [reply("bye", "Say hi back"), reply("hi", "Greeting")];

  test("begins a search for a reply", () => {
    expect(soughtReply("/Hi ")).toBe("hi");
  });

  test.each(["hello /hi", "/a\nb", ""])("in %j does not", (text) => {
    expect(soughtReply(text)).toBeNull();
  });

  test("finds shortcuts before words", () => {
    expect(fittingReplies(replies, "hi").map(({ id }) => id)).toEqual(["hi", "bye"]);
  });
});
