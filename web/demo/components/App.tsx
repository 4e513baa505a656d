/** The bank's homepage, top to bottom. */
import { useEffect, useState } from "preact/hooks";
import { LocaleContext, TAGS, type Locale } from "../../shared/i18n";
import type { Language } from "../../shared/protocol";
import { withLobby } from "../lobby";
import { demoLocale } from "../texts";
import { Cards } from "./Cards";
import { Help } from "./Help";
import { Hero } from "./Hero";
import { Loans } from "./Loans";
import { Masthead } from "./Masthead";
import { Quick } from "./Quick";
import { Savings } from "./Savings";
import { Wealth } from "./Wealth";

interface Props {
  storage: Storage;
  language: Language;
}

export function App({ storage, language: first }: Props) {
  const [language, setLanguage] = useState(first);
  const texts = demoLocale(language);
  useEffect(() => {
    document.documentElement.lang = TAGS[language];
    document.title = demoLocale(language).t("page.title");
    withLobby(window, (lobby) => {
      lobby.setLanguage(language);
    });
  }, [language]);
  const ask = () => {
    withLobby(window, (lobby) => {
      lobby.open();
    });
  };
  const choose = (chosen: Language) => {
    storage.setItem("lobby.demo.language", chosen);
    setLanguage(chosen);
  };
  return (
    <LocaleContext.Provider value={texts as unknown as Locale}>
      <a class="skip" href="#main">
        {texts.t("skip")}
      </a>
      <Masthead onAsk={ask} onLanguage={choose} />
      <main id="main">
        <Hero onAsk={ask} />
        <Quick onAsk={ask} />
        <Savings onAsk={ask} />
        <Loans onAsk={ask} />
        <Cards />
        <Wealth onAsk={ask} />
      </main>
      <Help onAsk={ask} />
    </LocaleContext.Provider>
  );
}
