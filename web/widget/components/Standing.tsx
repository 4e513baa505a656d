/** How it stands with those who answer: an agent whose line dropped, a silent assistant, people who are not there yet. */
import type { State } from "../../shared/protocol";
import { clockTime, dayName } from "../../shared/when";
import { useFormTexts } from "../texts/forms";
import { Notice } from "./Notices";

interface Props {
  state: State;
  onLeave: () => void;
}

export function Standing({ state, onLeave }: Props) {
  const { t } = useFormTexts();
  const when = useOpening(state);
  if (state.state === "agent" && state.agent?.connected === false) {
    return <Notice>{t("agent.lost", { name: state.agent.name })}</Notice>;
  }
  if (state.state !== "bot" || (state.bot_available && when === null)) return null;
  return (
    <Notice {...(state.bot_available && { kind: "calm" as const })}>
      {state.bot_available ? t("desk.closed", { when: when ?? "" }) : t("bot.down")}{" "}
      <button type="button" class="link" onClick={onLeave}>
        {t("card.leave")}
      </button>
    </Notice>
  );
}

/** When people are there again, in words; null while they are, or when nobody knows. */
function useOpening({ open, opens_at: at }: State): string | null {
  const { t, language } = useFormTexts();
  if (open !== false || !at) return null;
  return t("desk.when", { day: dayName(at, language, new Date()), time: clockTime(at, language) });
}
