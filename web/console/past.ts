/** Reads a whole log that is over, or another's: page after page, and nothing of it is kept. */
import type { Entry } from "../shared/protocol";
import type { Duty } from "./duty";

/** Null when the server refused a page. */
export async function readLog(duty: Pick<Duty, "call">, conversation: string): Promise<Entry[] | null> {
  const entries: Entry[] = [];
  for (;;) {
    const page = await duty.call("sync", { conversation, after: entries.at(-1)?.seq ?? 0 });
    if (!page) return null;
    entries.push(...page.entries);
    if (!page.more || page.entries.length === 0) return entries;
  }
}
