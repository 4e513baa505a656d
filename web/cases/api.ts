/** The officers' REST interface. */
import type { Entry } from "../shared/protocol";
import type { ArrangedFile, ArrangedPage, Sort } from "./arranged";
import type { Alarm, CaseFile, CaseRow, Choices, Report } from "./types";

/** Why a request did not succeed; the code of docs/protocol.md, or `offline`. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string = code) {
    super(message);
    this.code = code;
  }
}

export type Query = Readonly<Record<string, string>>;

export class CasesApi {
  readonly #fetch: typeof fetch;
  readonly #csrf: string;

  constructor(fetcher: typeof fetch, csrf: string) {
    this.#fetch = fetcher;
    this.#csrf = csrf;
  }

  search(query: Query): Promise<{ cases: CaseRow[]; total: number }> {
    return this.#get(`?${new URLSearchParams(query).toString()}`);
  }

  choices(): Promise<{ choices: Choices; alarms: Alarm[] }> {
    return this.#get("/choices");
  }

  async look(number: string): Promise<CaseFile> {
    return (await this.#get<{ case: CaseFile }>(`/${number}`)).case;
  }

  async act(file: CaseFile, command: string, more: object): Promise<CaseFile> {
    const body = { command, version: file.version, ...more };
    return (await this.#post<{ case: CaseFile }>(`/${file.number}/acts`, body)).case;
  }

  preview(file: CaseFile, letter: object): Promise<{ subject: string; body: string }> {
    return this.#post(`/${file.number}/letters/preview`, { version: file.version, ...letter });
  }

  async send(file: CaseFile, letter: object): Promise<CaseFile> {
    const body = { version: file.version, ...letter };
    return (await this.#post<{ case: CaseFile }>(`/${file.number}/letters`, body)).case;
  }

  /** The whole conversation that a case, or `arranged/loss/L…`, came from, page by page. */
  async conversation(of: string): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (;;) {
      const after = entries.at(-1)?.seq ?? 0;
      const page = await this.#get<{ entries: Entry[]; more: boolean }>(`/${of}/conversation?after=${after}`);
      entries.push(...page.entries);
      if (!page.more || page.entries.length === 0) return entries;
    }
  }

  async attach(file: CaseFile, data: File): Promise<CaseFile> {
    const form = new FormData();
    form.append("file", data);
    const request = { method: "POST", headers: { "X-CSRF-Token": this.#csrf }, body: form };
    return (await this.#ask<{ case: CaseFile }>(`/${file.number}/attachments`, request)).case;
  }

  arranged(sort: Sort, query: Query): Promise<ArrangedPage> {
    return this.#get(`/arranged/${sort}?${new URLSearchParams(query).toString()}`);
  }

  async lookAt(sort: Sort, number: string): Promise<ArrangedFile> {
    return (await this.#get<{ arranged: ArrangedFile }>(`/arranged/${sort}/${number}`)).arranged;
  }

  async deed(file: ArrangedFile, act: string, note: string): Promise<ArrangedFile> {
    const body = { act, state: file.state, note };
    const path = `/arranged/${file.sort}/${file.number}/acts`;
    return (await this.#post<{ arranged: ArrangedFile }>(path, body)).arranged;
  }

  /** `of` is the number of a case, or `arranged/loss/L…`. */
  async reveal(of: string, token: string, reason: string): Promise<string> {
    return (await this.#post<{ value: string }>(`/${of}/reveal`, { token, reason })).value;
  }

  async report(since: string, until: string): Promise<Report> {
    const query = new URLSearchParams({ since, until }).toString();
    return (await this.#get<{ report: Report }>(`/report?${query}`)).report;
  }

  seeAlarms(number: string): Promise<object> {
    return this.#post(`/${number}/alarms/seen`, {});
  }

  #get<T>(path: string): Promise<T> {
    return this.#ask(path, {});
  }

  #post<T>(path: string, body: object): Promise<T> {
    const headers = { "Content-Type": "application/json", "X-CSRF-Token": this.#csrf };
    return this.#ask(path, { method: "POST", headers, body: JSON.stringify(body) });
  }

  // The caller says what the server answers with; tests on both sides hold it.

  async #ask<T>(path: string, request: RequestInit): Promise<T> {
    const answer = await this.#fetch(`/api/cases${path}`, request).catch(() => null);
    if (answer === null) throw new Refused("offline");
    const body = (await answer.json().catch(() => ({}))) as T & { error?: { code: string; message: string } };
    if (answer.ok) return body;
    throw new Refused(body.error?.code ?? "unavailable", body.error?.message);
  }
}
