/** The transcript of another conversation, to be read. */
import { useRef } from "preact/hooks";
import type { Past } from "../../shared/staffing";
import { Dialog } from "../../shared/ui/Dialog";
import { useAnswer } from "../../shared/ui/useAnswer";
import { clockTime, dayName } from "../../shared/when";
import type { Duty } from "../duty";
import { readLog } from "../past";
import { useTexts } from "../texts";
import { LogRows } from "./LogRows";
import { Pending } from "./TransferDialog";

interface Props {
  past: Past;
  duty: Pick<Duty, "call">;
  onClose: () => void;
}

export function PastDialog({ past, duty, onClose }: Props) {
  const { t, language } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const { answer, isFailed, again } = useAnswer(past.conversation, () => readLog(duty, past.conversation));
  const when = `${dayName(past.opened_at, language, new Date())} ${clockTime(past.opened_at, language)}`;
  return (
    <Dialog title={t("history.title", { when })} onClose={onClose} isWide>
      {answer ? (
        <>
          {/* What scrolls can be reached by keyboard. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div class="past-log" ref={box} role="region" aria-label={t("log")} tabIndex={0}>
            <div class="log">
              <LogRows entries={answer} box={box} customer={t("role.customer")} />
            </div>
          </div>
          <div class="row end">
            <button type="button" class="button primary" onClick={onClose}>
              {t("close")}
            </button>
          </div>
        </>
      ) : (
        <Pending isFailed={isFailed} again={again} onClose={onClose} />
      )}
    </Dialog>
  );
}
