/** Structured content of an entry. Of a kind that is not known here, the entry's text says it all. */
import { Check, Copy, Headset, MessageSquare } from "lucide";
import { Icon } from "../../shared/ui/Icon";
import { useState } from "preact/hooks";
import type { Chat } from "../../shared/chat";
import type { Entry } from "../../shared/protocol";
import type { Reception } from "../reception";
import { useFormTexts } from "../texts/forms";
import { Figures, FIGURES } from "./Figures";
import { FieldCard, isOpenQuestion } from "./FieldCard";

interface Props {
  entry: Entry;
  chat: Chat;
  reception: Reception;
  onLeave: () => void;
}

export function CardView({ entry, chat, reception, onLeave }: Props) {
  const { card } = entry;
  if (card?.kind === "field")
    return isOpenQuestion(entry, chat) ? (
      <FieldCard input={String(card.input)} reception={reception} />
    ) : null;
  if (card?.kind === "case" && card.number !== undefined) return <CaseCard number={String(card.number)} />;
  if (card && Object.hasOwn(FIGURES, card.kind)) return <Figures card={card} />;
  if (card?.kind === "offer_person") {
    // Said when nobody is there: then asking again would change nothing.
    const isOpen = entry.event?.name !== "after_hours";
    return <PersonCard reception={reception} isOpen={isOpen} onLeave={onLeave} />;
  }
  return null;
}

function CaseCard({ number }: { number: string }) {
  const { t } = useFormTexts();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(number);
    setCopied(true);
  };
  return (
    <section class="card" aria-label={t("card.case")}>
      <div>
        <p class="card-name">{t("card.case")}</p>
        <p class="case-number">{number}</p>
        <p class="help">{t("card.case.kept")}</p>
      </div>
      {"clipboard" in navigator && (
        <button
          type="button"
          class="icon-button"
          aria-label={t(isCopied ? "card.copied" : "card.copy")}
          onClick={copy}
        >
          {isCopied ? <Icon of={Check} size={18} /> : <Icon of={Copy} size={18} />}
        </button>
      )}
    </section>
  );
}

interface PersonProps {
  reception: Reception;
  isOpen: boolean;
  onLeave: () => void;
}

function PersonCard({ reception, isOpen, onLeave }: PersonProps) {
  const { t } = useFormTexts();
  return (
    <section class="card offer" aria-label={t("card.person")}>
      <p class="card-name">{t("card.person")}</p>
      <div class="row">
        {isOpen && (
          <button
            type="button"
            class="button primary small"
            onClick={() => {
              reception.askForPerson();
            }}
          >
            <Icon of={Headset} size={16} />
            {t("person.ask")}
          </button>
        )}
        <button type="button" class="button small" onClick={onLeave}>
          <Icon of={MessageSquare} size={16} />
          {t("card.leave")}
        </button>
      </div>
    </section>
  );
}
