/** What became of a message that one sent. */
import { Check, CheckCheck, CircleAlert, Clock } from "lucide";
import { Icon } from "./Icon";
import type { Pending } from "../chat";
import { useLocale } from "../i18n";

export function Arrived({ isRead }: { isRead: boolean }) {
  const { t } = useLocale();
  return (
    <>
      {isRead ? <Icon of={CheckCheck} size={14} /> : <Icon of={Check} size={14} />}
      {t(isRead ? "send.read" : "send.sent")}
    </>
  );
}

interface Props {
  item: Pending;
  isOnline: boolean;
  onRetry: () => void;
  onDrop: () => void;
}

export function OnTheWay({ item, isOnline, onRetry, onDrop }: Props) {
  const { t, named } = useLocale();
  if (item.status === "sent") {
    return (
      <div class="meta">
        <Arrived isRead={false} />
      </div>
    );
  }
  if (item.status === "sending") {
    return (
      <div class="meta">
        <Icon of={Clock} size={13} />
        {t(isOnline ? "send.sending" : "send.waiting")}
      </div>
    );
  }
  return (
    <div class="meta failed" role="alert">
      <Icon of={CircleAlert} size={14} />
      <span>
        {t("send.failed")} · {named(`error.${item.code ?? ""}`, "")}
      </span>
      <button type="button" class="link" onClick={onRetry}>
        {t("send.retry")}
      </button>
      <button type="button" class="link" onClick={onDrop}>
        {t("send.drop")}
      </button>
    </div>
  );
}
