/** How much time the law leaves, in words and never in colour alone. */
import { useTexts } from "../texts";
import type { CaseRow } from "../types";
import { toneOf } from "../view";

export function Clock({ of }: { of: Pick<CaseRow, "days_left" | "paused"> }) {
  const { t } = useTexts();
  const tone = toneOf(of);
  const days = Math.abs(of.days_left ?? 0);
  return <span class={`clock ${tone}`}>{t(`clock.${tone}`, { days })}</span>;
}
