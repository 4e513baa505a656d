/** Figures in the reader's language, inside a component. */
import { useTexts } from "./texts";
import { writing, type Writing } from "./units";

export function useWriting(): Writing {
  return writing(useTexts());
}
