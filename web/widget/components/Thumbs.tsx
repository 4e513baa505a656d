/** Whether an answer of the assistant helped. Pressing again takes it back; where it did not help, a person is offered. */
import { ThumbsDown, ThumbsUp } from "lucide";
import { useState } from "preact/hooks";
import type { Chat } from "../../shared/chat";
import type { Entry } from "../../shared/protocol";
import { Icon } from "../../shared/ui/Icon";
import type { Reception } from "../reception";
import { useFormTexts } from "../texts/forms";

interface Props {
  entry: Entry;
  chat: Chat;
  reception: Reception;
}

const VOTES = [
  { vote: "up", icon: ThumbsUp },
  { vote: "down", icon: ThumbsDown },
] as const;

export function Thumbs({ entry, chat, reception }: Props) {
  const { t } = useFormTexts();
  // Said only to whoever has just pressed, not again after a reload.
  const [outcome, setOutcome] = useState<"kept" | "failed" | null>(null);
  const press = async (vote: "up" | "down") => {
    setOutcome(null);
    const { conversation, seq } = entry;
    const judged = { conversation, seq, vote: entry.vote === vote ? null : vote };
    setOutcome((await reception.call("vote", judged)) ? "kept" : "failed");
  };
  const isKept = outcome === "kept";
  return (
    <div class="thumbs" role="group" aria-label={t("vote.title")}>
      {VOTES.map(({ vote, icon }) => (
        <button
          key={vote}
          type="button"
          class="thumb"
          aria-pressed={entry.vote === vote}
          aria-label={t(`vote.${vote}`)}
          title={t(`vote.${vote}`)}
          onClick={() => void press(vote)}
        >
          <Icon of={icon} size={16} />
        </button>
      ))}
      <span role="status">
        {outcome === "failed" && t("vote.failed")}
        {isKept && entry.vote && t(`vote.${entry.vote}.said`)}
      </span>
      {isKept && entry.vote === "down" && chat.state?.state === "bot" && (
        <button
          type="button"
          class="link"
          onClick={() => {
            reception.askForPerson();
          }}
        >
          {t("person.ask")}
        </button>
      )}
    </div>
  );
}
