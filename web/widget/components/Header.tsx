/** Who is speaking, and what can be done with the window: language, ending, closing. */
import { EllipsisVertical, X } from "lucide";
import { Icon } from "../../shared/ui/Icon";
import { useState } from "preact/hooks";
import type { Language } from "../../shared/protocol";
import { Mark } from "../../shared/ui/Mark";
import { isOver, isQueued, type Hall } from "../hall";
import type { Reception } from "../reception";
import { useTexts } from "../texts";
import { Menu } from "./onDemand";

interface Props {
  hall: Hall;
  reception: Reception;
  storage: Storage;
  onLanguage: (language: Language) => void;
  onHide: (() => void) | null;
}

export function Header({ hall, reception, storage, onLanguage, onHide }: Props) {
  const { t, language } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const other: Language = language === "zh" ? "en" : "zh";
  return (
    <header class="header">
      <Mark size={36} />
      <div class="title">
        <h1>{t("bank.name")}</h1>
        <Status hall={hall} />
      </div>
      <button
        type="button"
        class="icon-button language"
        lang={other}
        onClick={() => {
          onLanguage(other);
        }}
      >
        {other === "zh" ? "中文" : "EN"}
        <span class="unseen">{t("language.switch")}</span>
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t("menu")}
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        <Icon of={EllipsisVertical} size={19} />
      </button>
      {onHide && (
        <button type="button" class="icon-button" aria-label={t("hide")} onClick={onHide}>
          <Icon of={X} size={22} />
        </button>
      )}
      {isOpen && (
        <Menu
          hall={hall}
          reception={reception}
          storage={storage}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </header>
  );
}

function Status({ hall }: { hall: Hall }) {
  const { t } = useTexts();
  const state = hall.chat?.state ?? null;
  let text = t("status.bot");
  if (isQueued(state)) text = t("status.queued");
  if (state?.state === "agent") text = t("status.agent", { name: state.agent?.name ?? t("role.agent") });
  if (isOver(state)) text = t("status.closed");
  if (hall.status === "offline") text = t("status.offline");
  return (
    // Not spoken: what changes stands in the notices or in the log too.
    <p class={`status ${hall.status}`}>{text}</p>
  );
}
