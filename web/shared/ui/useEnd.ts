/** Keeps a scrolling log at its end while the reader is there, and leaves it alone when they have scrolled up. An answer of the
 *  assistant that is longer than the log is read from its first line, so the log stops there. */
import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";

const NEAR = 80;
/** Pixels above an answer that is read from its first line. */
const GAP = 12;

export interface End {
  box: RefObject<HTMLDivElement | null>;
  isAway: boolean;
  onScroll: () => void;
  goToEnd: () => void;
}

/** `mark` changes whenever the log has grown, `own` whenever the reader has said something: who writes looks at the end. */
export function useEnd(mark: string, own: number): End {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [isAway, setAway] = useState(false);
  // Where the log was put by itself: as long as it lies there, it goes on following.
  const put = useRef(0);
  const goTo = useCallback((place: number) => {
    const log = box.current;
    if (!log) return;
    // A browser takes an endless number for none.
    log.scrollTop = Math.min(place, log.scrollHeight);
    put.current = log.scrollTop;
    isAtEnd.current = true;
    setAway(distance(log) > NEAR);
  }, []);
  const goToEnd = useCallback(() => {
    goTo(Infinity);
  }, [goTo]);
  const follow = useCallback(() => {
    if (isAtEnd.current && box.current) goTo(answerTop(box.current));
  }, [goTo]);
  useLayoutEffect(goToEnd, [own, goToEnd]);
  useLayoutEffect(follow, [mark, follow]);
  useLayoutEffect(() => {
    // A notice above or a keyboard below makes the log smaller without a new entry.
    const observer = new ResizeObserver(follow);
    // Pictures arrive after the entries that they stand in.
    for (const part of [box.current, box.current?.querySelector(".log")]) if (part) observer.observe(part);
    return () => {
      observer.disconnect();
    };
  }, [follow]);
  const onScroll = useCallback(() => {
    const log = box.current;
    if (!log) return;
    const isAway = distance(log) > NEAR;
    isAtEnd.current = !isAway || Math.abs(log.scrollTop - put.current) < 2;
    setAway(isAway);
  }, []);
  return { box, isAway, onScroll, goToEnd };
}

/** Pixels from what is seen to the end. */
function distance(log: HTMLElement): number {
  return log.scrollHeight - log.scrollTop - log.clientHeight;
}

/** Where the assistant's answer to the last words of the reader begins; the end when anything else came after them. */
function answerTop(log: HTMLElement): number {
  const parts = [...log.querySelectorAll<HTMLElement>(".said, .event")];
  // Nothing was said yet: what stands there is a welcome.
  if (parts.length === 0) return 0;
  const after = parts.slice(parts.findLastIndex((part) => part.matches(".own")) + 1);
  return after[0] && after.every((part) => part.matches(".bot")) ? after[0].offsetTop - GAP : Infinity;
}
