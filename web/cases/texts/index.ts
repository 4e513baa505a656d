/** The texts of the case pages. */
import { locale, useLocale, type Catalogue, type Locale, type SharedKey } from "../../shared/i18n";
import type { Language } from "../../shared/protocol";
import enShared from "../../shared/texts/en.json?messages";
import zhShared from "../../shared/texts/zh.json?messages";
import en from "./en.json?messages";
import type own from "./en.json";
import zh from "./zh.json?messages";

export type CasesKey = keyof typeof own | SharedKey;

const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  zh: { ...zhShared, ...zh },
  en: { ...enShared, ...en },
};

export function casesLocale(language: Language): Locale<CasesKey> {
  return locale<CasesKey>(language, CATALOGUES[language]);
}

export function useTexts(): Locale<CasesKey> {
  return useLocale<CasesKey>();
}
