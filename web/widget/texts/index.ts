/** The widget's texts, one language at a time. */
import { useLocale, type Catalogue, type Locale, type SharedKey } from "../../shared/i18n";
import type { Language } from "../../shared/protocol";
import type own from "./en.json";

export type WidgetKey = keyof typeof own | SharedKey;

const CATALOGUES: Readonly<Record<Language, () => Promise<{ default: Catalogue }>>> = {
  zh: () => import("./zh"),
  en: () => import("./en"),
};

export async function loadTexts(language: Language): Promise<Catalogue> {
  return (await CATALOGUES[language]()).default;
}

export function useTexts(): Locale<WidgetKey> {
  return useLocale<WidgetKey>();
}
