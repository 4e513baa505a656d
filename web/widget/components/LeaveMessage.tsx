/** A message that a person answers later: for when nobody is there, or nobody wants to wait. */
import { useRef, useState } from "preact/hooks";
import { LONGEST_TEXT } from "../../shared/protocol";
import { Dialog } from "../../shared/ui/Dialog";
import { useDraft } from "../../shared/use";
import { newId } from "../../shared/uuid";
import type { Reception } from "../reception";
import { useFormTexts } from "../texts/forms";
import { CONTACT } from "./contact";

interface Props {
  reception: Reception;
  storage: Storage;
  onClose: () => void;
}

export function LeaveMessage({ reception, storage, onClose }: Props) {
  const { t } = useFormTexts();
  const [text, setText] = useDraft(storage, "lobby.draft.leave");
  const [contact, setContact] = useState("");
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [number, setNumber] = useState<string | null>(null);
  const client_id = useRef(newId());
  const wrong = { text: text.trim() === "", contact: !CONTACT.test(contact.trim()) };
  const submit = async () => {
    setTried(true);
    if (wrong.text || wrong.contact || isBusy) return;
    setBusy(true);
    const given = await reception.leaveMessage(client_id.current, text.trim(), contact.trim());
    setBusy(false);
    if (given === null) return;
    setText("");
    setNumber(given);
  };
  if (number !== null) {
    return (
      <Dialog title={t("leave.title")} onClose={onClose}>
        <p role="status">{t("leave.done", { number })}</p>
        <div class="row end">
          <button type="button" class="button primary" onClick={onClose}>
            {t("close")}
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t("leave.title")} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div class="field">
          <label for="leave-text">{t("leave.text")}</label>
          <textarea
            id="leave-text"
            class="input"
            rows={4}
            maxLength={LONGEST_TEXT}
            value={text}
            aria-invalid={isTried && wrong.text}
            aria-describedby="leave-text-wrong"
            onInput={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <span id="leave-text-wrong" class="wrong" role="alert">
            {isTried && wrong.text && t("leave.need.text")}
          </span>
        </div>
        <div class="field">
          <label for="leave-contact">{t("leave.contact")}</label>
          <input
            id="leave-contact"
            class="input"
            autocomplete="tel"
            value={contact}
            aria-invalid={isTried && wrong.contact}
            aria-describedby="leave-contact-wrong leave-contact-help"
            onInput={(event) => {
              setContact(event.currentTarget.value);
            }}
          />
          <span id="leave-contact-wrong" class="wrong" role="alert">
            {isTried && wrong.contact && t("leave.need.contact")}
          </span>
          <span id="leave-contact-help" class="help">
            {t("leave.contact.help")}
          </span>
        </div>
        <div class="row end">
          <button type="button" class="button" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="button primary" aria-disabled={isBusy}>
            {t(isBusy ? "leave.sending" : "leave.send")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
