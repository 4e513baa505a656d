/** Past conversations, each with its facts and to be opened. */
import { preview } from "../../shared/sealed";
import type { Past } from "../../shared/staffing";
import { clockTime, dayName } from "../../shared/when";
import { useTexts } from "../texts";

interface Props<P extends Past> {
  found: readonly P[];
  onOpen: (past: P) => void;
  name?: string;
}

export function PastList<P extends Past>({ found, onOpen, name = "history" }: Props<P>) {
  return (
    <ul class={name} role="list">
      {found.map((past) => (
        <li key={past.conversation}>
          <button
            type="button"
            class="talk"
            onClick={() => {
              onOpen(past);
            }}
          >
            <PastFacts past={past} />
          </button>
        </li>
      ))}
    </ul>
  );
}

export function PastFacts({ past }: { past: Past }) {
  const { t, named, language } = useTexts();
  const facts = [
    past.agent,
    past.disposition && named(`close.${past.disposition}`, past.disposition),
    past.case,
    past.score && t("history.score", { score: past.score }),
  ].filter(Boolean);
  return (
    <>
      <span class="item-row">
        <strong>{named(`reason.${past.reason ?? ""}`, t(`stage.${past.state}`))}</strong>
        <time class="timer" dateTime={past.opened_at}>
          {dayName(past.opened_at, language, new Date())} {clockTime(past.opened_at, language)}
        </time>
      </span>
      {past.last_text && <span class="item-text">{preview(past.last_text)}</span>}
      {facts.length > 0 && <span class="quiet">{facts.join(" · ")}</span>}
    </>
  );
}
