/** Earlier conversations of the same customer, each to be read but not written in. */
import { useState } from "preact/hooks";
import type { Past } from "../../shared/staffing";
import { preview } from "../../shared/sealed";
import { useAnswer } from "../../shared/ui/useAnswer";
import { clockTime, dayName } from "../../shared/when";
import type { Talk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";
import { Asking } from "./Asking";
import { PastDialog } from "./PastDialog";

export function HistoryPanel({ talk, duty }: { talk: Talk; duty: Duty }) {
  const { t } = useTexts();
  const { conversation } = talk.summary;
  const [open, setOpen] = useState<Past | null>(null);
  const { answer, isFailed, again } = useAnswer(conversation, () => duty.call("history", { conversation }));
  if (!answer) return <Asking isFailed={isFailed} again={again} />;
  if (answer.conversations.length === 0) return <p class="quiet">{t("history.none")}</p>;
  return (
    <>
      <ul class="history" role="list">
        {answer.conversations.map((past) => (
          <li key={past.conversation}>
            <button
              type="button"
              class="talk"
              onClick={() => {
                setOpen(past);
              }}
            >
              <PastFacts past={past} />
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <PastDialog
          past={open}
          duty={duty}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </>
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
