/** What the server answers to a question of a panel or dialog, asked when it is shown and whenever `about` changes. */
import { useEffect, useState } from "preact/hooks";

export interface Answered<T> {
  answer: T | null;
  isFailed: boolean;
  again: () => void;
}

/** `ask` gives null when it was refused. */
export function useAnswer<T>(about: string, ask: () => Promise<T | null>): Answered<T> {
  const [turn, setTurn] = useState(0);
  const [known, setKnown] = useState<{ about: string; answer: T | null } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void ask().then((answer) => {
      if (isCurrent) setKnown({ about, answer });
    });
    return () => {
      isCurrent = false;
    };
    // `about` says what the question is about; the function itself is a new one each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [about, turn]);
  const isHere = known?.about === about;
  return {
    answer: isHere ? known.answer : null,
    isFailed: isHere && known.answer === null,
    again: () => {
      setKnown(null);
      setTurn(turn + 1);
    },
  };
}
