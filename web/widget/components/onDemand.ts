/** Parts that a first look does not need; fetched while idle after connecting, so that they are there even if the network goes. */
import { later } from "../../shared/ui/later";

export const Announcer = later(async () => (await import("./Announcer")).Announcer);
export const Attach = later(async () => (await import("../../shared/ui/Attach")).Attach);
export const Attached = later(async () => (await import("../../shared/ui/Attached")).Attached);
export const CardView = later(async () => (await import("./CardView")).CardView);
export const LeaveMessage = later(async () => (await import("./LeaveMessage")).LeaveMessage);
export const Menu = later(async () => (await import("./Menu")).Menu);
export const Over = later(async () => (await import("./Over")).Over);
export const Standing = later(async () => (await import("./Standing")).Standing);
export const Thumbs = later(async () => (await import("./Thumbs")).Thumbs);
export const Waiting = later(async () => (await import("./Waiting")).Waiting);

const PARTS = [Announcer, Attach, Attached, CardView, LeaveMessage, Menu, Over, Standing, Thumbs, Waiting];

export async function fetchOnDemand(): Promise<void> {
  await Promise.allSettled(PARTS.map((part) => part.fetch()));
}
