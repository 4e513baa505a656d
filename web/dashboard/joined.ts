/** Whether a supervisor has joined a conversation; the log says it, so that a reload does not forget. */
import type { Talk } from "../console/desk";
import type { Me } from "../shared/protocol";

export function hasJoined({ chat }: Talk, me: Me | null): boolean {
  const last = chat.entries.findLast(
    ({ event, author }) =>
      (event?.name === "joined" || event?.name === "left") &&
      (author.id === me?.id || event.agent === me?.name),
  );
  return last?.event?.name === "joined";
}
