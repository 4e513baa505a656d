import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chat, newChat, type Chat } from "./chat";
import type { Entry, Page } from "./protocol";
import { entry, state } from "./testing/made";
import { CallError } from "./transport";
import { Upkeep } from "./upkeep";

let known: Chat;
let log: Entry[];
let asked: number[];
let fails: CallError | null;
let upkeep: Upkeep;

beforeEach(() => {
  vi.useFakeTimers();
  known = newChat("c1");
  log = [1, 2, 3].map((seq) => entry(seq));
  asked = [];
  fails = null;
  upkeep = new Upkeep({
    chat: () => known,
    fetchAfter: (after) => {
      asked.push(after);
      if (fails) return Promise.reject(fails);
      const rest = log.filter((e) => e.seq > after);
      const page: Page = { entries: rest.slice(0, 2), last_seq: log.length, more: rest.length > 2 };
      known = chat(known, { type: "synced", page });
      return Promise.resolve(page);
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
});

test("page after page is fetched until there is no more", async () => {
  await upkeep.catchUp();
  expect(known.known).toBe(3);
  expect(asked).toEqual([0, 2]);
});

test("a hole is closed at once", async () => {
  known = chat(known, { type: "entry", entry: entry(3) });
  upkeep.look();
  await vi.advanceTimersByTimeAsync(0);
  expect(known.known).toBe(3);
});

test("an entry that is only on its way is waited for, not asked for", async () => {
  known = chat(known, { type: "state", state: state({ last_seq: 1 }) });
  upkeep.look();
  known = chat(known, { type: "entry", entry: entry(1) });
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([]);
});

test("an entry that does not come is asked for", async () => {
  known = chat(known, { type: "state", state: state({ last_seq: 3 }) });
  upkeep.look();
  await vi.advanceTimersByTimeAsync(1000);
  expect(known.known).toBe(3);
});

test("a failed request is repeated after a while", async () => {
  fails = new CallError("unavailable");
  await upkeep.catchUp();
  fails = null;
  await vi.advanceTimersByTimeAsync(2000);
  expect(known.known).toBe(3);
});

test("offline nothing is repeated: the next connect asks", async () => {
  fails = new CallError("offline");
  await upkeep.catchUp();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual([0]);
});
