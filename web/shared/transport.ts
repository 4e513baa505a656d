/** A Socket.IO connection with typed requests. It promises no delivery: a call is answered, refused, or in doubt. */
import type { Tellings } from "./calls";
import type { ErrorCode, Trouble } from "./protocol";

/** The part of a socket.io-client socket that is used here; tests give a fake. */
export interface SocketLike {
  readonly connected: boolean;
  /** Whether the client will try again by itself. */
  readonly active: boolean;
  on(event: string, listener: (...parts: never[]) => void): unknown;
  emit: (event: string, ...parts: unknown[]) => unknown;
  connect: () => unknown;
  disconnect: () => unknown;
}

export type Calls = Record<string, { ask: object; answer: object }>;
export type Status = "connecting" | "online" | "offline" | "refused";

/** Why a call did not succeed. After `offline` and `timeout` it may have been carried out all the same. */
export class CallError extends Error {
  readonly code: Trouble;
  /** What to quote to the operator, for an error nobody foresaw. */
  readonly id: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: Trouble, message: string = code, details: { id?: string; retry_after?: number } = {}) {
    super(message);
    this.code = code;
    this.id = details.id;
    this.retryAfter = details.retry_after;
  }
}

interface Refusal {
  code: ErrorCode;
  message: string;
  id?: string;
  retry_after?: number;
}

type Answer = ({ ok: true } & Record<string, unknown>) | { ok: false; error: Refusal };

export class Transport<C extends { [K in keyof C]: { ask: object; answer: object } }, E> {
  status: Status = "connecting";
  readonly #socket: SocketLike;
  readonly #patience: number;
  readonly #waiting = new Set<(error: CallError) => void>();
  readonly #watchers = new Set<(status: Status) => void>();
  #closed = false;

  constructor(socket: SocketLike, patience = 10_000) {
    this.#socket = socket;
    this.#patience = patience;
    socket.on("connect", () => {
      this.#become("online");
    });
    socket.on("disconnect", () => {
      this.#become("offline");
      this.#giveUp();
      // The server ended it: the client library would not come back by itself.
      if (!socket.active && !this.#closed) socket.connect();
    });
    socket.on("connect_error", (error: Error) => {
      this.#become(isRefusal(error) ? "refused" : "offline");
    });
  }

  /** Ask and wait for the answer. Nothing is buffered: when offline this fails at once, and the caller repeats later. */
  call<K extends keyof C & string>(name: K, ask: C[K]["ask"]): Promise<C[K]["answer"]> {
    if (!this.#socket.connected) return Promise.reject(new CallError("offline"));
    return new Promise((resolve, reject) => {
      const fail = (error: CallError) => {
        clearTimeout(timer);
        this.#waiting.delete(fail);
        reject(error);
      };
      const timer = setTimeout(() => {
        fail(new CallError("timeout"));
      }, this.#patience);
      this.#waiting.add(fail);
      this.#socket.emit(name, wellFormed(ask), (answer: Answer) => {
        if (!answer.ok) {
          fail(new CallError(answer.error.code, answer.error.message, answer.error));
          return;
        }
        clearTimeout(timer);
        this.#waiting.delete(fail);
        resolve(answer);
      });
    });
  }

  /** Say something that is worth nothing later. */
  tell<K extends keyof Tellings>(name: K, payload: Tellings[K]): void {
    if (this.#socket.connected) this.#socket.emit(name, payload);
  }

  on<K extends keyof E & string>(name: K, listener: (payload: E[K]) => void): void {
    this.#socket.on(name, listener);
  }

  watch(listener: (status: Status) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  connect(): void {
    this.#socket.connect();
  }

  /** Begin anew at once, rather than when the back-off is over: the network is said to be there again. */
  hurry(): void {
    if (!this.#socket.connected) this.reconnect();
  }

  /** Come back as somebody else: the server reads who one is when one connects. */
  reconnect(): void {
    this.#socket.disconnect();
    this.#socket.connect();
  }

  close(): void {
    this.#closed = true;
    this.#watchers.clear();
    this.#socket.disconnect();
    this.#giveUp();
  }

  #become(status: Status): void {
    if (this.status === status) return;
    this.status = status;
    for (const listener of [...this.#watchers]) listener(status);
  }

  #giveUp(): void {
    for (const fail of [...this.#waiting]) fail(new CallError("offline"));
  }
}

/** The same with U+FFFD for half a surrogate pair, such as a cut emoji, which not every reader of JSON takes. Browsers of
 *  before 2023 know no `toWellFormed`. */
function wellFormed(ask: object): unknown {
  const mend = (_key: string, part: unknown) =>
    typeof part === "string" ? part.replace(/\p{Cs}/gu, "\ufffd") : part;
  return JSON.parse(JSON.stringify(ask, mend));
}

function isRefusal(error: Error & { data?: { code?: string } }): boolean {
  const code = error.data?.code ?? error.message;
  return code === "unauthorised" || code === "forbidden";
}
