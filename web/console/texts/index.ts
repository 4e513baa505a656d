/** The console's texts. */
import { locale, useLocale, type Catalogue, type Locale, type SharedKey } from "../../shared/i18n";
import type { Language } from "../../shared/protocol";
import enShared from "../../shared/texts/en.json?messages";
import zhShared from "../../shared/texts/zh.json?messages";
import en from "./en.json?messages";
import type own from "./en.json";
import zh from "./zh.json?messages";

export type ConsoleKey = keyof typeof own | SharedKey;

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  zh: { ...zhShared, ...zh },
  en: { ...enShared, ...en },
};

export function consoleLocale(language: Language): Locale<ConsoleKey> {
  return locale<ConsoleKey>(language, CATALOGUES[language]);
}

export function useTexts(): Locale<ConsoleKey> {
  return useLocale<ConsoleKey>();
}
