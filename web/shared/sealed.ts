/** Personal data stand in texts as tokens such as `⟦card:9f3a21c07b44:6222********1234⟧`; readers see the hint. */

export type SealedKind = "card" | "id" | "phone" | "email" | "code" | "password" | "cvv";

export interface Sealed {
  kind: SealedKind;
  /** The whole token as it stands in the text. */
  token: string;
  /** Absent for what is not kept at all (codes, passwords): nobody can reveal it. */
  id?: string;
  hint?: string;
}

const TOKEN = /⟦(card|id|phone|email|code|password|cvv)(?::([^:⟧]*):([^⟧]*))?⟧/g;

/** Split a text at its tokens. */
export function sealedParts(text: string): (string | Sealed)[] {
  const parts: (string | Sealed)[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    const [token, kind, id, hint] = match;
    parts.push({ kind: kind as SealedKind, token, ...(id && { id }), ...(hint && { hint }) });
    end = match.index + token.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** The text with hints in place of tokens, for one-line previews. */
export function preview(text: string): string {
  return sealedParts(text)
    .map((part) => (typeof part === "string" ? part : (part.hint ?? "•••")))
    .join("");
}
