/** What the customer has to know just now: connection, a lost agent, a silent assistant, the queue, a refused request. */
import { CircleAlert } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "../../shared/ui/Icon";
import { isOver, isQueued, type Hall } from "../hall";
import type { Reception } from "../reception";
import { useTexts } from "../texts";
import { Standing, Waiting } from "./onDemand";

interface Props {
  hall: Hall;
  reception: Reception;
  onLeave: () => void;
}

export function Notices({ hall, reception, onLeave }: Props) {
  const { t, named } = useTexts();
  const state = hall.chat?.state ?? null;
  return (
    <div class="notices">
      <div role="status">
        {hall.status === "offline" && (
          <Notice>
            {t("link.lost")} {t("link.kept")}
          </Notice>
        )}
        {state && <Standing state={state} onLeave={onLeave} />}
      </div>
      {state && isQueued(state) && <Waiting state={state} reception={reception} onLeave={onLeave} />}
      <div role="alert">
        {hall.trouble && !isOver(state) && (
          <Notice kind="bad">{named(`error.${hall.trouble}`, hall.trouble)}</Notice>
        )}
      </div>
    </div>
  );
}

interface NoticeProps {
  /** Something went wrong, or it is only good to know. */
  kind?: "bad" | "calm";
  children: ComponentChildren;
}

export function Notice({ kind, children }: NoticeProps) {
  return (
    <p class={`notice ${kind ?? ""}`}>
      <Icon of={CircleAlert} size={16} />
      <span>{children}</span>
    </p>
  );
}
