/** The service in hindsight (docs/reports.md): what the server tells of a period, and how it is asked. */
import type { Heap, Tally } from "../cases/types";
import type { Language } from "../shared/protocol";

export type Grain = "hour" | "day" | "month";
export type Side = "at_least" | "at_most";

/** A share or mean of nothing is null. Shares run from 0 to 1, times are seconds. */
export interface Figures {
  conversations: number;
  settled: number;
  contained: number;
  containment: number | null;
  offered: number;
  answered: number;
  abandoned: number;
  sent_home: number;
  waiting: number;
  after_hours: number;
  within_20: number | null;
  within_60: number | null;
  abandonment: number | null;
  wait_mean: number | null;
  wait_p90: number | null;
  first_reply: number | null;
  handling: number | null;
  turns: number;
  misunderstood: number;
  misunderstanding: number | null;
  scored: number;
  satisfaction: number | null;
}
export type Figure = keyof Figures;

export interface Target {
  figure: Figure;
  side: Side;
  value: number;
}
export interface Verdict {
  target: Target;
  reached: number | null;
  is_met: boolean | null;
}
export interface Part {
  /** When it begins, in UTC. */
  start: string;
  figures: Figures;
}
export interface AgentFigures {
  code: string;
  name: string;
  handled: number;
  first_reply: number | null;
  handling: number | null;
  scored: number;
  satisfaction: number | null;
}
export interface History {
  since: string;
  until: string;
  grain: Grain;
  total: Figures;
  parts: readonly Part[];
  teams: readonly { skill: string; figures: Figures }[];
  agents: readonly AgentFigures[];
  topics: readonly { topic: string; count: number; parts: readonly number[] }[];
  reasons: readonly { code: string; count: number }[];
  verdicts: readonly Verdict[];
}
/** A report with the name of the bank and its time zone, in which the parts are told. */
export interface Told {
  report: History;
  zone: string;
  bank: Readonly<Record<Language, string>>;
}
export interface Complaints {
  report: { total: Tally; categories: readonly Heap[] };
  /** All that are open now, whenever they came in. */
  clock: { owed: number; soon: number; overdue: number; paused: number };
}

export interface Range {
  since: string;
  until: string;
  grain: Grain;
}

/** Why a request did not succeed: the code of docs/protocol.md, or `offline`. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string = code) {
    super(message);
    this.code = code;
  }
}

export class HistoryApi {
  readonly #fetch: typeof fetch;

  constructor(fetcher: typeof fetch) {
    this.#fetch = fetcher;
  }

  report(range: Range): Promise<Told> {
    return this.#get(`?${new URLSearchParams({ ...range }).toString()}`);
  }

  complaints({ since, until }: Pick<Range, "since" | "until">): Promise<Complaints> {
    return this.#get(`/complaints?${new URLSearchParams({ since, until }).toString()}`);
  }

  async #get<T>(path: string): Promise<T> {
    const answer = await this.#fetch(`/api/history${path}`).catch(() => null);
    if (answer === null) throw new Refused("offline");
    const body = (await answer.json().catch(() => ({}))) as T & { error?: { code: string; message: string } };
    if (answer.ok) return body;
    throw new Refused(body.error?.code ?? "unavailable", body.error?.message);
  }
}

/** The address of a file of the same figures. */
export function fileAddress(kind: "csv" | "xlsx", range: Range, language: string): string {
  return `/api/history/export.${kind}?${new URLSearchParams({ ...range, language }).toString()}`;
}
