/** Asks before a conversation is ended. */
import { Dialog } from "../../shared/ui/Dialog";
import type { Reception } from "../reception";
import { useFormTexts } from "../texts/forms";

export function EndDialog({ reception, onClose }: { reception: Reception; onClose: () => void }) {
  const { t } = useFormTexts();
  return (
    <Dialog title={t("end.title")} onClose={onClose}>
      <p>{t("end.text")}</p>
      <div class="row end">
        <button type="button" class="button" onClick={onClose}>
          {t("end.no")}
        </button>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            onClose();
            void reception.close();
          }}
        >
          {t("end.yes")}
        </button>
      </div>
    </Dialog>
  );
}
