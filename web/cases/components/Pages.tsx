/** Turns the pages of a list. */
import { useTexts } from "../texts";

export function Pages({
  page,
  count,
  onPage,
}: {
  page: number;
  count: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTexts();
  return (
    <nav class="row pages" aria-label={t("pages")}>
      <button
        type="button"
        class="button small"
        disabled={page === 0}
        onClick={() => {
          onPage(page - 1);
        }}
      >
        {t("pages.back")}
      </button>
      <span>{t("pages.at", { page: page + 1, count })}</span>
      <button
        type="button"
        class="button small"
        disabled={page + 1 >= count}
        onClick={() => {
          onPage(page + 1);
        }}
      >
        {t("pages.next")}
      </button>
    </nav>
  );
}
