/** Gives up a customer whose matter concerns oneself: the bank then never lets them meet over it. */
import { useId, useState } from "preact/hooks";
import { Dialog } from "../../shared/ui/Dialog";
import type { Talk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";

const LEAST_REASON = 4;

export function RecuseDialog({ talk, duty, onClose }: { talk: Talk; duty: Duty; onClose: () => void }) {
  const { t } = useTexts();
  return (
    <ReasonDialog
      title={t("recuse.title")}
      text={t("recuse.text")}
      act={t("act.recuse")}
      onClose={onClose}
      onDone={(reason) => duty.change("recuse", { conversation: talk.summary.conversation, reason })}
    />
  );
}

interface ReasonProps {
  title: string;
  text: string;
  act: string;
  onClose: () => void;
  /** Whether it was done; the dialog then closes. */
  onDone: (reason: string) => Promise<boolean>;
}

/** For what is only done with a reason that goes on record. */
export function ReasonDialog({ title, text, act, onClose, onDone }: ReasonProps) {
  const { t } = useTexts();
  const id = useId();
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const isWrong = reason.trim().length < LEAST_REASON;
  const submit = async () => {
    setTried(true);
    if (!isWrong && (await onDone(reason.trim()))) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{text}</p>
        <div class="field">
          <label for={id}>{t("reveal.reason")}</label>
          <input
            id={id}
            class="input"
            autocomplete="off"
            maxLength={200}
            value={reason}
            aria-invalid={isTried && isWrong}
            aria-describedby={`${id}-wrong`}
            onInput={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
          <span id={`${id}-wrong`} class="wrong" role="alert">
            {isTried && isWrong && t("reveal.need")}
          </span>
        </div>
        <div class="row end">
          <button type="button" class="button" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="button danger">
            {act}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
