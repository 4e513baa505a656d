/** What a screen reader is told: what others said after the customer came, once, and nothing of what stood there before. */
import type { Entry } from "../shared/protocol";
import { preview } from "../shared/sealed";

export interface Told {
  seq: number;
  text: string;
}

/** What came after `upto`, in the order of the log; one's own words need no telling. */
export function newsAfter(entries: readonly Entry[], upto: number): Told[] {
  return entries
    .filter(({ seq, author, event }) => seq > upto && author.role !== "customer" && event?.name !== "opened")
    .map(({ seq, text, attachments }) => ({
      seq,
      text: [preview(text), ...(attachments ?? []).map(({ name }) => name)].filter((part) => part).join(" "),
    }));
}
