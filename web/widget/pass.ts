/** The visitor's pass: a signed token that the server gives, kept so that a customer finds the conversation again. */
import { CallError } from "../shared/transport";
import type { ErrorCode } from "../shared/protocol";

const KEY = "lobby.pass";

export class Pass {
  token: string;
  readonly #storage: Storage;
  readonly #fetch: typeof fetch;

  constructor(storage: Storage, fetcher: typeof fetch) {
    this.#storage = storage;
    this.#fetch = fetcher;
    this.token = storage.getItem(KEY) ?? "";
  }

  /** Renew the token, or get a first one. `identity` is what the bank's own site vouches with. */
  async renew(identity?: string): Promise<void> {
    const body = { ...(this.token && { token: this.token }), ...(identity && { identity }) };
    const answer = await this.#post(body);
    // A token that is no longer good is of no use the next time either.
    if (answer.status === 401) this.#forget();
    if (!answer.ok) throw await refusal(answer);
    const { token } = (await answer.json()) as { token: string };
    this.token = token;
    this.#storage.setItem(KEY, token);
  }

  #forget(): void {
    this.token = "";
    this.#storage.removeItem(KEY);
  }

  async #post(body: object): Promise<Response> {
    const request = {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    };
    try {
      return await this.#fetch("/api/visitor", request);
    } catch {
      throw new CallError("offline");
    }
  }
}

async function refusal(answer: Response): Promise<CallError> {
  const body = (await answer.json().catch(() => ({}))) as { error?: { code: ErrorCode; message: string } };
  return new CallError(body.error?.code ?? "unavailable", body.error?.message);
}
