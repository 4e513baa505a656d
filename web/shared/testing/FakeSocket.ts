/** A socket.io-client socket without a network: tests say how the server answers, and when the connection comes and goes. */
import type { ErrorCode } from "../protocol";
import type { SocketLike } from "../transport";

type Listener = (...parts: never[]) => void;
type Answerer = (ask: never) => object | Promise<object>;

export class FakeSocket implements SocketLike {
  connected = false;
  active = true;
  /** Whether `connect()` succeeds at once. */
  isReachable = true;
  readonly sent: { name: string; ask: unknown }[] = [];
  readonly #listeners = new Map<string, Listener[]>();
  readonly #answers = new Map<string, Answerer>();

  /** How the server answers a request; without this it stays silent. */
  answer(name: string, answerer: Answerer): void {
    this.#answers.set(name, answerer);
  }

  /** The server says something by itself. */
  hear(name: string, ...parts: unknown[]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(...(parts as never[]));
  }

  asked(name: string): unknown[] {
    return this.sent.filter((sent) => sent.name === name).map((sent) => sent.ask);
  }

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  emit(event: string, ...parts: unknown[]): void {
    const [ask, acknowledge] = parts as [never, ((answer: object) => void) | undefined];
    this.sent.push({ name: event, ask });
    const answerer = this.#answers.get(event);
    if (!answerer || !acknowledge) return;
    void Promise.resolve(answerer(ask)).then((answer) => {
      if (this.connected) acknowledge(answer);
    });
  }

  connect(): void {
    if (!this.isReachable || this.connected) return;
    this.connected = true;
    this.hear("connect");
  }

  disconnect(): void {
    this.drop();
  }

  /** The connection goes. */
  drop(): void {
    if (!this.connected) return;
    this.connected = false;
    this.hear("disconnect", "transport close");
  }
}

export const ok = (fields: object = {}): object => ({ ok: true, ...fields });

export const no = (code: ErrorCode, details: object = {}): object => ({
  ok: false,
  error: { code, message: code, ...details },
});

/** Let everything that is due happen. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 12; round += 1) await Promise.resolve();
}
