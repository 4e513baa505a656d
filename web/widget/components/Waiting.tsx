/** The queue as its customer sees it: who is ahead, how long it may take, and what else can be done. */
import { Users } from "lucide";
import type { State } from "../../shared/protocol";
import { Icon } from "../../shared/ui/Icon";
import { waitMinutes } from "../../shared/when";
import type { Reception } from "../reception";
import { useFormTexts } from "../texts/forms";

interface Props {
  state: State;
  reception: Reception;
  onLeave: () => void;
}

export function Waiting({ state, reception, onLeave }: Props) {
  const { t } = useFormTexts();
  const range = state.wait && waitMinutes(state.wait);
  return (
    <section class="waiting" aria-label={t("queue.title")}>
      <p role="status">
        <Icon of={Users} size={18} />
        <strong>{usePlace(state)}</strong>
        <span>{range ? t(range.low > 0 ? "queue.wait" : "queue.wait.short", range) : t("queue.soon")}</span>
      </p>
      <div class="row">
        <button type="button" class="button small" onClick={() => void reception.cancelWait()}>
          {t("queue.cancel")}
        </button>
        <button type="button" class="button small" onClick={onLeave}>
          {t("queue.leave")}
        </button>
      </div>
    </section>
  );
}

function usePlace({ position }: State): string {
  const { t } = useFormTexts();
  if (!position) return t("queue.title");
  return position > 1 ? t("queue.ahead", { ahead: position - 1 }) : t("queue.next");
}
