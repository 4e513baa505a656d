/** Earlier conversations of the same customer, each to be read but not written in. */
import { useState } from "preact/hooks";
import type { Past } from "../../shared/staffing";
import { useAnswer } from "../../shared/ui/useAnswer";
import type { Talk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";
import { Asking } from "./Asking";
import { PastDialog } from "./PastDialog";
import { PastList } from "./PastList";

export function HistoryPanel({ talk, duty }: { talk: Talk; duty: Duty }) {
  const { t } = useTexts();
  const { conversation } = talk.summary;
  const [open, setOpen] = useState<Past | null>(null);
  const { answer, isFailed, again } = useAnswer(conversation, () => duty.call("history", { conversation }));
  if (!answer) return <Asking isFailed={isFailed} again={again} />;
  if (answer.conversations.length === 0) return <p class="quiet">{t("history.none")}</p>;
  return (
    <>
      <PastList found={answer.conversations} onOpen={setOpen} />
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
