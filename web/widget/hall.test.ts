import { describe, expect, test } from "vitest";
import { entry, state } from "../shared/testing/made";
import { hall, isNew, newHall, unreadCount, type Hall, type HallEvent } from "./hall";

const after = (...events: HallEvent[]): Hall => events.reduce(hall, newHall("zh", true));
const opened: HallEvent = { type: "opened", state: state(), readUpto: 0 };
const arrives = (seq: number, fields = {}): HallEvent => ({
  type: "chat",
  conversation: "c1",
  event: { type: "entry", entry: entry(seq, fields) },
});

describe("a conversation", () => {
  test("opened again after a reconnect keeps what is known of it", () => {
    expect(after(opened, arrives(1), opened).chat?.entries).toHaveLength(1);
  });

  test("that is new begins empty", () => {
    const next: HallEvent = { type: "opened", state: state({ conversation: "c2" }), readUpto: 0 };
    expect(after(opened, arrives(1), next).chat).toMatchObject({ conversation: "c2", entries: [] });
  });

  test("is not touched by late news of an earlier one", () => {
    const next: HallEvent = { type: "opened", state: state({ conversation: "c2" }), readUpto: 0 };
    expect(after(opened, next, arrives(1)).chat?.entries).toEqual([]);
  });
});

describe("the welcome", () => {
  test("is shown until the customer has said something", () => {
    expect(isNew(after())).toBe(true);
    expect(isNew(after(opened, arrives(1)))).toBe(true);
    expect(isNew(after(opened, arrives(1, { author: { role: "customer" } })))).toBe(false);
  });

  test("is not shown over a conversation that has ended", () => {
    expect(isNew(after({ type: "opened", state: state({ state: "closed" }), readUpto: 0 }))).toBe(false);
  });
});

test("what was read in an earlier visit does not count as unread", () => {
  const known = after({ type: "opened", state: state(), readUpto: 2 }, arrives(1), arrives(2), arrives(3));
  expect(unreadCount(known)).toBe(1);
});
