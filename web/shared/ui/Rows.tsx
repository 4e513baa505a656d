/** The rows of a list in a scrolling box; of a long list only those in sight, with room kept for the rest. */
import { Fragment, type ComponentChildren, type RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
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
  /** The place of a row that is brought into sight when it becomes another, and stays drawn; -1 for none. */
  at?: number;
  row: (item: T, index: number) => ComponentChildren;
}

export function Rows<T>(props: Props<T>) {
  const { items, box, keyOf, estimate, fromEnd = false, as: Row = "li", at = -1, row } = props;
  const shown = useVirtual({
    count: items.length,
    box,
    estimate,
    fromEnd,
    held: at,
    keyOf: (index) => keyOf(items[index] as T),
  });
  useInSight(box, at, items[at] === undefined ? null : keyOf(items[at]), shown?.goTo);
  if (shown === null)
    return items.map((item, index) => (
      <Row key={keyOf(item)} class="line-row" data-index={index}>
        {row(item, index)}
      </Row>
    ));
  return (
    <>
      {shown.rows.map(({ index, gap }) => {
        const item = items[index] as T;
        // Rows of a list say which of how many they are: those out of sight are not there to be counted.
        const place = Row === "li" && { "aria-posinset": index + 1, "aria-setsize": items.length };
        return (
          <Fragment key={keyOf(item)}>
            {gap > 0 && <Space of={Row} pixels={gap} />}
            <Row ref={shown.measure} data-index={index} class="line-row measured" {...place}>
              {row(item, index)}
            </Row>
          </Fragment>
        );
      })}
      <Space of={Row} pixels={shown.after} />
    </>
  );
}

/** Keeps room for the rows that are not drawn. */
function Space({ of: Row, pixels }: { of: "li" | "div"; pixels: number }) {
  return <Row class="space" aria-hidden="true" style={{ height: `${pixels}px` }} />;
}

/** Brings a row into sight when another one is meant; not when it merely moves in the list. */
function useInSight(
  box: RefObject<HTMLElement | null>,
  at: number,
  key: string | number | null,
  goTo: ((index: number) => void) | undefined,
): void {
  const before = useRef<string | number | null>(null);
  useLayoutEffect(() => {
    if (key === before.current) return;
    before.current = key;
    if (key === null) return;
    if (goTo) goTo(at);
    else reveal(box.current, box.current?.querySelector(`[data-index="${at}"]`));
  });
}

/** Scrolls as little as shows the whole row. */
function reveal(box: Element | null, row: Element | null | undefined): void {
  if (!box || !row) return;
  const [seen, wanted] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
  box.scrollTop += Math.min(0, wanted.top - seen.top) + Math.max(0, wanted.bottom - seen.bottom);
}
