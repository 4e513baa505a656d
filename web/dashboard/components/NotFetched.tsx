/** In the place of a page whose code did not come. */
import { useTexts } from "../texts";

export function NotFetched({ again }: { again: () => void }) {
  const { t } = useTexts();
  return (
    <main class="empty">
      <p role="alert">{t("page.failed")}</p>
      <button type="button" class="button" onClick={again}>
        {t("send.retry")}
      </button>
    </main>
  );
}
