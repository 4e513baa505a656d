/** Keeps the conversation: as text, as the draft of an e-mail, or on the clipboard where a browser saves no files. */
import { Check, Copy, Download, Mail } from "lucide";
import { useState } from "preact/hooks";
import type { Chat } from "../../shared/chat";
import { Icon } from "../../shared/ui/Icon";
import { copyText } from "../copying";
import { useFormTexts } from "../texts/forms";
import { draftOf, transcriptOf } from "../transcript";
import { useNames } from "./names";

export function SaveTranscript({ chat }: { chat: Chat }) {
  const { t, language } = useFormTexts();
  const names = useNames();
  const save = () => {
    // Windows' own editor takes a text without this mark for another encoding.
    const text = `\ufeff${transcriptOf(chat.entries, names, language)}`;
    offer(text, "text/plain;charset=utf-8", `${t("save.file")}-${dayOf(chat)}.txt`);
  };
  return (
    <button type="button" class="link save" onClick={save}>
      <Icon of={Download} size={18} /> {t("save")}
    </button>
  );
}

export function MailTranscript({ chat }: { chat: Chat }) {
  const { t, language } = useFormTexts();
  const names = useNames();
  const save = () => {
    const subject = `${t("bank.name")} · ${t("print.title")} ${dayOf(chat)}`;
    const draft = draftOf(subject, transcriptOf(chat.entries, names, language));
    offer(draft, "message/rfc822", `${t("save.file")}-${dayOf(chat)}.eml`);
  };
  return (
    <button type="button" class="link save" onClick={save}>
      <Icon of={Mail} size={18} /> {t("save.mail")}
    </button>
  );
}

export function CopyTranscript({ chat }: { chat: Chat }) {
  const { t, language } = useFormTexts();
  const names = useNames();
  const [outcome, setOutcome] = useState<"card.copied" | "copy.failed" | null>(null);
  const copy = async () => {
    const isCopied = await copyText(transcriptOf(chat.entries, names, language));
    setOutcome(isCopied ? "card.copied" : "copy.failed");
  };
  return (
    <button type="button" class="link save" onClick={() => void copy()}>
      <Icon of={outcome === "card.copied" ? Check : Copy} size={18} /> {t("save.copy")}
      <span role="status">{outcome && t(outcome)}</span>
    </button>
  );
}

function dayOf(chat: Chat): string {
  return chat.entries[0]?.at.slice(0, 10) ?? "";
}

function offer(text: string, type: string, download: string): void {
  const href = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href, download }).click();
  URL.revokeObjectURL(href);
}
