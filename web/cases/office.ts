/** What every part of the case pages works with. */
import { createContext } from "preact";
import { useCallback, useContext, useRef, useState } from "preact/hooks";
import type { Me } from "../shared/protocol";
import { Refused, type CasesApi } from "./api";
import { useTexts } from "./texts";
import type { Choices } from "./types";

export interface OfficeWork {
  me: Me;
  api: CasesApi;
  choices: Choices;
  /** The session is over: back to the door. */
  onEnded: () => void;
}

export const OfficeContext = createContext<OfficeWork | null>(null);

export function useOffice(): OfficeWork {
  const work = useContext(OfficeContext);
  if (!work) throw new Error("outside of the office");
  return work;
}

export interface Attempt {
  isBusy: boolean;
  /** What to tell the reader, or "". */
  trouble: string;
  /** Try it; tells by its code why it was refused, or "" when it worked. */
  run: (work: () => Promise<void>) => Promise<string>;
  /** Try the same once more. */
  again: () => void;
}

/** Something that may be refused: says so in words, and goes to the door when the session is over. */
export function useAttempt(): Attempt {
  const { onEnded } = useOffice();
  const { named } = useTexts();
  const [isBusy, setBusy] = useState(false);
  const [code, setCode] = useState<Refused | null>(null);
  const last = useRef<(() => Promise<void>) | null>(null);
  const run = useCallback(
    async (work: () => Promise<void>) => {
      last.current = work;
      setBusy(true);
      setCode(null);
      try {
        await work();
        return "";
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (error.code === "unauthorised") onEnded();
        setCode(error);
        return error.code;
      } finally {
        setBusy(false);
      }
    },
    [onEnded],
  );
  const again = () => {
    if (last.current) void run(last.current);
  };
  return { isBusy, trouble: code ? named(`error.${code.code}`, code.message) : "", run, again };
}
