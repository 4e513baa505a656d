/** The few things about a conversation that change how one takes it. */
import { Crown, Paperclip } from "lucide";
import type { Summary } from "../../shared/protocol";
import { Icon } from "../../shared/ui/Icon";
import { useTexts } from "../texts";

export function Tags({ summary }: { summary: Summary }) {
  const { t } = useTexts();
  return (
    <span class="tags">
      {summary.lane === "urgent" && <span class="tag urgent">{t("talk.urgent")}</span>}
      {summary.vip && (
        <span class="tag vip">
          <Icon of={Crown} size={12} /> {t("talk.vip")}
        </span>
      )}
      {(summary.attachments ?? 0) > 0 && (
        <span class="tag">
          <Icon of={Paperclip} size={12} />
          <span class="unseen">{t("talk.files", { count: summary.attachments ?? 0 })}</span>
          <span aria-hidden="true">{summary.attachments}</span>
        </span>
      )}
      <span class="tag">{t(`language.${summary.language}`)}</span>
    </span>
  );
}
