/** What the server answers to a question of a page; while the next answer is on its way the last one stays. */
import { useEffect, useState } from "preact/hooks";
import { Refused } from "./history";
import { useTexts } from "./texts";

export interface Asked<T> {
  answer: T | null;
  isBusy: boolean;
  /** What to tell the reader, or "". */
  trouble: string;
  again: () => void;
}

interface Known<T> {
  about: string;
  answer: T | null;
  refused: Refused | null;
}

/** Asks anew whenever `about` changes; null asks nothing. */
export function useAsked<T>(about: string | null, ask: () => Promise<T>, onEnded: () => void): Asked<T> {
  const { named } = useTexts();
  const [turn, setTurn] = useState(0);
  const [known, setKnown] = useState<Known<T> | null>(null);
  useEffect(() => {
    if (about === null) return;
    let isCurrent = true;
    const settle = (answer: T | null, refused: Refused | null) => {
      if (isCurrent) setKnown({ about: `${about} ${turn}`, answer, refused });
    };
    ask().then(
      (answer) => {
        settle(answer, null);
      },
      (error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        if (isCurrent && error.code === "unauthorised") onEnded();
        settle(null, error);
      },
    );
    return () => {
      isCurrent = false;
    };
    // `about` says what the question is about; the functions are new ones each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [about, turn]);
  const refused = known?.refused ?? null;
  return {
    answer: known?.answer ?? null,
    isBusy: about !== null && known?.about !== `${about} ${turn}`,
    trouble: refused ? named(`error.${refused.code}`, refused.message) : "",
    again: () => {
      setTurn(turn + 1);
    },
  };
}
