/** A field for what the assistant asks: an amount, a day, a way to be reached. Free text below stays as good. */
import { useId, useState } from "preact/hooks";
import type { Chat } from "../../shared/chat";
import { TAGS } from "../../shared/i18n";
import type { Entry, Language } from "../../shared/protocol";
import type { Reception } from "../reception";
import { useFormTexts } from "../texts/forms";
import { MAIL, PHONE } from "./contact";

type Asked = "amount" | "date" | "contact" | "phone";

const AMOUNT = /^\d{1,12}(?:\.\d{1,2})?$/;
/** As people write larger ones in Chinese; the server reads it too. */
const IN_TEN_THOUSANDS = /^\d{1,8}(?:\.\d{1,4})?万$/;

/** Only the last question still waits, and only while nobody has answered. */
export function isOpenQuestion(entry: Entry, { entries, pending, state }: Chat): boolean {
  const last = entries.findLast(({ kind }) => kind === "message");
  return last?.seq === entry.seq && state?.state === "bot" && pending.length === 0;
}

export function FieldCard({ input, reception }: { input: string; reception: Reception }) {
  const { t, language } = useFormTexts();
  const id = useId();
  const [value, setValue] = useState("");
  const [isTried, setTried] = useState(false);
  if (!isKnown(input)) return null;
  const said = sayable(input, value.trim(), language);
  const wrong = isTried && said === null ? t(`field.${input}.wrong`) : "";
  return (
    <form
      class="card field-card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (said !== null) reception.say(said);
      }}
    >
      <label for={id}>{t(`field.${input}`)}</label>
      <div class="row">
        <input
          {...LOOKS[input]}
          id={id}
          class="input"
          value={value}
          aria-invalid={wrong !== ""}
          aria-describedby={`${id}-wrong`}
          {...(input === "date" && { min: today() })}
          onInput={(event) => {
            setValue(event.currentTarget.value);
          }}
        />
        <button type="submit" class="button primary small">
          {t("send")}
        </button>
      </div>
      <span id={`${id}-wrong`} class="wrong" role="alert">
        {wrong}
      </span>
    </form>
  );
}

const LOOKS = {
  amount: { type: "text", inputMode: "decimal", autocomplete: "off" },
  date: { type: "date" },
  contact: { type: "text", autocomplete: "tel" },
  phone: { type: "tel", autocomplete: "tel" },
} as const;

function isKnown(input: string): input is Asked {
  return input in LOOKS;
}

/** What is sent, as a person would write it; null for what cannot be. */
export function sayable(input: Asked, value: string, language: Language): string | null {
  if (input === "phone") return PHONE.test(value) ? value : null;
  if (input === "contact") return PHONE.test(value) || MAIL.test(value) ? value : null;
  if (input === "date") return value >= today() && value.length === 10 ? dayIn(value, language) : null;
  const plain = value.replace(/[,，\s]|元$/g, "");
  const isAmount = AMOUNT.test(plain) || IN_TEN_THOUSANDS.test(plain);
  return isAmount && parseFloat(plain) > 0 ? plain : null;
}

function dayIn(value: string, language: Language): string {
  const format = new Intl.DateTimeFormat(TAGS[language], { dateStyle: "long" });
  return format.format(new Date(`${value}T00:00`));
}

/** The reader's own day, as a field of dates writes it. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
