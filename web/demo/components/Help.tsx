/** How to reach the bank, and that it does not exist. */
import showcase from "virtual:showcase";
import { Mark } from "../../shared/ui/Mark";
import { useTexts } from "../texts";

export function Help({ onAsk }: { onAsk: () => void }) {
  const { t, language } = useTexts();
  const { bank, notices } = showcase;
  return (
    <footer id="help" class="help">
      <div class="band-in help-in">
        <div class="help-words">
          <Mark size={40} />
          <h2>{t("help.title")}</h2>
          <p>{t("help.text")}</p>
          <button type="button" class="button" onClick={onAsk}>
            {t("hero.ask")}
          </button>
        </div>
        <dl>
          <div>
            <dt>{t("help.phone")}</dt>
            <dd>{bank.hotline}</dd>
          </div>
          <div>
            <dt>{t("help.overseas")}</dt>
            <dd>{bank.overseas}</dd>
          </div>
          <div>
            <dt>{t("help.email")}</dt>
            <dd>{bank.email}</dd>
          </div>
          <div>
            <dt>{t("help.address")}</dt>
            <dd>{bank.address[language]}</dd>
          </div>
        </dl>
        <p class="fine">{notices.codes[language]}</p>
        <p class="fine">{t("foot.demo")}</p>
      </div>
    </footer>
  );
}
