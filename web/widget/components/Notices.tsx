/** What the customer has to know just now: connection, a lost agent, a silent assistant, the queue, a refused request. */
import { CircleAlert } from "lucide";
import type { ComponentChildren } from "preact";
import type { State } from "../../shared/protocol";
import { Icon } from "../../shared/ui/Icon";
import { isOver, isQueued, type Hall } from "../hall";
import type { Reception } from "../reception";
import { useTexts } from "../texts";
import { Waiting } from "./Waiting";

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
          <Notice isBad>{named(`error.${hall.trouble}`, hall.trouble)}</Notice>
        )}
      </div>
    </div>
  );
}

function Standing({ state, onLeave }: { state: State; onLeave: () => void }) {
  const { t } = useTexts();
  if (state.state === "agent" && state.agent?.connected === false) {
    return <Notice>{t("agent.lost", { name: state.agent.name })}</Notice>;
  }
  if (state.state !== "bot" || state.bot_available) return null;
  return (
    <Notice>
      {t("bot.down")}{" "}
      <button type="button" class="link" onClick={onLeave}>
        {t("card.leave")}
      </button>
    </Notice>
  );
}

function Notice({ isBad, children }: { isBad?: boolean; children: ComponentChildren }) {
  return (
    <p class={isBad ? "notice bad" : "notice"}>
      <Icon of={CircleAlert} size={16} />
      <span>{children}</span>
    </p>
  );
}
