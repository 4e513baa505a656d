/** Looks after one conversation of an agent: completes its log, sends what waits, fetches the packet, shows who is typing. */
import type { StaffCalls, StaffEvents } from "../shared/calls";
import type { ChatEvent, Pending } from "../shared/chat";
import { Delivery } from "../shared/delivery";
import { Outbox } from "../shared/outbox";
import type { Role, Stored } from "../shared/protocol";
import type { Store } from "../shared/store";
import { CallError, type Transport } from "../shared/transport";
import { TYPING_EXPIRES, TypingTeller } from "../shared/typing";
import { Upkeep } from "../shared/upkeep";
import type { Desk, DeskEvent } from "./desk";

export interface CarePorts {
  store: Store<Desk, DeskEvent>;
  storage: Storage;
  transport: Transport<StaffCalls, StaffEvents>;
  /** Called after anything has happened in the conversation. */
  onNews: () => void;
}

export class Care {
  readonly delivery: Delivery;
  readonly typing: TypingTeller;
  readonly #conversation: string;
  readonly #ports: CarePorts;
  readonly #upkeep: Upkeep;
  #told = 0;
  #typingEnds: ReturnType<typeof setTimeout> | undefined;

  constructor(conversation: string, ports: CarePorts) {
    const { store, storage, transport } = ports;
    this.#conversation = conversation;
    this.#ports = ports;
    this.#upkeep = new Upkeep({
      chat: () => store.state.talks[conversation]?.chat ?? null,
      fetchAfter: (after) => this.#fetchAfter(after),
    });
    this.typing = new TypingTeller((on) => {
      transport.tell("typing", { conversation, on });
    });
    this.delivery = new Delivery(conversation, {
      outbox: new Outbox(storage, `staff.${store.state.me?.id ?? ""}`),
      send: (item) => this.#send(item),
      dispatch: (event) => {
        this.tell(event);
      },
    });
  }

  /** To be called when the conversation came to the desk, and on every connect. */
  refresh(): void {
    void this.delivery.resume();
    void this.#upkeep.catchUp();
    void this.#fetchPacket();
  }

  tell(event: ChatEvent): void {
    this.#ports.store.dispatch({ type: "chat", conversation: this.#conversation, event });
    this.look();
  }

  /** Fetch what is missing, if anything is. */
  look(): void {
    this.#upkeep.look();
    this.#ports.onNews();
  }

  /** The addresses of an entry's files are over: get it again. */
  renewFiles(seq: number): void {
    void this.#fetchAfter(seq - 1).catch(() => null);
  }

  /** Tell the customer's side how far their words have come, where they were not read already. */
  tellDelivered(): void {
    const { store, transport } = this.#ports;
    const talk = store.state.talks[this.#conversation];
    if (!talk || talk.chat.known <= Math.max(this.#told, talk.readUpto)) return;
    this.#told = talk.chat.known;
    const ask = { conversation: this.#conversation, upto: this.#told };
    void transport.call("delivered", ask).catch(() => null);
  }

  showTyping(role: Role, on: boolean): void {
    clearTimeout(this.#typingEnds);
    this.tell({ type: "typing", role, on });
    if (!on) return;
    this.#typingEnds = setTimeout(() => {
      this.tell({ type: "typing", role, on: false });
    }, TYPING_EXPIRES);
  }

  end(): void {
    clearTimeout(this.#typingEnds);
    this.typing.stop();
    this.#upkeep.stop();
  }

  #send({ kind, conversation, client_id, text, attachments }: Pending): Promise<Stored> {
    const { transport } = this.#ports;
    if (kind === "note" || kind === "whisper") return transport.call(kind, { conversation, client_id, text });
    const files = attachments?.map(({ id }) => id);
    return transport.call("send", { conversation, client_id, text, ...(files && { attachments: files }) });
  }

  async #fetchAfter(after: number): Promise<{ more: boolean }> {
    const page = await this.#ports.transport.call("sync", { conversation: this.#conversation, after });
    this.tell({ type: "synced", page });
    this.#ports.store.dispatch({ type: "summary", summary: page.summary });
    return page;
  }

  async #fetchPacket(): Promise<void> {
    try {
      const { packet } = await this.#ports.transport.call("packet", { conversation: this.#conversation });
      this.#ports.store.dispatch({ type: "packet", packet });
    } catch (error) {
      // The transcript says it all too; the next connect asks again.
      if (!(error instanceof CallError)) throw error;
    }
  }
}
