/** The letters that were sent, as they were sent. */
import { Text } from "../../shared/ui/Text";
import { useOffice } from "../office";
import { useTexts, type CasesKey } from "../texts";
import type { CaseFile, Letter } from "../types";
import { momentOf } from "../view";

/** What is on its way, what arrived at the mail server, and what somebody still has to bring there. */
function Way({ letter }: { letter: Letter }) {
  const { t, language } = useTexts();
  const { delivery } = letter;
  if (delivery === null) {
    const isByHand = letter.way === "e-mail" || letter.way === "post";
    return isByHand ? <span class="clock near">{t("delivery.by_hand")}</span> : null;
  }
  const at = momentOf(delivery.at, language);
  return (
    <span class={`clock ${delivery.state === "failed" ? "late" : "calm"}`}>
      {t(`delivery.${delivery.state}`, { at, attempts: delivery.attempts })}
    </span>
  );
}

export function Letters({ file }: { file: CaseFile }) {
  const { t, language } = useTexts();
  const { choices } = useOffice();
  if (file.letters.length === 0) return null;
  return (
    <section class="card" aria-labelledby="letters">
      <h2 id="letters">{t("letters")}</h2>
      {file.letters.map((letter) => (
        <details key={letter.seq} class="letter">
          <summary>
            {choices.letters.find((form) => form.kind === letter.kind)?.name[language]}
            <span class="quiet">
              {momentOf(letter.sent_at, language)} · {letter.sent_by} · {t(`way.${letter.way}` as CasesKey)}
            </span>
            <Way letter={letter} />
          </summary>
          <div class="sheet" lang={letter.language === "zh" ? "zh-CN" : "en"}>
            <h3>{letter.subject}</h3>
            <Text text={letter.body} />
          </div>
        </details>
      ))}
    </section>
  );
}
