/** The entries of a log as staff see them, however many. */
import type { RefObject } from "preact";
import { useMemo } from "preact/hooks";
import { newChat, type Chat } from "../../shared/chat";
import { lines } from "../../shared/lines";
import type { Entry } from "../../shared/protocol";
import type { Sealed } from "../../shared/sealed";
import { Rows } from "../../shared/ui/Rows";
import { dayName } from "../../shared/when";
import { useTexts } from "../texts";
import { useTopicNames } from "../topics";
import { StaffLine } from "./StaffLine";

interface Props {
  entries: readonly Entry[];
  box: RefObject<HTMLElement | null>;
  customer: string;
  /** Absent for a conversation that is only read. */
  chat?: Chat;
  onReveal?: (sealed: Sealed) => void;
  onStale?: (seq: number) => void;
}

const NOBODY = newChat("");
/** Pixels of a usual line. */
const USUAL_LINE = 72;

export function LogRows({ entries, box, customer, chat = NOBODY, onReveal, onStale }: Props) {
  const { language } = useTexts();
  const nameOf = useTopicNames(language);
  const laid = useMemo(() => lines(entries), [entries]);
  return (
    <Rows
      items={laid}
      box={box}
      as="div"
      fromEnd
      estimate={USUAL_LINE}
      keyOf={(line) => line.entry.seq}
      row={(line) => (
        <StaffLine
          line={line}
          customer={customer}
          day={line.startsDay ? dayName(line.entry.at, language, new Date()) : null}
          chat={chat}
          nameOf={nameOf}
          onReveal={onReveal}
          onStale={onStale}
        />
      )}
    />
  );
}
