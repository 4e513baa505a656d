/** Why a page did not come, and how to ask again. */
import type { Attempt } from "../office";
import { useTexts } from "../texts";

export function Trouble({ of: { trouble, again } }: { of: Pick<Attempt, "trouble" | "again"> }) {
  const { t } = useTexts();
  return (
    <p class="wrong" role="alert">
      {trouble}{" "}
      {trouble && (
        <button type="button" class="link" onClick={again}>
          {t("send.retry")}
        </button>
      )}
    </p>
  );
}
