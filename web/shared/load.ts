/** What a message carries beside its words. */
import type { Attachment } from "./protocol";

/** The files that are ready, and whether more are still on their way up. */
export interface Load {
  attachments: readonly Attachment[];
  isBusy: boolean;
}

export function loadOf({ attachments, isBusy }: Load): "none" | "yet" | "ready" {
  if (isBusy) return "yet";
  return attachments.length > 0 ? "ready" : "none";
}
