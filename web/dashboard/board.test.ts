import { describe, expect, test } from "vitest";
import { newChat } from "../shared/chat";
import type { Floor } from "../shared/supervision";
import { entry, me, summary } from "../shared/testing/made";
import { board, EMPTY_BOARD, longestWait } from "./board";
import { hasJoined } from "./joined";
import { scoreOf } from "./quality";

const floor = (fields: Partial<Floor> = {}): Floor => ({
  agents: [],
  queue: [],
  conversations: [],
  with_bot: 0,
  service_level: { within_20: null, within_60: null },
  open: true,
  ...fields,
});
const at = (seconds: number) => ({ type: "floor" as const, floor: floor(), at: seconds * 1000 });

describe("the trend", () => {
  test("takes a sample now and then, not at every push", () => {
    const known = [at(0), at(1), at(9), at(10), at(12)].reduce(board, EMPTY_BOARD);
    expect(known.samples.map((sample) => sample.at / 1000)).toEqual([0, 10]);
  });

  test("keeps half an hour", () => {
    const pushes = Array.from({ length: 300 }, (_, index) => at(index * 10));
    const { samples } = pushes.reduce(board, EMPTY_BOARD);
    expect(samples).toHaveLength(180);
    expect(samples.at(-1)?.at).toBe(2_990_000);
  });
});

describe("the longest wait", () => {
  test("goes on between two pushes", () => {
    const queue = [
      summary({ queued_at: "2026-11-21T08:00:30Z" }),
      summary({ queued_at: "2026-11-21T08:00:00Z" }),
    ];
    const known = board(EMPTY_BOARD, { type: "floor", floor: floor({ queue }), at: 0 });
    expect(longestWait(known, Date.parse("2026-11-21T08:01:10Z"))).toBe(70);
  });

  test("is nothing when nobody waits", () => {
    expect(longestWait(board(EMPTY_BOARD, at(0)), 0)).toBeNull();
  });
});

describe("a supervisor has joined", () => {
  const event = (name: string) => ({ name, state: "agent" as const, epoch: 1 });
  const talk = (...names: string[]) => ({
    summary: summary(),
    readUpto: 0,
    packet: null,
    chat: {
      ...newChat("c1"),
      entries: names.map((name, index) =>
        entry(index + 1, { kind: "state", author: { role: "supervisor", id: "s1" }, event: event(name) }),
      ),
    },
  });

  test.each([
    [["joined"], true],
    [["joined", "left"], false],
    [["joined", "left", "joined"], true],
    [["accepted"], false],
  ])("after %j: %s", (names, isIn) => {
    expect(hasJoined(talk(...names), me({ id: "s1", name: "Wang Shan" }))).toBe(isIn);
  });

  test("not because somebody else has", () => {
    expect(hasJoined(talk("joined"), me({ id: "s2", name: "Li Na" }))).toBe(false);
  });
});

describe("the score of a review", () => {
  const form = {
    scale: 5,
    criteria: [
      { code: "care", zh: "", en: "", weight: 3 },
      { code: "law", zh: "", en: "", weight: 1 },
    ],
  };

  test.each([
    [{ care: 5, law: 5 }, 100],
    [{ care: 1, law: 1 }, 0],
    [{ care: 5, law: 1 }, 75],
    [{ care: 3, law: 3 }, 50],
  ])("of %j is %i", (scores, score) => {
    expect(scoreOf(form, scores)).toBe(score);
  });

  test("is open while a line has none", () => {
    expect(scoreOf(form, { care: 5 })).toBeNull();
  });
});
