/** A conversation as text, to be kept: who said what and when, with the hints of sealed data and the names of files. */
import { TAGS } from "../shared/i18n";
import type { Entry, Language } from "../shared/protocol";
import { preview } from "../shared/sealed";

export interface Names {
  customer: string;
  bot: string;
  agent: string;
  file: (name: string) => string;
}

/** One entry as a transcript shows it. */
export interface Spoken {
  seq: number;
  at: string;
  /** Empty for what the hall itself says. */
  who: string;
  text: string;
}

export function spoken(entries: readonly Entry[], names: Names, language: Language): Spoken[] {
  const time = new Intl.DateTimeFormat(TAGS[language], { dateStyle: "short", timeStyle: "short" });
  return entries.map((entry) => {
    const files = (entry.attachments ?? []).map(({ name }) => names.file(name));
    const text = [preview(entry.text), ...files].filter((part) => part !== "").join("\n");
    return { seq: entry.seq, at: time.format(new Date(entry.at)), who: speaker(entry, names), text };
  });
}

export function transcriptOf(entries: readonly Entry[], names: Names, language: Language): string {
  return spoken(entries, names, language)
    .map(({ at, who, text }) => `[${at}] ${who && `${who}: `}${text}\n`)
    .join("\n");
}

function speaker({ kind, author: { role, name } }: Entry, names: Names): string {
  if (kind !== "message") return "";
  if (role === "customer") return names.customer;
  return name ?? (role === "bot" ? names.bot : names.agent);
}
