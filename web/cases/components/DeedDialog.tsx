/** Confirms what is done to a loss report, an appointment or feedback, with a word of why where it needs one. */
import { useId, useState } from "preact/hooks";
import { Dialog } from "../../shared/ui/Dialog";
import { EXPLAINED, GRAVE, type ArrangedFile } from "../arranged";
import { useAttempt, useOffice } from "../office";
import { useTexts, type CasesKey } from "../texts";

interface Props {
  act: string;
  file: ArrangedFile;
  onFile: (file: ArrangedFile) => void;
  onStale: () => void;
  onClose: () => void;
}

export function DeedDialog({ act, file, onFile, onStale, onClose }: Props) {
  const { t, named } = useTexts();
  const { api } = useOffice();
  const { trouble, isBusy, run } = useAttempt();
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  const id = useId();
  const lacks = EXPLAINED.includes(act) && !note.trim();
  const name = t(`deed.${act}` as CasesKey);
  const submit = async () => {
    setTried(true);
    if (lacks || isBusy) return;
    const refused = await run(async () => {
      onFile(await api.deed(file, act, note.trim()));
      onClose();
    });
    if (refused === "changed_meanwhile") onStale();
  };
  return (
    <Dialog title={name} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p class="quiet">{named(`deed.${act}.text`, "")}</p>
        <div class="field">
          <label for={id}>{t("field.note")}</label>
          <textarea
            id={id}
            class="input"
            rows={3}
            maxLength={4000}
            value={note}
            aria-invalid={isTried && lacks}
            aria-describedby={`${id}-help`}
            onInput={(event) => {
              setNote(event.currentTarget.value);
            }}
          />
          <p id={`${id}-help`} class="quiet">
            {t("field.note.help")}
          </p>
        </div>
        <p class="wrong" role="alert">
          {isTried && lacks ? t("act.need") : trouble}
        </p>
        <div class="row end">
          <button type="button" class="button" onClick={onClose}>
            {t("cancel")}
          </button>
          <button
            type="submit"
            class={GRAVE.includes(act) ? "button danger" : "button primary"}
            aria-disabled={isBusy}
          >
            {name}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
