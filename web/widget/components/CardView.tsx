/** Structured content of an entry. Of a kind that is not known here, the entry's text says it all. */
import { Check, Copy, Headset, MessageSquare } from "lucide";
import { Icon } from "../../shared/ui/Icon";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Chat } from "../../shared/chat";
import type { Card, Entry } from "../../shared/protocol";
import { dayName } from "../../shared/when";
import { copyText } from "../copying";
import type { Reception } from "../reception";
import { useFormTexts } from "../texts/forms";
import { Figures, FIGURES } from "./Figures";
import { FieldCard, isOpenQuestion } from "./FieldCard";
import { Products } from "./Products";

interface Props {
  entry: Entry;
  chat: Chat;
  reception: Reception;
  onLeave: () => void;
}

type CardProps = Props & { card: Card };

/** How each kind of card is shown; of any other, the entry's text says it all. */
const KINDS: Readonly<Record<string, (props: CardProps) => VNode | null>> = {
  field: ({ card, entry, chat, reception }) =>
    isOpenQuestion(entry, chat) ? <FieldCard input={String(card.input)} reception={reception} /> : null,
  case: ({ card }) => (card.number === undefined ? null : <NumberCard of="case" card={card} />),
  appointment: ({ card }) => <NumberCard of="appointment" card={card} />,
  products: ({ card, reception }) => <Products card={card} reception={reception} />,
  // In the queue and with a person it is done; said when nobody is there, asking again would change nothing.
  offer_person: ({ entry, chat, reception, onLeave }) =>
    chat.state?.state === "bot" ? (
      <PersonCard reception={reception} isOpen={entry.event?.name !== "after_hours"} onLeave={onLeave} />
    ) : null,
};

export function CardView(props: Props) {
  const { card } = props.entry;
  if (!card) return null;
  if (Object.hasOwn(FIGURES, card.kind)) return <Figures card={card} />;
  return (Object.hasOwn(KINDS, card.kind) && KINDS[card.kind]?.({ ...props, card })) || null;
}

function NumberCard({ of, card }: { of: "case" | "appointment"; card: Card }) {
  const { t, language } = useFormTexts();
  const number = String(card.number);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    setCopied(await copyText(number));
  };
  return (
    <section class="card" aria-label={t(`card.${of}`)}>
      <div>
        <p class="card-name">{t(`card.${of}`)}</p>
        <p class="case-number">{number}</p>
        {of === "appointment" && (
          <p class="card-when">
            {dayName(`${String(card.day)}T00:00`, language, new Date())} {String(card.time)}
          </p>
        )}
        <p class="help">{t(`card.${of}.kept`)}</p>
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={t(isCopied ? "card.copied" : "card.copy")}
        onClick={() => void copy()}
      >
        <Icon of={isCopied ? Check : Copy} size={18} />
      </button>
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
