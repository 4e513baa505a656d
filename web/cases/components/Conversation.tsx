/** The conversation that the case came from; what bears the case out is marked. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { lines, type Line } from "../../shared/lines";
import type { Entry } from "../../shared/protocol";
import type { Sealed } from "../../shared/sealed";
import { Attached } from "../../shared/ui/Attached";
import { Text } from "../../shared/ui/Text";
import { clockTime, dayName } from "../../shared/when";
import { useAttempt, useOffice } from "../office";
import { useTexts } from "../texts";
import { Trouble } from "./Trouble";

interface Props {
  /** Whose conversation: the number of a case, or `arranged/loss/L…`. */
  of: string;
  /** What bears the case out. */
  evidence?: readonly number[];
  onReveal: (sealed: Sealed) => void;
}

const NONE: readonly number[] = [];

export function Conversation({ of, evidence = NONE, onReveal }: Props) {
  const { t, language } = useTexts();
  const { api } = useOffice();
  const attempt = useAttempt();
  const { run } = attempt;
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  useEffect(() => {
    void run(async () => {
      setEntries(await api.conversation(of));
    });
  }, [api, of, run]);
  const proof = useMemo(() => new Set(evidence), [evidence]);
  return (
    <aside class="beside" aria-labelledby="conversation">
      <h2 id="conversation">{t("conversation")}</h2>
      <Trouble of={attempt} />
      {entries?.length === 0 && <p class="quiet">{t("conversation.none")}</p>}
      <div
        class="beside-scroll"
        role="region"
        aria-label={t("conversation")}
        // What scrolls can be reached by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <div class="log">
          {lines(entries ?? []).map((line) => (
            <div key={line.entry.seq} class={proof.has(line.entry.seq) ? "proof" : "plain"}>
              {line.startsDay && <p class="day">{dayName(line.entry.at, language, new Date())}</p>}
              <Said line={line} isProof={proof.has(line.entry.seq)} onReveal={onReveal} />
            </div>
          ))}
        </div>
      </div>
    </aside>
  );
}

function Said({ line, isProof, onReveal }: { line: Line; isProof: boolean; onReveal: Props["onReveal"] }) {
  const { t, language } = useTexts();
  const { entry } = line;
  if (entry.kind === "state" || entry.kind === "system") return <p class="event">{entry.text}</p>;
  const { role, name } = entry.author;
  return (
    <div
      class={`said ${role === "customer" ? "" : "own"} ${role === "bot" ? "bot" : ""} ${entry.kind === "note" ? "note" : ""}`}
    >
      {line.isFirstOfGroup && (
        <div class="who">{name ?? t(role === "bot" ? "role.bot" : "actor.customer")}</div>
      )}
      {entry.text && (
        <div class="bubble">
          <Text text={entry.text} onReveal={onReveal} />
        </div>
      )}
      {entry.attachments && <Attached attachments={entry.attachments} />}
      <div class="meta">
        <time dateTime={entry.at}>{clockTime(entry.at, language)}</time>
        {isProof && <span>{t("proof")}</span>}
      </div>
    </div>
  );
}
