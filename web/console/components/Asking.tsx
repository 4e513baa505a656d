/** While a panel waits for its answer, and when there was none. */
import { useTexts } from "../texts";

export function Asking({ isFailed, again }: { isFailed: boolean; again: () => void }) {
  const { t } = useTexts();
  return (
    <p class="quiet" role="status">
      {t(isFailed ? "ask.failed" : "ask.waiting")}{" "}
      {isFailed && (
        <button type="button" class="link" onClick={again}>
          {t("send.retry")}
        </button>
      )}
    </p>
  );
}
