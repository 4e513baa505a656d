/** What a supervisor sees of the floor, and the pure function that brings it forward. */
import type { Floor } from "../shared/supervision";

/** The floor at one moment, for the charts. */
export interface Sample {
  /** Milliseconds since 1970. */
  at: number;
  waiting: number;
  /** Seconds. */
  longest: number;
  serving: number;
}

export interface Board {
  floor: Floor | null;
  /** When the floor was told, by this machine's clock: what waits goes on waiting meanwhile. */
  at: number;
  samples: readonly Sample[];
}

export interface BoardEvent {
  type: "floor";
  floor: Floor;
  at: number;
}

export const EMPTY_BOARD: Board = { floor: null, at: 0, samples: [] };

/** Milliseconds between samples, and how many are kept: half an hour. */
const EVERY = 10_000;
const KEPT = 180;

export function board(before: Board, { floor, at }: BoardEvent): Board {
  return { floor, at, samples: sampled(before.samples, { ...drawn(floor), at }) };
}

function drawn(floor: Floor): Omit<Sample, "at"> {
  return {
    waiting: floor.queue.length,
    longest: floor.waiting_longest ?? 0,
    serving: floor.conversations.length,
  };
}

function sampled(samples: readonly Sample[], fresh: Sample): readonly Sample[] {
  const last = samples.at(-1);
  return last && fresh.at - last.at < EVERY ? samples : [...samples, fresh].slice(-KEPT);
}

/** Seconds that the longest has waited by now; null when nobody waits. */
export function longestWait({ floor }: Board, now: number): number | null {
  const since = (floor?.queue ?? []).flatMap(({ queued_at }) => queued_at ?? []).sort()[0];
  return since === undefined ? null : Math.max(0, (now - Date.parse(since)) / 1000);
}
