/** A log laid out for reading: where a day begins, and which messages follow each other from one author. */
import type { Entry } from "./protocol";
import { dayKey } from "./when";

export interface Line {
  entry: Entry;
  startsDay: boolean;
  isFirstOfGroup: boolean;
  isLastOfGroup: boolean;
}

/** Messages further apart than this stand as two groups. */
const GROUP_SPAN = 5 * 60_000;

export function lines(entries: readonly Entry[]): Line[] {
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    const after = entries[index + 1];
    return {
      entry,
      startsDay: !before || dayKey(before.at) !== dayKey(entry.at),
      isFirstOfGroup: !before || !belongTogether(before, entry),
      isLastOfGroup: !after || !belongTogether(entry, after),
    };
  });
}

function belongTogether(a: Entry, b: Entry): boolean {
  return (
    a.kind === b.kind &&
    a.author.role === b.author.role &&
    a.author.name === b.author.name &&
    dayKey(a.at) === dayKey(b.at) &&
    Date.parse(b.at) - Date.parse(a.at) < GROUP_SPAN
  );
}
