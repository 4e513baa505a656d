/** How long the customer has waited for the next answer, coloured as it grows. */
import { stopwatch } from "../../shared/when";
import type { Talk } from "../desk";
import { waitingSince, waitUrgency } from "../order";
import { useTexts } from "../texts";

interface Props {
  talk: Talk;
  now: number;
  /** With the word that says what the time is; elsewhere it is only heard. */
  hasWord?: boolean;
}

export function Waiting({ talk, now, hasWord = false }: Props) {
  const { t } = useTexts();
  const since = waitingSince(talk);
  if (since === null) return null;
  const waited = Math.max(0, (now - Date.parse(since)) / 1000);
  const time = stopwatch(waited);
  return (
    <span class={`timer ${waitUrgency(waited)}`} aria-live="off">
      <span class={hasWord ? "word" : "unseen"}>{t("talk.waiting", { time: "" })} </span>
      {time}
    </span>
  );
}
