/** The dashboard's texts, beside those of the console, whose parts it shows. */
import { CATALOGUES as CONSOLE, type ConsoleKey } from "../../console/texts";
import { locale, useLocale, type Catalogue, type Locale } from "../../shared/i18n";
import type { Language } from "../../shared/protocol";
import en from "./en.json?messages";
import type own from "./en.json";
import zh from "./zh.json?messages";

export type BoardKey = keyof typeof own | ConsoleKey;

const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  zh: { ...CONSOLE.zh, ...zh },
  en: { ...CONSOLE.en, ...en },
};

export function boardLocale(language: Language): Locale<BoardKey> {
  return locale<BoardKey>(language, CATALOGUES[language]);
}

export function useTexts(): Locale<BoardKey> {
  return useLocale<BoardKey>();
}
