/** Lists of any length: short ones are shown whole, of long ones what is in sight and a little around it. */
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

type Options = VirtualizerOptions<HTMLElement, HTMLElement>;

interface Asked {
  count: number;
  box: RefObject<HTMLElement | null>;
  keyOf: (index: number) => string | number;
  /** Pixels of a row that was not measured yet. */
  estimate: number;
  fromEnd?: boolean;
  /** A row that is drawn wherever the list stands, for the focus is on it; -1 for none. */
  held?: number;
}

export interface Shown {
  /** The rows that are drawn, each with the pixels of those that are left out before it. */
  rows: readonly { index: number; gap: number }[];
  /** Pixels of the rows that are left out in the end. */
  after: number;
  measure: (row: HTMLElement | null) => void;
  goTo: (index: number) => void;
}

/** Up to here a list is shown whole: a screen reader and the browser's own search then find everything. */
const WHOLE = 120;
/** Pixels from the end within which rows have been measured, and a log may be held at its end (useEnd). */
const AT_END = 3000;

/** Null for a list that is shown whole. */
export function useVirtual({ count, box, keyOf, estimate, fromEnd = false, held = -1 }: Asked): Shown | null {
  const [, renew] = useReducer((turn: number) => turn + 1, 0);
  const isLong = count > WHOLE;
  const options: Options = {
    count,
    enabled: isLong,
    getScrollElement: () => box.current,
    getItemKey: keyOf,
    estimateSize: () => estimate,
    overscan: 12,
    rangeExtractor: (range) => withHeld(defaultRangeExtractor(range), held, count),
    ...(fromEnd && { initialOffset: () => count * estimate }),
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => {
      renew(undefined);
    },
  };
  const [virtualizer] = useState(() => {
    const made = new Virtualizer(options);
    // A row above that turns out taller must not move what is read; at the end the log itself keeps to its end.
    made.shouldAdjustScrollPositionOnItemSizeChange = ({ start }, _, { scrollOffset }) =>
      start < (scrollOffset ?? 0) && (!fromEnd || made.getDistanceFromEnd() > AT_END);
    return made;
  });
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => {
    virtualizer._willUpdate();
  });
  if (!isLong) return null;
  const items = virtualizer.getVirtualItems();
  return {
    rows: items.map(({ index, start }, at) => ({ index, gap: start - (items[at - 1]?.end ?? 0) })),
    after: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtualizer.measureElement,
    goTo: (index) => {
      virtualizer.scrollToIndex(index, { align: "auto" });
    },
  };
}

function withHeld(drawn: number[], held: number, count: number): number[] {
  if (held < 0 || held >= count || drawn.includes(held)) return drawn;
  return [...drawn, held].sort((a, b) => a - b);
}
