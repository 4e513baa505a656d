/** The rows of a list in a scrolling box; of a long list only those in sight, with room kept for the rest. */
import type { ComponentChildren, RefObject } from "preact";
import { useVirtual } from "./useVirtual";

interface Props<T> {
  items: readonly T[];
  box: RefObject<HTMLElement | null>;
  keyOf: (item: T) => string | number;
  /** Pixels. */
  estimate: number;
  /** A log is read from its end. */
  fromEnd?: boolean;
  as?: "li" | "div";
  row: (item: T) => ComponentChildren;
}

export function Rows<T>({ items, box, keyOf, estimate, fromEnd = false, as: Row = "li", row }: Props<T>) {
  const shown = useVirtual({
    count: items.length,
    box,
    estimate,
    fromEnd,
    keyOf: (index) => keyOf(items[index] as T),
  });
  if (shown === null)
    return items.map((item) => (
      <Row key={keyOf(item)} class="line-row">
        {row(item)}
      </Row>
    ));
  return (
    <>
      <Row class="space" aria-hidden="true" style={{ height: `${shown.before}px` }} />
      {shown.indices.map((index) => {
        const item = items[index] as T;
        // Rows of a list say which of how many they are: those out of sight are not there to be counted.
        const place = Row === "li" && { "aria-posinset": index + 1, "aria-setsize": items.length };
        return (
          <Row key={keyOf(item)} ref={shown.measure} data-index={index} class="line-row measured" {...place}>
            {row(item)}
          </Row>
        );
      })}
      <Row class="space" aria-hidden="true" style={{ height: `${shown.after}px` }} />
    </>
  );
}
