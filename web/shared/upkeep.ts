/** Keeps one conversation's copy of the log complete: on connecting, on returning to the page, and when a hole shows. */
import { behind, type Chat } from "./chat";
import { CallError } from "./transport";

export interface UpkeepPorts {
  /** Null when the conversation is no longer at hand. */
  chat: () => Chat | null;
  /** Fetch the entries after a seq, dispatch them, and say whether there are more. */
  fetchAfter(seq: number): Promise<{ more: boolean }>;
}

/** Entry and state of the same change come one after the other: wait this long before asking for what may be on its way. */
const GRACE = 400;
const PAUSE_AFTER_FAILURE = 1500;

export class Upkeep {
  readonly #ports: UpkeepPorts;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failed = false;

  constructor(ports: UpkeepPorts) {
    this.#ports = ports;
  }

  /** To be called whenever something arrived. */
  look(): void {
    const how = this.#behind();
    if (how === "gap") void this.catchUp();
    if (how === "perhaps") this.#later(GRACE);
  }

  /** Ask for what is missing; calls at the same time share one request. */
  catchUp(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (this.#behind() === "gap") this.#later(GRACE);
    });
    return this.#running;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #behind(): "gap" | "perhaps" | "no" {
    const chat = this.#ports.chat();
    return chat ? behind(chat) : "no";
  }

  async #run(): Promise<void> {
    this.#failed = false;
    try {
      let more = true;
      while (more) {
        const chat = this.#ports.chat();
        if (!chat) return;
        ({ more } = await this.#ports.fetchAfter(chat.known));
      }
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      // Offline: the next connect asks again.
      this.#failed = error.code !== "offline";
      if (this.#failed) this.#later(PAUSE_AFTER_FAILURE);
    }
  }

  #later(milliseconds: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#failed || this.#behind() !== "no") void this.catchUp();
    }, milliseconds);
  }
}
