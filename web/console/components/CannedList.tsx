/** The ready-made replies that fit what was typed after a `/`, with the chosen one as the customer will read it. */
import { Settings2 } from "lucide";
import { useEffect, useId, useState } from "preact/hooks";
import type { Canned } from "../../shared/staffing";
import type { Summary } from "../../shared/protocol";
import { Icon } from "../../shared/ui/Icon";
import type { ComposerList } from "../../shared/ui/Composer";
import { fittingReplies, soughtReply } from "../canned";
import type { Duty } from "../duty";
import { useTexts } from "../texts";

interface Asked {
  text: string;
  /** Only replies to customers are ready-made. */
  isOn: boolean;
  summary: Summary;
  duty: Duty;
  onText: (text: string) => void;
}

export interface CannedChoice {
  id: string;
  fitting: readonly Canned[];
  active: Canned | undefined;
  isOpen: boolean;
  /** What the field has to know of it. */
  list: ComposerList | undefined;
  choose: (reply: Canned) => void;
  renew: () => void;
}

export function useCanned({ text, isOn, summary, duty, onText }: Asked): CannedChoice {
  const id = useId();
  const [replies, setReplies] = useState<readonly Canned[]>([]);
  const [at, setAt] = useState(0);
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const sought = isOn ? soughtReply(text) : null;
  const isSought = sought !== null;
  const renew = () => {
    void duty.call("canned", {}).then((answer) => {
      if (answer) setReplies(answer.replies);
    });
  };
  useEffect(() => {
    if (isSought) renew();
    // Asked each time a slash begins; the function is a new one each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isSought]);
  const fitting = sought === null ? [] : fittingReplies(replies, sought);
  const index = Math.min(at, fitting.length - 1);
  const isOpen = fitting.length > 0 && closedFor !== text;
  const choose = (reply: Canned) => {
    setAt(0);
    const { conversation } = summary;
    void duty.call("canned_text", { conversation, id: reply.id }).then((answer) => {
      if (answer) onText(answer.text);
    });
  };
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      setAt((index + 1) % fitting.length);
    },
    ArrowUp: () => {
      setAt((index - 1 + fitting.length) % fitting.length);
    },
    Enter: () => {
      if (fitting[index]) choose(fitting[index]);
    },
    Tab: () => {
      if (fitting[index]) choose(fitting[index]);
    },
    Escape: () => {
      setClosedFor(text);
    },
  };
  const onKey = (event: KeyboardEvent) => {
    const act = isOpen && !event.shiftKey ? acts[event.key] : undefined;
    if (!act) return false;
    event.preventDefault();
    act();
    return true;
  };
  const active = fitting[index];
  const says = {
    "aria-autocomplete": "list",
    "aria-controls": id,
    "aria-activedescendant": `${id}-${active?.id ?? ""}`,
  };
  const list = isOpen ? { says, onKey } : undefined;
  return { id, fitting, active, isOpen, list, choose, renew };
}

interface Props {
  choice: CannedChoice;
  language: Summary["language"];
  onManage: () => void;
}

export function CannedList({ choice, language, onManage }: Props) {
  const { t } = useTexts();
  const { id, active, fitting, isOpen } = choice;
  return (
    <div class="canned" hidden={!isOpen}>
      <div class="canned-choice">
        <div id={id} role="listbox" class="canned-list" aria-label={t("canned")} tabIndex={-1}>
          {fitting.map((reply) => (
            // The keys are those of the text field, which keeps the focus.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={reply.id}
              id={`${id}-${reply.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={reply === active}
              onClick={() => {
                choice.choose(reply);
              }}
            >
              <span class="shortcut">/{reply.shortcut}</span> {reply.title}
            </div>
          ))}
        </div>
        <button type="button" class="link" onClick={onManage}>
          <Icon of={Settings2} size={14} /> {t("canned.manage")}
        </button>
      </div>
      <p class="canned-preview" lang={language === "zh" ? "zh-CN" : "en"}>
        {active?.[language]}
      </p>
    </div>
  );
}
