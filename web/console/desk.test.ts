import { describe, expect, test } from "vitest";
import { entry, me, summary } from "../shared/testing/made";
import { desk, EMPTY_DESK, type Desk, type DeskEvent, type Talk } from "./desk";
import { talkOrder, unreadOf, waitingSince } from "./order";

const START: Desk = { ...EMPTY_DESK, session: "in", me: me() };
const after = (...events: DeskEvent[]): Desk => events.reduce(desk, START);
const hasTalk = (fields = {}): DeskEvent => ({ type: "summary", summary: summary(fields) });
const said = (seq: number, role: "customer" | "agent", at: string, conversation = "c1"): DeskEvent => ({
  type: "chat",
  conversation,
  event: { type: "entry", entry: entry(seq, { conversation, author: { role }, at }) },
});
const talk = (known: Desk, id = "c1"): Talk => known.talks[id]!;

describe("conversations on the desk", () => {
  test("one that is this agent's comes to the desk", () => {
    expect(Object.keys(after(hasTalk()).talks)).toEqual(["c1"]);
  });

  test("one that is another's does not", () => {
    expect(after(hasTalk({ agent_id: "a2" })).talks).toEqual({});
  });

  test("one that has left goes from the list", () => {
    expect(after(hasTalk(), hasTalk({ state: "bot", agent_id: null })).talks).toEqual({});
  });

  test("one that has left while it is open stays until the agent turns to another", () => {
    const left = after(hasTalk(), { type: "select", conversation: "c1" }, hasTalk({ state: "closed" }));
    expect(talk(left).summary.state).toBe("closed");
    expect(desk(left, { type: "select", conversation: null }).talks).toEqual({});
  });

  test("a greeting after a reconnect keeps the transcripts and the choice", () => {
    const known = after(hasTalk(), said(1, "customer", "2026-11-21T08:00:00Z"), {
      type: "select",
      conversation: "c1",
    });
    const greeted = desk(known, { type: "hello", talks: [summary()], offers: [], queue: [] });
    expect(talk(greeted).chat.entries).toHaveLength(1);
    expect(greeted.selected).toBe("c1");
  });

  test("one that went elsewhere while away is gone after the greeting", () => {
    const known = after(hasTalk(), { type: "select", conversation: "c1" });
    const greeted = desk(known, { type: "hello", talks: [], offers: [], queue: [] });
    expect(greeted).toMatchObject({ talks: {}, selected: null });
  });
});

describe("offers", () => {
  const offered: DeskEvent = { type: "offer", offer: summary({ state: "offered" }) };

  test("an offer repeated is one offer", () => {
    expect(after(offered, offered).offers).toHaveLength(1);
  });

  test("an offer that ran out says so", () => {
    const gone = after(offered, { type: "offer_gone", gone: { conversation: "c1", why: "missed" } });
    expect(gone).toMatchObject({ offers: [], lostOffer: "missed" });
  });

  test("an offer that was taken goes quietly", () => {
    const gone = after(offered, { type: "offer_gone", gone: { conversation: "c1", why: "accepted" } });
    expect(gone).toMatchObject({ offers: [], lostOffer: null });
  });
});

describe("waiting", () => {
  test("runs from the first question that has no answer", () => {
    const known = after(
      hasTalk(),
      said(1, "customer", "2026-11-21T08:00:00Z"),
      said(2, "agent", "2026-11-21T08:01:00Z"),
      said(3, "customer", "2026-11-21T08:02:00Z"),
      said(4, "customer", "2026-11-21T08:03:00Z"),
    );
    expect(waitingSince(talk(known))).toBe("2026-11-21T08:02:00Z");
  });

  test("ends with an answer", () => {
    const known = after(
      hasTalk(),
      said(1, "customer", "2026-11-21T08:00:00Z"),
      said(2, "agent", "2026-11-21T08:01:00Z"),
    );
    expect(waitingSince(talk(known))).toBeNull();
  });

  test("before the first answer runs from when this agent accepted", () => {
    const known = after(
      hasTalk({ since: "2026-11-21T07:59:00Z" }),
      said(1, "customer", "2026-11-21T07:00:00Z"),
    );
    expect(waitingSince(talk(known))).toBe("2026-11-21T07:59:00Z");
  });

  test("puts who has waited longest first", () => {
    const known = after(
      hasTalk({ last_at: "2026-11-21T09:00:00Z" }),
      hasTalk({ conversation: "c2" }),
      hasTalk({ conversation: "c3" }),
      said(1, "agent", "2026-11-21T08:00:00Z", "c2"),
      said(2, "customer", "2026-11-21T08:30:00Z", "c2"),
      said(1, "agent", "2026-11-21T08:00:00Z", "c3"),
      said(2, "customer", "2026-11-21T08:10:00Z", "c3"),
    );
    expect(talkOrder(known).map((t) => t.summary.conversation)).toEqual(["c3", "c2", "c1"]);
  });
});

test("unread are the customer's messages beyond what was read", () => {
  const known = after(
    hasTalk(),
    said(1, "customer", "2026-11-21T08:00:00Z"),
    said(2, "agent", "2026-11-21T08:01:00Z"),
    said(3, "customer", "2026-11-21T08:02:00Z"),
    { type: "read", conversation: "c1", upto: 2 },
  );
  expect(unreadOf(talk(known))).toBe(1);
});

test("what was read on another machine is read here too", () => {
  const known = after(hasTalk({ read_by_agent: 1 }), said(1, "customer", "2026-11-21T08:00:00Z"));
  expect(unreadOf(talk(known))).toBe(0);
});

test("news of oneself without the CSRF token keep the one that is known", () => {
  const { csrf: _, ...told } = me({ load: 3 });
  expect(after({ type: "me", me: told }).me).toMatchObject({ load: 3, csrf: "token" });
});

test("when the session ends nothing of it stays on the screen", () => {
  expect(desk(after(hasTalk()), { type: "session", session: "ended" })).toEqual({
    ...EMPTY_DESK,
    session: "ended",
  });
});
