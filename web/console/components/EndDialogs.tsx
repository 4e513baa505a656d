/** The two ways in which a conversation leaves the desk for good: back to the assistant, or to its end. */
import { useState } from "preact/hooks";
import { Dialog } from "../../shared/ui/Dialog";
import type { Desk, Talk } from "../desk";
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
            void duty.change("return_to_bot", { conversation: talk.summary.conversation });
          }}
        >
          {t("act.return")}
        </button>
      </div>
    </Dialog>
  );
}

export function CloseDialog({ desk, talk, duty, onClose }: Props & { desk: Desk }) {
  const { t, language } = useTexts();
  const { dispositions } = desk;
  const [outcome, setOutcome] = useState(dispositions[0]?.code);
  return (
    <Dialog title={t("close.title")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          const { conversation } = talk.summary;
          void duty.change("close", { conversation, ...(outcome !== undefined && { disposition: outcome }) });
        }}
      >
        {dispositions.length > 0 && (
          <fieldset class="choices two">
            <legend>{t("close.how")}</legend>
            {dispositions.map((way) => (
              <label key={way.code}>
                <input
                  type="radio"
                  name="outcome"
                  checked={outcome === way.code}
                  onChange={() => {
                    setOutcome(way.code);
                  }}
                />
                {way[language]}
              </label>
            ))}
          </fieldset>
        )}
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
