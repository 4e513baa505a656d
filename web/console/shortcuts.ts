/** Keyboard shortcuts of the console. All but the slash that begins a reply need Alt, so that none is in the
 *  way of writing or of a screen reader. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ConsoleKey } from "./texts";

/** What the list of shortcuts shows, in its order. */
export const SHORTCUTS = [
  { keys: "Alt+KeyA", shown: "Alt+A", does: "keys.do.accept" },
  { keys: "Alt+KeyD", shown: "Alt+D", does: "keys.do.decline" },
  { keys: "Alt+ArrowDown", shown: "Alt+↓", does: "keys.do.next" },
  { keys: "Alt+ArrowUp", shown: "Alt+↑", does: "keys.do.previous" },
  { keys: "Alt+KeyU", shown: "Alt+U", does: "keys.do.longest" },
  { keys: "Alt+KeyF", shown: "Alt+F", does: "keys.do.search" },
  { keys: "Alt+KeyW", shown: "Alt+W", does: "keys.do.write" },
  { keys: "Slash", shown: "/", does: "keys.do.canned" },
  { keys: "Alt+KeyN", shown: "Alt+N", does: "keys.do.note" },
  { keys: "Alt+KeyJ", shown: "Alt+J", does: "keys.do.latest" },
  { keys: "Alt+KeyT", shown: "Alt+T", does: "keys.do.transfer" },
  { keys: "Alt+KeyR", shown: "Alt+R", does: "keys.do.return" },
  { keys: "Alt+KeyE", shown: "Alt+E", does: "keys.do.close" },
  { keys: "Alt+KeyP", shown: "Alt+P", does: "keys.do.packet" },
  { keys: "Alt+KeyC", shown: "Alt+C", does: "keys.do.customer" },
  { keys: "Alt+KeyS", shown: "Alt+S", does: "keys.do.copilot" },
  { keys: "Alt+KeyH", shown: "Alt+H", does: "keys.do.history" },
  { keys: "Alt+KeyG", shown: "Alt+G", does: "keys.do.past" },
  { keys: "Alt+KeyI", shown: "Alt+I", does: "keys.do.details" },
  { keys: "Alt+KeyV", shown: "Alt+V", does: "keys.do.available" },
  { keys: "Alt+KeyK", shown: "Alt+K", does: "keys.do.keys" },
] as const satisfies readonly { keys: string; shown: string; does: ConsoleKey }[];

export type Shortcut = (typeof SHORTCUTS)[number]["keys"];

/** By the key's place rather than its letter: with Alt, some keyboards write other letters. */
export function useShortcuts(acts: Partial<Record<Shortcut, () => void>>): void {
  const latest = useRef(acts);
  latest.current = acts;
  // Before the first paint: what is shown can be used.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
      const act = latest.current[`Alt+${event.code}` as Shortcut];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("keydown", press);
    };
  }, []);
}
