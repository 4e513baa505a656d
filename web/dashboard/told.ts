/** A period as the server tells it, for tests. */
import type { Complaints, Figures, History, Told } from "./history";

export const FIGURES: Figures = {
  conversations: 40,
  settled: 38,
  contained: 25,
  containment: 0.6579,
  offered: 12,
  answered: 10,
  abandoned: 2,
  sent_home: 0,
  waiting: 0,
  after_hours: 1,
  within_20: 0.75,
  within_60: 0.8333,
  abandonment: 0.1667,
  wait_mean: 14.2,
  wait_p90: 44,
  first_reply: 12,
  handling: 420,
  turns: 90,
  misunderstood: 9,
  misunderstanding: 0.1,
  scored: 6,
  satisfaction: 4.5,
};
export const NOTHING = Object.fromEntries(
  Object.entries(FIGURES).map(([name, value]) => [name, Number.isInteger(value) ? 0 : null]),
) as unknown as Figures;

export function told(total: Figures = FIGURES): Told {
  const report: History = {
    since: "2026-10-01",
    until: "2026-10-31",
    grain: "day",
    total,
    parts: [{ start: "2026-09-30T16:00:00Z", figures: total }],
    teams: [{ skill: "", figures: total }],
    agents: [
      {
        code: "a1",
        name: "Lin Xiao",
        handled: 10,
        first_reply: 12,
        handling: 420,
        scored: 6,
        satisfaction: 4.5,
      },
    ],
    topics: [{ topic: "savings/rates", count: 21, parts: [21] }],
    reasons: [{ code: "fraud", count: 3 }],
    verdicts: [
      { target: { figure: "within_20", side: "at_least", value: 0.8 }, reached: 0.75, is_met: false },
      { target: { figure: "satisfaction", side: "at_least", value: 4.2 }, reached: 4.5, is_met: true },
    ],
  };
  return { report, zone: "Asia/Shanghai", bank: { zh: "云杉银行", en: "Spruce Bank" } };
}

const tally = {
  received: 4,
  decided: 3,
  withdrawn: 0,
  reopened: 0,
  overdue: 1,
  median_days: 7,
  mean_days: 8,
  scored: 2,
  content: 1,
};
export const COMPLAINTS: Complaints = {
  report: { total: tally, categories: [{ code: "service", tally }] },
  clock: { owed: 5, soon: 2, overdue: 1, paused: 0 },
};
