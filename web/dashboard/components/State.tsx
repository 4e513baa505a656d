/** Says that something is on its way, or why it did not come and how to ask again. */
import type { Asked } from "../useAsked";
import { useTexts } from "../texts";

export function State({ asked }: { asked: Asked<unknown> }) {
  const { t } = useTexts();
  return (
    <>
      <p class="quiet asking" role="status">
        {asked.isBusy ? t("ask.waiting") : ""}
      </p>
      {asked.trouble && !asked.isBusy && (
        <p class="wrong" role="alert">
          {asked.trouble}{" "}
          <button type="button" class="link" onClick={asked.again}>
            {t("send.retry")}
          </button>
        </p>
      )}
    </>
  );
}
