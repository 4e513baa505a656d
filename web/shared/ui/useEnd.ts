/** Keeps a scrolling log at its end while the reader is there, and leaves it alone when they have scrolled up. */
import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";

const NEAR = 80;

export interface End {
  box: RefObject<HTMLDivElement | null>;
  isAway: boolean;
  onScroll: () => void;
  goToEnd: () => void;
}

/** `mark` changes whenever the log has grown. */
export function useEnd(mark: string): End {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [isAway, setAway] = useState(false);
  const goToEnd = useCallback(() => {
    const log = box.current;
    if (log) log.scrollTop = log.scrollHeight;
    isAtEnd.current = true;
    setAway(false);
  }, []);
  useLayoutEffect(() => {
    if (isAtEnd.current) goToEnd();
  }, [mark, goToEnd]);
  useLayoutEffect(() => {
    // A notice above or a keyboard below makes the log smaller without a new entry.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) goToEnd();
    });
    if (box.current) observer.observe(box.current);
    return () => {
      observer.disconnect();
    };
  }, [goToEnd]);
  const onScroll = useCallback(() => {
    const log = box.current;
    if (!log) return;
    isAtEnd.current = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    setAway(!isAtEnd.current);
  }, []);
  return { box, isAway, onScroll, goToEnd };
}
