/** The demo page's texts. */
import { locale, useLocale, type Catalogue, type Locale } from "../../shared/i18n";
import type { Language } from "../../shared/protocol";
import en from "./en.json?messages";
import type own from "./en.json";
import zh from "./zh.json?messages";

export type DemoKey = keyof typeof own;

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { zh, en };

export function demoLocale(language: Language): Locale<DemoKey> {
  return locale<DemoKey>(language, CATALOGUES[language]);
}

export function useTexts(): Locale<DemoKey> {
  return useLocale<DemoKey>();
}
