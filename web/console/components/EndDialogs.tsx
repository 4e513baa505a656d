/** The two ways in which a conversation leaves the desk: back to the assistant, or to its end. */
import { useState } from "preact/hooks";
import { Dialog } from "../../shared/ui/Dialog";
import type { Talk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";

interface Props {
  talk: Talk;
  duty: Duty;
  onClose: () => void;
}

export function ReturnDialog({ talk, duty, onClose }: Props) {
  const { t } = useTexts();
  return (
    <Dialog title={t("return.title")} onClose={onClose}>
      <p>{t("return.text")}</p>
      <div class="row end">
        <button type="button" class="button" onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            onClose();
            void duty.returnToBot(talk.summary.conversation);
          }}
        >
          {t("act.return")}
        </button>
      </div>
    </Dialog>
  );
}

const OUTCOMES = ["resolved", "follow_up", "no_answer", "other"] as const;

export function CloseDialog({ talk, duty, onClose }: Props) {
  const { t } = useTexts();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>("resolved");
  return (
    <Dialog title={t("close.title")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void duty.close(talk.summary.conversation, outcome);
        }}
      >
        <fieldset class="choices">
          <legend>{t("close.how")}</legend>
          {OUTCOMES.map((value) => (
            <label key={value}>
              <input
                type="radio"
                name="outcome"
                checked={outcome === value}
                onChange={() => {
                  setOutcome(value);
                }}
              />
              {t(`close.${value}`)}
            </label>
          ))}
        </fieldset>
        <div class="row end">
          <button type="button" class="button" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="button primary">
            {t("act.close")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
