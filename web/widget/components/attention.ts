/** Calls a customer who looks elsewhere: a soft tone, and the number of new messages in the title. */
import { chime } from "../../shared/chime";

const QUIET = "lobby.quiet";
const PITCH = 659;
const BADGE = /^\(\d+\) /;

export function hasSound(storage: Storage): boolean {
  return storage.getItem(QUIET) === null;
}

export function setSound(storage: Storage, on: boolean): void {
  if (on) storage.removeItem(QUIET);
  else storage.setItem(QUIET, "1");
}

export function callAttention(page: Window & typeof globalThis, storage: Storage): (count: number) => void {
  const ring = chime(page);
  let before = 0;
  return (count) => {
    const { title } = page.document;
    const plain = title.replace(BADGE, "");
    const wanted = count > 0 ? `(${count}) ${plain}` : plain;
    // Screen readers tell of a title that changes.
    if (wanted !== title) page.document.title = wanted;
    if (count > before && hasSound(storage)) ring(PITCH);
    before = count;
  };
}
