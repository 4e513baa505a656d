/** Texts about files, in both languages at once: they are fetched with the parts that need them. */
import { locale, useLocale, type Catalogue, type Locale } from "../../i18n";
import type { Language } from "../../protocol";
import en from "./en.json?messages";
import type texts from "./en.json";
import zh from "./zh.json?messages";

export type FileKey = keyof typeof texts;

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { zh, en };

export function useFileTexts(): Locale<FileKey> {
  const { language } = useLocale();
  return locale<FileKey>(language, CATALOGUES[language]);
}
