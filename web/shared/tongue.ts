/** In which language a text is written, as far as its letters tell: a screen reader takes the right voice for it, and a browser
 *  the right shapes of Han characters. */
import { TAGS } from "./i18n";

const HAN = /\p{Script=Han}/gu;
const LATIN = /\p{Script=Latin}/gu;
/** Sealed data (sealed.ts) are of no language. */
const SEALED = /⟦[^⟧]*⟧/g;
/** A Chinese word has about two characters, an English one about five letters. */
const LETTERS_A_CHARACTER = 2.5;

/** The language tag for an element; undefined for what is of no language, such as an amount. */
export function tagOf(text: string): string | undefined {
  const words = text.replace(SEALED, "");
  const han = words.match(HAN)?.length ?? 0;
  const latin = words.match(LATIN)?.length ?? 0;
  if (han + latin === 0) return undefined;
  return TAGS[han * LETTERS_A_CHARACTER >= latin ? "zh" : "en"];
}
