/** What the server says by itself, as events of the conversation. */
import type { VisitorCalls, VisitorEvents } from "../shared/calls";
import type { ChatEvent } from "../shared/chat";
import type { Transport } from "../shared/transport";
import { TYPING_EXPIRES } from "../shared/typing";

export function hear(
  from: Transport<VisitorCalls, VisitorEvents>,
  tell: (conversation: string, event: ChatEvent) => void,
): void {
  let typingEnds: ReturnType<typeof setTimeout> | undefined;
  from.on("state", (state) => {
    tell(state.conversation, { type: "state", state });
  });
  from.on("entry", (entry) => {
    tell(entry.conversation, { type: "entry", entry });
  });
  from.on("receipt", ({ conversation, read_upto: read, delivered_upto: delivered = 0 }) => {
    tell(conversation, { type: "receipt", read, delivered });
  });
  from.on("vote", ({ conversation, seq, vote }) => {
    tell(conversation, { type: "voted", seq, vote });
  });
  from.on("typing", ({ conversation, role, on }) => {
    clearTimeout(typingEnds);
    tell(conversation, { type: "typing", role, on });
    if (!on) return;
    typingEnds = setTimeout(() => {
      tell(conversation, { type: "typing", role, on: false });
    }, TYPING_EXPIRES);
  });
}
