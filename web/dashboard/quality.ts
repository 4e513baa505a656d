/** The score of a review, as the server works it out too: weighted, from 0 at the worst to 100 at the best. */
import type { Form } from "../shared/supervision";

export type Scores = Readonly<Record<string, number>>;

/** Null while a criterion has no score. */
export function scoreOf({ criteria, scale }: Form, scores: Scores): number | null {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const parts = criteria.map(({ code, weight }) => {
    const score = scores[code];
    return score === undefined ? null : (weight * (score - 1)) / (scale - 1);
  });
  if (weights === 0 || parts.includes(null)) return null;
  return Math.round((100 * parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)) / weights);
}
