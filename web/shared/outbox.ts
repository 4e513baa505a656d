/** Messages on their way, kept in the browser until the server has acknowledged them: a reload loses nothing. One storage
 *  key a message, so that two tabs never overwrite each other's list. */
import type { Pending } from "./chat";

export class Outbox {
  readonly #storage: Storage;
  readonly #prefix: string;

  constructor(storage: Storage, owner: string) {
    this.#storage = storage;
    this.#prefix = `lobby.outbox.${owner}.`;
  }

  put(item: Pending): void {
    try {
      this.#storage.setItem(this.#prefix + item.client_id, JSON.stringify(item));
    } catch {
      // Storage full or forbidden: the message is still sent, it only would not survive a reload.
    }
  }

  remove(client_id: string): void {
    this.#storage.removeItem(this.#prefix + client_id);
  }

  /** What waits for one conversation, in the order in which it was written. */
  of(conversation: string): Pending[] {
    return this.#all()
      .filter((item) => item.conversation === conversation)
      .sort((a, b) => a.at.localeCompare(b.at));
  }

  #all(): Pending[] {
    const keys = Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index));
    return keys.flatMap((key) => (key?.startsWith(this.#prefix) ? this.#read(key) : []));
  }

  #read(key: string): Pending[] {
    try {
      return [JSON.parse(this.#storage.getItem(key) ?? "") as Pending];
    } catch {
      this.#storage.removeItem(key);
      return [];
    }
  }
}
