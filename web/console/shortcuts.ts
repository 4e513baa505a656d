/** Keyboard shortcuts of the console. All need Alt, so that none is in the way of writing or of a screen reader. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ConsoleKey } from "./texts";

export type Shortcut =
  "Alt+KeyA" | "Alt+KeyD" | "Alt+ArrowDown" | "Alt+ArrowUp" | "Alt+KeyI" | "Alt+KeyW" | "Alt+KeyN";

/** What the list of shortcuts shows, in its order. */
export const SHORTCUTS: readonly { keys: Shortcut; shown: string; does: ConsoleKey }[] = [
  { keys: "Alt+KeyA", shown: "Alt+A", does: "keys.do.accept" },
  { keys: "Alt+KeyD", shown: "Alt+D", does: "keys.do.decline" },
  { keys: "Alt+ArrowDown", shown: "Alt+↓", does: "keys.do.next" },
  { keys: "Alt+ArrowUp", shown: "Alt+↑", does: "keys.do.previous" },
  { keys: "Alt+KeyW", shown: "Alt+W", does: "keys.do.write" },
  { keys: "Alt+KeyN", shown: "Alt+N", does: "keys.do.note" },
  { keys: "Alt+KeyI", shown: "Alt+I", does: "keys.do.details" },
];

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
