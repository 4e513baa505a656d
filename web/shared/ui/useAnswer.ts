/** What the server answers to a question of a panel or dialog, asked when it is shown and whenever `about` changes; one that
 *  found no connection is asked again as soon as there is one. */
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";

export interface Answered<T> {
  answer: T | null;
  isFailed: boolean;
  again: () => void;
}

/** Whether the page's line to the server stands; pages without one leave it at that. */
export const LineContext = createContext(true);

interface Known<T> {
  about: string;
  answer: T | null;
}

/** `ask` gives null when it was refused. */
export function useAnswer<T>(about: string, ask: () => Promise<T | null>): Answered<T> {
  const hasLine = useContext(LineContext);
  const [turn, setTurn] = useState(0);
  const [known, setKnown] = useState<Known<T> | null>(null);
  const isHere = known?.about === about;
  const answer = isHere ? known.answer : null;
  // What is here stays while the line is down.
  const isDue = hasLine || answer !== null;
  useEffect(() => {
    if (!isDue) return;
    let isCurrent = true;
    void ask().then((found) => {
      if (isCurrent) setKnown({ about, answer: found });
    });
    return () => {
      isCurrent = false;
    };
    // `about` says what the question is about; the function itself is a new one each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [about, turn, isDue]);
  return {
    answer,
    isFailed: hasLine && isHere && answer === null,
    again: () => {
      setKnown(null);
      setTurn(turn + 1);
    },
  };
}
