/** Parts that most visits never need; fetched while idle after connecting, so that they are there even if the network goes. */
import { later } from "../../shared/ui/later";

export const EndDialog = later(async () => (await import("./EndDialog")).EndDialog);
export const LeaveMessage = later(async () => (await import("./LeaveMessage")).LeaveMessage);
export const Rating = later(async () => (await import("./Rating")).Rating);

export async function fetchOnDemand(): Promise<void> {
  await Promise.allSettled([EndDialog, LeaveMessage, Rating].map((part) => part.fetch()));
}
