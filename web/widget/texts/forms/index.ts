/** Texts of the parts that are fetched on demand, in both languages: by then their size hardly matters. */
import { locale, useLocale, type Locale } from "../../../shared/i18n";
import type { WidgetKey } from "..";
import zh from "./zh.json?messages";
import en from "./en.json?messages";
import type own from "./en.json";

const TEXTS = { zh, en };

type FormKey = keyof typeof own;

export function useFormTexts(): Locale<FormKey | WidgetKey> {
  const outer = useLocale<WidgetKey>();
  const forms = locale<FormKey>(outer.language, TEXTS[outer.language]);
  return {
    ...outer,
    t: (key, values) => (key in en ? forms.t(key as FormKey, values) : outer.t(key as WidgetKey, values)),
  };
}
