/** Cases as tests need them, and a server that answers from a table. */
import { CasesApi } from "./api";
import type { CaseFile, Choices } from "./types";

const named = (code: string, zh: string, en: string) => ({ code, zh, en });

export function choices(): Choices {
  return {
    categories: [named("service", "服务", "Service"), named("product", "产品", "Product")],
    causes: [
      { ...named("fees", "收费", "Fees"), category: "product" },
      { ...named("waiting", "等候", "Waiting"), category: "service" },
    ],
    lines: [named("cards", "银行卡", "Cards")],
    channels: [named("app", "手机银行", "App")],
    outcomes: [named("upheld", "成立", "Upheld")],
    branches: [named("hz-xihu", "西湖", "West Lake")],
    letters: [
      { kind: "received", name: { zh: "受理", en: "Acknowledgement" }, blanks: [] },
      {
        kind: "decision",
        name: { zh: "决定", en: "Decision" },
        blanks: [{ code: "findings", name: { zh: "核实", en: "What we found" } }],
      },
    ],
    posts_mail: true,
    officers: [{ id: "o1", name: "Sun Ning" }],
    staff: [
      { id: "o1", name: "Sun Ning" },
      { id: "a1", name: "Lin Xiao" },
    ],
  };
}

export function caseFile(fields: Partial<CaseFile> = {}): CaseFile {
  return {
    number: "C20261121-0007-7",
    kind: "complaint",
    state: "investigating",
    category: "service",
    root_cause: null,
    line: null,
    channel: null,
    branch: "",
    outcome: null,
    term: "simple",
    language: "en",
    product: "Platinum card",
    score: null,
    reopened: 0,
    version: 3,
    due_on: "2026-12-06",
    what: "The annual fee was taken twice.",
    officer: { id: "o1", name: "Sun Ning" },
    opened_at: "2026-11-21T04:00:00.000Z",
    resolved_at: null,
    days_left: 14,
    paused: false,
    extension_asked: false,
    happened_when: "last week",
    happened_where: "app",
    contact: "⟦phone:77aa:138****0000⟧",
    wish: "a refund",
    conversation: "c1",
    amount: "300.00",
    closed_at: null,
    days: 15,
    source: "CBIRC 2020/3, art. 18",
    paused_since: null,
    pause_reason: null,
    extension_asked_by: null,
    missed_calls: 0,
    evidence: [{ conversation: "c1", seq: 1 }],
    pauses: [],
    letters: [],
    attachments: [],
    links: [],
    recusals: [],
    trail: [
      {
        at: "2026-11-21T04:00:00.000Z",
        actor: { id: "customer", name: "customer" },
        command: "file",
        state: "received",
        note: "",
      },
    ],
    may: ["resolve", "extend", "note", "classify", "write", "withdraw"],
    ...fields,
  };
}

export interface Asked {
  method: string;
  path: string;
  query: string;
  body: unknown;
}

type Answerer = (body: unknown) => Response;

/** The server: answers by method and path, remembers what it was asked. */
export class FakeServer {
  readonly asked: Asked[] = [];
  readonly #answers = new Map<string, Answerer>();

  answer(route: string, answerer: Answerer): void {
    this.#answers.set(route, answerer);
  }

  api(): CasesApi {
    return new CasesApi((input, init) => Promise.resolve(this.#take(input as string, init)), "csrf");
  }

  bodies(route: string): unknown[] {
    return this.asked.filter(({ method, path }) => `${method} ${path}` === route).map(({ body }) => body);
  }

  #take(address: string, init: RequestInit = {}): Response {
    const [route = "", query = ""] = address.replace("/api/cases", "").split("?");
    const path = route || "/";
    const method = init.method ?? "GET";
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
    this.asked.push({ method, path, query, body });
    return this.#answers.get(`${method} ${path}`)?.(body) ?? refusal("not_found", 404);
  }
}

export function refusal(code: string, status = 409): Response {
  return Response.json({ error: { code, message: code } }, { status });
}
