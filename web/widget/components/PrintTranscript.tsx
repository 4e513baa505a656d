/** Prints the conversation, or keeps it as PDF: both are the same dialog of the browser. */
import { Printer } from "lucide";
import { createElement, render } from "preact";
import type { Chat } from "../../shared/chat";
import { TAGS } from "../../shared/i18n";
import type { Language } from "../../shared/protocol";
import { Icon } from "../../shared/ui/Icon";
import { useFormTexts } from "../texts/forms";
import { spoken, type Spoken } from "../transcript";
import { useNames } from "./names";

export function PrintTranscript({ chat }: { chat: Chat }) {
  const { t, language } = useFormTexts();
  const names = useNames();
  const print = () => {
    const entries = spoken(chat.entries, names, language);
    const printed = t("print.made", { when: moment(new Date(), language) });
    putOnPaper({ bank: t("bank.name"), title: t("print.title"), printed, entries });
  };
  // WeChat's browser prints nothing.
  if (!("print" in window)) return null;
  return (
    <button type="button" class="link save" onClick={print}>
      <Icon of={Printer} size={18} /> {t("print")}
    </button>
  );
}

interface Props {
  bank: string;
  title: string;
  printed: string;
  entries: readonly Spoken[];
}

/** Stands beside the widget in its own page, so that a frame prints it too; widget.css shows it on paper alone. */
function putOnPaper(props: Props): void {
  const paper = Object.assign(document.createElement("div"), { className: "paper" });
  render(createElement(Paper, props), paper);
  document.body.append(paper);
  const clear = () => {
    render(null, paper);
    paper.remove();
  };
  addEventListener("afterprint", clear, { once: true });
  print();
}

function Paper({ bank, title, printed, entries }: Props) {
  return (
    <>
      <h1>{bank}</h1>
      <p>
        {title} · {printed}
      </p>
      <ol>
        {entries.map(({ seq, at, who, text }) => (
          <li key={seq}>
            <p class="paper-who">
              {who} <time>{at}</time>
            </p>
            <p class="paper-text">{text}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

function moment(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(TAGS[language], { dateStyle: "long", timeStyle: "short" }).format(at);
}
