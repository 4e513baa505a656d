/** Lists of any length: short ones are shown whole, of long ones what is in sight and a little around it. */
import {
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
}

export interface Shown {
  indices: readonly number[];
  /** Pixels of the rows that are left out before and after. */
  before: number;
  after: number;
  measure: (row: HTMLElement | null) => void;
}

/** Up to here a list is shown whole: a screen reader and the browser's own search then find everything. */
const WHOLE = 120;
/** Pixels from the end within which rows have been measured, and a log may be held at its end (useEnd). */
const AT_END = 3000;

/** Null for a list that is shown whole. */
export function useVirtual({ count, box, keyOf, estimate, fromEnd = false }: Asked): Shown | null {
  const [, renew] = useReducer((turn: number) => turn + 1, 0);
  const isLong = count > WHOLE;
  const options: Options = {
    count,
    enabled: isLong,
    getScrollElement: () => box.current,
    getItemKey: keyOf,
    estimateSize: () => estimate,
    overscan: 12,
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
  const rows = virtualizer.getVirtualItems();
  return {
    indices: rows.map(({ index }) => index),
    before: rows[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (rows.at(-1)?.end ?? 0),
    measure: virtualizer.measureElement,
  };
}
