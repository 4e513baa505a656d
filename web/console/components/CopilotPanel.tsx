/** What the assistant would answer to the customer's last message: to send as it is, or, where it is unsure, to change first. */
import { Pencil, SendHorizontal } from "lucide";
import { TAGS } from "../../shared/i18n";
import type { Suggestion } from "../../shared/staffing";
import { Icon } from "../../shared/ui/Icon";
import { Bubble } from "../../shared/ui/Text";
import { useAnswer } from "../../shared/ui/useAnswer";
import type { Talk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";
import { Asking } from "./Asking";

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
/** The share of confidence below which an answer is read and changed before it is sent. */
const SURE_FROM = 0.5;

interface CardProps {
  suggestion: Suggestion;
  onEdit: (text: string) => void;
  onSend: (text: string) => void;
}

function Card({ suggestion: { title, text, confidence }, onEdit, onSend }: CardProps) {
  const { t, language } = useTexts();
  const isSure = confidence >= SURE_FROM;
  const share = new Intl.NumberFormat(TAGS[language], { style: "percent" }).format(confidence);
  const deeds = [
    { name: t("send"), icon: SendHorizontal, act: onSend },
    { name: t("copilot.edit"), icon: Pencil, act: onEdit },
  ];
  return (
    <li>
      <h3>{title}</h3>
      <p class={isSure ? "suggestion-sure" : "suggestion-sure low"}>
        {t(isSure ? "copilot.sure" : "copilot.unsure", { share })}
      </p>
      <Bubble text={text} name="suggestion-text" from={FOLDED_FROM} />
      <div class="row">
        {(isSure ? deeds : deeds.reverse()).map(({ name, icon, act }, index) => (
          <button
            key={name}
            type="button"
            class={index === 0 ? "button small primary" : "button small"}
            aria-label={`${name}: ${title}`}
            onClick={() => {
              act(text);
            }}
          >
            <Icon of={icon} size={14} /> {name}
          </button>
        ))}
      </div>
    </li>
  );
}
