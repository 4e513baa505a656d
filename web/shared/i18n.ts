/** Texts of the interface by key. Catalogues are ICU messages, compiled at build time (build/messages.ts). */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type sharedTexts from "./texts/en.json";
import type { Language } from "./protocol";

export type Values = Record<string, string | number>;
export type Catalogue = Readonly<Record<string, (values?: Values) => string>>;
export type SharedKey = keyof typeof sharedTexts;

export interface Locale<K extends string = SharedKey> {
  language: Language;
  t: (key: K, values?: Values) => string;
  /** For keys that come from data: the text if there is one, otherwise the fallback. */
  named: (key: string, fallback: string) => string;
}

export function locale<K extends string>(language: Language, catalogue: Catalogue): Locale<K> {
  return {
    language,
    t: (key, values) => catalogue[key]?.(values) ?? key,
    named: (key, fallback) => (Object.hasOwn(catalogue, key) ? (catalogue[key]?.() ?? fallback) : fallback),
  };
}

export const LocaleContext = createContext<Locale>(locale("en", {}));

export function useLocale<K extends string = SharedKey>(): Locale<K | SharedKey> {
  return useContext(LocaleContext) as unknown as Locale<K | SharedKey>;
}

/** The language tag for documents and number formats. */
export const TAGS: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en-GB" };

export function preferredLanguage(asked: string | null, browser: readonly string[]): Language {
  if (asked === "zh" || asked === "en") return asked;
  const first = browser.find((tag) => /^(zh|en)/i.test(tag));
  return first?.toLowerCase().startsWith("en") ? "en" : "zh";
}
