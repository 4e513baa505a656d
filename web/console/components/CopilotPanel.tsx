/** What the assistant would answer to the customer's last message: to send as it is, or to change first. */
import { Pencil, SendHorizontal } from "lucide";
import type { Suggestion } from "../../shared/staffing";
import { Icon } from "../../shared/ui/Icon";
import { Bubble } from "../../shared/ui/Text";
import { useAnswer } from "../../shared/ui/useAnswer";
import type { Talk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";
import { Asking } from "./Asking";
import { percent } from "./StaffLine";

interface Props {
  talk: Talk;
  duty: Duty;
  onEdit: (text: string) => void;
}

export function CopilotPanel({ talk, duty, onEdit }: Props) {
  const { t } = useTexts();
  const { conversation } = talk.summary;
  const asked = talk.chat.entries.findLast(
    (entry) => entry.kind === "message" && entry.author.role === "customer",
  );
  const { answer, isFailed, again } = useAnswer(`${conversation} ${asked?.seq ?? 0}`, () =>
    duty.call("suggest", { conversation }),
  );
  if (!answer) return <Asking isFailed={isFailed} again={again} />;
  if (answer.suggestions.length === 0) return <p class="quiet">{t("copilot.none")}</p>;
  return (
    <ol class="suggestions" aria-label={t("copilot")}>
      {answer.suggestions.map((suggestion) => (
        <Card
          key={suggestion.topic}
          suggestion={suggestion}
          onEdit={onEdit}
          onSend={(text) => {
            duty.write({ conversation, kind: "message", text });
          }}
        />
      ))}
    </ol>
  );
}

/** Characters; three suggestions stand below each other. */
const FOLDED_FROM = 260;

interface CardProps {
  suggestion: Suggestion;
  onEdit: (text: string) => void;
  onSend: (text: string) => void;
}

function Card({ suggestion: { title, text, confidence }, onEdit, onSend }: CardProps) {
  const { t } = useTexts();
  return (
    <li>
      <h3>
        {title} <span class="topic-sure">{percent(confidence)}</span>
      </h3>
      <Bubble text={text} name="suggestion-text" from={FOLDED_FROM} />
      <div class="row">
        <button
          type="button"
          class="button small primary"
          aria-label={`${t("send")}: ${title}`}
          onClick={() => {
            onSend(text);
          }}
        >
          <Icon of={SendHorizontal} size={14} /> {t("send")}
        </button>
        <button
          type="button"
          class="button small"
          aria-label={`${t("copilot.edit")}: ${title}`}
          onClick={() => {
            onEdit(text);
          }}
        >
          <Icon of={Pencil} size={14} /> {t("copilot.edit")}
        </button>
      </div>
    </li>
  );
}
