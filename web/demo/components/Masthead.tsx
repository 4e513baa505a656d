/** The bank's name and where to go. */
import showcase from "virtual:showcase";
import type { Language } from "../../shared/protocol";
import { Mark } from "../../shared/ui/Mark";
import { useTexts, type DemoKey } from "../texts";

const PLACES = ["savings", "loans", "cards", "wealth", "help"] as const;

interface Props {
  onAsk: () => void;
  onLanguage: (language: Language) => void;
}

export function Masthead({ onAsk, onLanguage }: Props) {
  const { t, language } = useTexts();
  const other: Language = language === "zh" ? "en" : "zh";
  return (
    <header class="masthead">
      <div class="masthead-in">
        <a class="brand" href="/">
          <Mark size={36} />
          <span>{t("bank.name")}</span>
        </a>
        <nav aria-label={t("nav")}>
          <ul role="list">
            {PLACES.map((place) => (
              <li key={place}>
                <a href={`#${place}`}>{t(`nav.${place}` as DemoKey)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="masthead-side">
          <span class="hotline">{t("hotline", { number: showcase.bank.hotline })}</span>
          <button
            type="button"
            class="link"
            lang={other}
            onClick={() => {
              onLanguage(other);
            }}
          >
            {t("language.switch")}
          </button>
          <button type="button" class="button primary" onClick={onAsk}>
            {t("chat")}
          </button>
        </div>
      </div>
    </header>
  );
}
