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

const LINE = 76;

/** A transcript as an e-mail that is still to be addressed (RFC 5322; `X-Unsent` makes Outlook open it as a draft). */
export function draftOf(subject: string, text: string): string {
  const body = inBase64(text.replaceAll("\n", "\r\n")).match(new RegExp(`.{1,${LINE}}`, "g")) ?? [];
  return [
    "X-Unsent: 1",
    `Subject: ${words(subject).join("\r\n ")}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...body,
    "",
  ].join("\r\n");
}

/** A line of a header holds 75 characters at most (RFC 2047): a dozen of any script. */
function words(subject: string): string[] {
  const parts = subject.match(/.{1,12}/gsu) ?? [];
  return parts.map((part) => `=?utf-8?B?${inBase64(part)}?=`);
}

function inBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}
