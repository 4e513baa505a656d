/** Signing in and out. The session itself is a cookie that no script can read. */
import type { ErrorCode, Me } from "../shared/protocol";
import { CallError } from "../shared/transport";

export class SessionDoor {
  readonly #fetch: typeof fetch;

  constructor(fetcher: typeof fetch) {
    this.#fetch = fetcher;
  }

  signIn(username: string, password: string): Promise<Me> {
    return this.#ask("/api/staff/sign-in", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ username, password }),
    });
  }

  whoAmI(): Promise<Me> {
    return this.#ask("/api/staff/me", {});
  }

  async signOut(csrf: string): Promise<void> {
    await this.#fetch("/api/staff/sign-out", { method: "POST", headers: { "X-CSRF-Token": csrf } });
  }

  async #ask(path: string, request: RequestInit): Promise<Me> {
    const answer = await this.#fetch(path, request).catch(() => null);
    if (answer === null) throw new CallError("offline");
    const body = (await answer.json().catch(() => ({}))) as {
      me?: Me;
      error?: { code: ErrorCode; message: string; retry_after?: number };
    };
    if (body.me && answer.ok) return body.me;
    throw new CallError(body.error?.code ?? "unavailable", body.error?.message, body.error);
  }
}
