/** Sends what waits in one conversation, one at a time and in order, and again until it is answered. Sending twice is
 *  harmless, losing is not: so doubt always means repeating with the same client_id. */
import type { ChatEvent, Pending } from "./chat";
import type { Outbox } from "./outbox";
import type { Stored, Trouble } from "./protocol";
import { CallError } from "./transport";

export interface DeliveryPorts {
  outbox: Outbox;
  /** Carry out one item; null when the answer is not an entry of the log. */
  send: (item: Pending) => Promise<Stored | null>;
  dispatch: (event: ChatEvent) => void;
  /** Resolves after so many milliseconds; tests give a quick one. */
  wait?: (milliseconds: number) => Promise<void>;
}

/** Worth repeating by ourselves while connected; everything else needs the user, or a connection. */
const PASSING: ReadonlySet<Trouble> = new Set(["timeout", "unavailable", "internal_error"]);
const PATIENCE = [500, 1000, 2000, 4000, 8000];
/** Seconds to wait when told to go slower without being told how long. */
const SLOWER = 5;

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export class Delivery {
  readonly conversation: string;
  readonly #ports: DeliveryPorts;
  #waiting: Pending[] = [];
  #busy = false;

  constructor(conversation: string, ports: DeliveryPorts) {
    this.conversation = conversation;
    this.#ports = ports;
    for (const item of ports.outbox.of(conversation)) {
      ports.dispatch({ type: "queued", pending: item });
      if (item.status === "sending") this.#waiting.push(item);
    }
  }

  add(item: Pending): void {
    this.#ports.outbox.put(item);
    this.#waiting.push(item);
    this.#ports.dispatch({ type: "queued", pending: item });
    void this.resume();
  }

  retry(item: Pending): void {
    const { code: _, ...rest } = item;
    const again: Pending = { ...rest, status: "sending" };
    this.#ports.outbox.put(again);
    this.#waiting.push(again);
    this.#ports.dispatch({ type: "retried", client_id: item.client_id });
    void this.resume();
  }

  drop(client_id: string): void {
    this.#waiting = this.#waiting.filter((item) => item.client_id !== client_id);
    this.#ports.outbox.remove(client_id);
    this.#ports.dispatch({ type: "dropped", client_id });
  }

  /** Go on sending, after connecting and whenever something was added. */
  async resume(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      let goOn = true;
      while (goOn) {
        const next = this.#waiting[0];
        goOn = next !== undefined && (await this.#deliver(next));
      }
    } finally {
      this.#busy = false;
    }
  }

  /** Returns whether to go on with the next. */
  async #deliver(item: Pending): Promise<boolean> {
    const code = await this.#attempt(item);
    if (code === "offline") return false;
    this.#waiting = this.#waiting.filter((other) => other.client_id !== item.client_id);
    if (code === null) {
      this.#ports.outbox.remove(item.client_id);
    } else {
      this.#ports.outbox.put({ ...item, status: "failed", code });
      this.#ports.dispatch({ type: "failed", client_id: item.client_id, code });
    }
    return true;
  }

  /** Try until there is an answer that repeating would not change. Returns why it failed, or null. */
  async #attempt(item: Pending): Promise<Trouble | null> {
    let trouble: Trouble | null = null;
    for (const pause of [...PATIENCE, 0]) {
      const error = await this.#inTurn(trouble === "bad_choice" ? withoutChoice(item) : item);
      if (error === null) return null;
      // The offered choice has gone stale; the words still say what was meant.
      const isStale = error.code === "bad_choice" && trouble !== "bad_choice" && item.choice !== undefined;
      trouble = error.code;
      if (isStale) continue;
      if (!PASSING.has(error.code)) return error.code;
      await this.#wait(pause);
    }
    return trouble;
  }

  /** Being asked to go slower is no failure: the message waits its turn, for as long as its writer does not take it back. */
  async #inTurn(item: Pending): Promise<CallError | null> {
    for (;;) {
      const error = await this.#once(item);
      if (error?.code !== "too_many") return error;
      this.#ports.dispatch({ type: "held", client_id: item.client_id });
      await this.#wait((error.retryAfter ?? SLOWER) * 1000);
      if (!this.#waiting.some(({ client_id }) => client_id === item.client_id)) return null;
    }
  }

  #wait(milliseconds: number): Promise<void> {
    return (this.#ports.wait ?? sleep)(milliseconds);
  }

  async #once(item: Pending): Promise<CallError | null> {
    const { client_id } = item;
    try {
      const stored = await this.#ports.send(item);
      this.#ports.dispatch(stored ? { type: "stored", client_id, stored } : { type: "dropped", client_id });
      return null;
    } catch (error) {
      if (error instanceof CallError) return error;
      throw error;
    }
  }
}

function withoutChoice({ choice: _, ...item }: Pending): Pending {
  return item;
}
