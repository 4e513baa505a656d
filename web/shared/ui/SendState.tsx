/** What became of a message that one sent. */
import { Check, CheckCheck, CircleAlert, Clock } from "lucide";
import { Icon } from "./Icon";
import type { Chat, Pending } from "../chat";
import { useLocale } from "../i18n";

type Mark = "sent" | "delivered" | "read";

/** How far a stored message has come on its way to the other side. */
export function markOf(seq: number, { readByOther, deliveredToOther }: Chat): Mark {
  if (seq <= readByOther) return "read";
  return seq <= deliveredToOther ? "delivered" : "sent";
}

export function Arrived({ mark }: { mark: Mark }) {
  const { t } = useLocale();
  return (
    <span class={`mark-${mark}`}>
      <Icon of={mark === "sent" ? Check : CheckCheck} size={14} />
      {t(`send.${mark}`)}
    </span>
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
        <Arrived mark="sent" />
      </div>
    );
  }
  if (item.status === "sending") {
    return (
      <div class="meta">
        <Icon of={Clock} size={13} />
        {t(item.isHeld ? "send.held" : isOnline ? "send.sending" : "send.waiting")}
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
