/** One tab stop for a whole list, arrows within it, as the ARIA practices have it for composite widgets. Works on rows that are
 *  drawn only when they are meant (Rows). */
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

interface Asked {
  keys: readonly string[];
  box: RefObject<HTMLElement | null>;
  /** What is chosen: the tab stop, until arrows move it. */
  chosen: string | null;
}

export interface Roving {
  /** The place of the tab stop; -1 in an empty list. */
  at: number;
  /** The place of what was chosen or moved to, which belongs in sight; -1 while nothing was. */
  meant: number;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Rows that PageUp and PageDown pass. */
const LEAP = 10;
const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + LEAP,
  PageUp: (at) => at - LEAP,
  Home: () => 0,
  End: (_at, last) => last,
};

export function useRoving({ keys, box, chosen }: Asked): Roving {
  const [stop, setStop] = useState<{ chosen: string | null; key: string | null }>({ chosen, key: chosen });
  const isWanted = useRef(false);
  // A new choice is the new tab stop.
  const key = stop.chosen === chosen ? stop.key : chosen;
  const meant = key === null ? -1 : keys.indexOf(key);
  const at = Math.min(Math.max(0, meant), keys.length - 1);
  useLayoutEffect(() => {
    if (!isWanted.current) return;
    const button = box.current?.querySelector<HTMLElement>(`[data-index="${at}"] button`);
    if (!button) return;
    isWanted.current = false;
    button.focus({ preventScroll: true });
  });
  return {
    at,
    meant,
    onKeyDown: (event) => {
      const move = event.altKey || event.ctrlKey || event.metaKey ? undefined : MOVES[event.key];
      if (!move || at < 0) return;
      event.preventDefault();
      const next = Math.min(keys.length - 1, Math.max(0, move(at, keys.length - 1)));
      isWanted.current = true;
      setStop({ chosen, key: keys[next] ?? null });
    },
  };
}
