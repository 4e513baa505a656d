/** The few things about a conversation that change how one takes it. */
import type { Summary } from "../../shared/protocol";
import { useTexts } from "../texts";

export function Tags({ summary }: { summary: Summary }) {
  const { t } = useTexts();
  return (
    <span class="tags">
      {summary.lane === "urgent" && <span class="tag urgent">{t("talk.urgent")}</span>}
      <span class="tag">{t(`language.${summary.language}`)}</span>
    </span>
  );
}
