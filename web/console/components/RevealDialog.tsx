/** Shows sealed data for a moment, against a reason that goes into the audit log. */
import { useEffect, useState } from "preact/hooks";
import type { Sealed } from "../../shared/sealed";
import { Dialog } from "../../shared/ui/Dialog";
import { useTexts } from "../texts";

interface Props {
  sealed: Sealed;
  reveal: (reason: string) => Promise<string | null>;
  onClose: () => void;
}

const SHOWN_SECONDS = 30;
const LEAST_REASON = 4;

export function RevealDialog({ sealed, reveal, onClose }: Props) {
  const { t } = useTexts();
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const [value, setValue] = useState<string | null>(null);
  const isWrong = reason.trim().length < LEAST_REASON;
  const submit = async () => {
    setTried(true);
    if (!isWrong) setValue(await reveal(reason.trim()));
  };
  return (
    <Dialog title={t("reveal.title", { kind: t(`sealed.${sealed.kind}`) })} onClose={onClose}>
      {value === null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <p>{t("reveal.text")}</p>
          <div class="field">
            <label for="reveal-reason">{t("reveal.reason")}</label>
            <input
              id="reveal-reason"
              class="input"
              autocomplete="off"
              value={reason}
              aria-invalid={isTried && isWrong}
              aria-describedby="reveal-wrong"
              onInput={(event) => {
                setReason(event.currentTarget.value);
              }}
            />
            <span id="reveal-wrong" class="wrong" role="alert">
              {isTried && isWrong && t("reveal.need")}
            </span>
          </div>
          <div class="row end">
            <button type="button" class="button" onClick={onClose}>
              {t("cancel")}
            </button>
            <button type="submit" class="button primary">
              {t("reveal.show")}
            </button>
          </div>
        </form>
      ) : (
        <Shown value={value} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Shown({ value, onClose }: { value: string; onClose: () => void }) {
  const { t } = useTexts();
  const [left, setLeft] = useState(SHOWN_SECONDS);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (left <= 1) onClose();
      else setLeft(left - 1);
    }, 1000);
    return () => {
      clearTimeout(timer);
    };
  }, [left, onClose]);
  return (
    <>
      <p class="revealed" role="status">
        {value}
      </p>
      <p class="quiet">{t("reveal.value", { seconds: left })}</p>
      <div class="row end">
        <button type="button" class="button primary" onClick={onClose}>
          {t("close")}
        </button>
      </div>
    </>
  );
}
