/** Brings what the server says by itself to where it belongs on the desk. */
import type { StaffCalls, StaffEvents } from "../shared/calls";
import type { Summary } from "../shared/protocol";
import type { Transport } from "../shared/transport";
import type { Care } from "./care";
import type { DeskEvent } from "./desk";

export interface Hearer {
  dispatch: (event: DeskEvent) => void;
  careOf: (conversation: string) => Care | undefined;
  takeSummary: (summary: Summary) => void;
}

export function hear(
  from: Transport<StaffCalls, StaffEvents>,
  { dispatch, careOf, takeSummary }: Hearer,
): void {
  from.on("me", (me) => {
    dispatch({ type: "me", me });
  });
  from.on("offer", (offer) => {
    dispatch({ type: "offer", offer });
  });
  from.on("offer_gone", (gone) => {
    dispatch({ type: "offer_gone", gone });
  });
  from.on("queue", ({ queue }) => {
    dispatch({ type: "queue", queue });
  });
  from.on("summary", takeSummary);
  from.on("entry", (entry) => {
    careOf(entry.conversation)?.tell({ type: "entry", entry });
  });
  from.on("vote", ({ conversation, seq, vote }) => {
    careOf(conversation)?.tell({ type: "voted", seq, vote });
  });
  from.on("receipt", ({ conversation, role, read_upto: read, delivered_upto: delivered = 0 }) => {
    if (role === "customer") careOf(conversation)?.tell({ type: "receipt", read, delivered });
  });
  from.on("typing", ({ conversation, role, on }) => {
    careOf(conversation)?.showTyping(role, on);
  });
  from.on("signed_out", ({ reason }) => {
    from.close();
    // Without a colleague's words it was the session itself that ended.
    dispatch({ type: "session", session: "ended", ...(reason !== "session" && { why: reason }) });
  });
}
