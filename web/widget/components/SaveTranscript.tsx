/** Saves the conversation as a text file, made here: nothing is asked of the server. */
import { Download } from "lucide";
import type { Chat } from "../../shared/chat";
import { Icon } from "../../shared/ui/Icon";
import { useFormTexts } from "../texts/forms";
import { transcriptOf } from "../transcript";
import { useNames } from "./names";

export function SaveTranscript({ chat }: { chat: Chat }) {
  const { t, language } = useFormTexts();
  const names = useNames();
  const save = () => {
    const text = transcriptOf(chat.entries, names, language);
    // Windows' own editor takes a text without this mark for another encoding.
    const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/plain;charset=utf-8" }));
    const link = Object.assign(document.createElement("a"), {
      href: address,
      download: `${t("save.file")}-${chat.entries[0]?.at.slice(0, 10) ?? ""}.txt`,
    });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <button type="button" class="link save" onClick={save}>
      <Icon of={Download} size={15} /> {t("save")}
    </button>
  );
}
