/** The widget's line to the server: the pass, the connection, the open conversation, and the copy of its log kept complete. */
import type { ChatEvent, Pending } from "../shared/chat";
import type { VisitorCalls, VisitorEvents } from "../shared/calls";
import { Delivery } from "../shared/delivery";
import { Outbox } from "../shared/outbox";
import type { Presence } from "../shared/presence";
import type { State, Stored } from "../shared/protocol";
import type { Store } from "../shared/store";
import { CallError, Transport, type SocketLike, type Status } from "../shared/transport";
import { TYPING_EXPIRES } from "../shared/typing";
import { Upkeep } from "../shared/upkeep";
import type { Hall, HallEvent } from "./hall";
import type { Pass } from "./pass";

export interface LinePorts {
  store: Store<Hall, HallEvent>;
  pass: Pass;
  storage: Storage;
  presence: Presence;
  /** Loads the transport; the first paint does not wait for it. */
  openSocket: (auth: () => Record<string, string>) => Promise<SocketLike>;
}

type VisitorTransport = Transport<VisitorCalls, VisitorEvents>;

const RETRY = 2000;

export class Line {
  transport: VisitorTransport | null = null;
  delivery: Delivery | null = null;
  readonly #ports: LinePorts;
  readonly #upkeep: Upkeep;
  #typingEnds: ReturnType<typeof setTimeout> | undefined;
  #identity: string | undefined;
  /** What was last told to have come. */
  #delivered = "";

  constructor(ports: LinePorts) {
    this.#ports = ports;
    this.#upkeep = new Upkeep({
      chat: () => ports.store.state.chat,
      fetchAfter: (seq) => this.#fetchAfter(seq),
    });
  }

  async start(): Promise<void> {
    const { openSocket, pass, presence, store } = this.#ports;
    const [socket] = await Promise.all([openSocket(() => ({ token: pass.token })), this.#renewPass()]);
    const transport: VisitorTransport = new Transport(socket);
    this.transport = transport;
    this.#listen(transport);
    presence.onReturn((why) => {
      if (why === "online") transport.hurry();
      else if (transport.status === "online" && store.state.chat) void this.#upkeep.catchUp();
      this.markRead();
    });
    transport.connect();
  }

  /** Open the conversation: the one under way or, when `fresh`, a new one after the last has ended. */
  async enter(fresh: boolean): Promise<void> {
    const { language } = this.#ports.store.state;
    try {
      const answer = await this.transport?.call("open", { language, ...(fresh && { fresh }) });
      if (answer) await this.#settleIn(answer.state);
    } catch (error) {
      this.complain(error);
      if (this.transport?.status === "online") setTimeout(() => void this.enter(fresh), RETRY);
    }
  }

  async identify(identity: string): Promise<void> {
    this.#identity = identity;
    if (!this.transport) return;
    await this.#renewPass();
    this.transport.reconnect();
  }

  get token(): string {
    return this.#ports.pass.token;
  }

  /** The addresses of an entry's files are over: get it again. */
  renewFiles(seq: number): void {
    void this.#fetchAfter(seq - 1).catch(() => null);
  }

  take(state: State): void {
    this.#tell(state.conversation, { type: "state", state });
  }

  /** Tell the server how far the customer has read, or what has come while they could not see it. */
  markRead(): void {
    const { presence, storage, store } = this.#ports;
    const { chat, isShown, readUpto } = store.state;
    if (!chat || chat.known <= readUpto) return;
    const { conversation, known: upto } = chat;
    if (!isShown || !presence.isVisible) {
      this.#tellDelivered(conversation, upto);
      return;
    }
    store.dispatch({ type: "read", upto });
    storage.setItem(readKey(conversation), String(upto));
    void this.transport?.call("read", { conversation, upto }).catch(() => null);
  }

  #tellDelivered(conversation: string, upto: number): void {
    const mark = `${conversation} ${upto}`;
    if (mark === this.#delivered) return;
    this.#delivered = mark;
    void this.transport?.call("delivered", { conversation, upto }).catch(() => null);
  }

  complain(error: unknown): void {
    if (!(error instanceof CallError)) throw error;
    // Once there is a line, the reconnect notice says that it is down.
    if (error.code !== "offline" || !this.transport) {
      this.#ports.store.dispatch({ type: "trouble", code: error.code });
    }
  }

  #listen(transport: VisitorTransport): void {
    transport.watch((status) => void this.#follow(status));
    transport.on("state", (state) => {
      this.take(state);
    });
    transport.on("entry", (entry) => {
      this.#tell(entry.conversation, { type: "entry", entry });
    });
    transport.on("receipt", ({ conversation, read_upto: read, delivered_upto: delivered = 0 }) => {
      this.#tell(conversation, { type: "receipt", read, delivered });
    });
    transport.on("typing", ({ conversation, role, on }) => {
      clearTimeout(this.#typingEnds);
      this.#tell(conversation, { type: "typing", role, on });
      if (!on) return;
      this.#typingEnds = setTimeout(() => {
        this.#tell(conversation, { type: "typing", role, on: false });
      }, TYPING_EXPIRES);
    });
  }

  async #follow(status: Status): Promise<void> {
    this.#ports.store.dispatch({ type: "status", status: status === "refused" ? "offline" : status });
    if (status === "online") await this.enter(false);
    if (status === "refused") {
      await this.#renewPass();
      this.transport?.connect();
    }
  }

  async #settleIn(state: State): Promise<void> {
    const { store, storage } = this.#ports;
    const { conversation } = state;
    store.dispatch({ type: "opened", state, readUpto: Number(storage.getItem(readKey(conversation))) });
    if (this.delivery?.conversation !== conversation) {
      this.delivery = new Delivery(conversation, {
        outbox: new Outbox(storage, "visitor"),
        send: (item) => this.#send(item),
        dispatch: (event) => {
          this.#tell(conversation, event);
        },
      });
    }
    void this.delivery.resume();
    await this.#upkeep.catchUp();
  }

  async #renewPass(): Promise<void> {
    const { pass } = this.#ports;
    for (;;) {
      const hadToken = pass.token !== "";
      try {
        await pass.renew(this.#identity);
        return;
      } catch (error) {
        this.complain(error);
        // Refused without a token: it is the bank's word that does not hold. Go on as an unknown visitor.
        if (!hadToken && error instanceof CallError && error.code === "unauthorised")
          this.#identity = undefined;
        await new Promise((resolve) => setTimeout(resolve, RETRY));
      }
    }
  }

  async #send({ kind, conversation, client_id, text, choice, attachments }: Pending): Promise<Stored | null> {
    if (!this.transport) throw new CallError("offline");
    if (kind === "person") {
      this.take((await this.transport.call("ask_human", { conversation, client_id })).state);
      return null;
    }
    const files = attachments && { attachments: attachments.map(({ id }) => id) };
    return this.transport.call("send", {
      conversation,
      client_id,
      text,
      ...(choice && { choice }),
      ...files,
    });
  }

  async #fetchAfter(after: number): Promise<{ more: boolean }> {
    const conversation = this.#ports.store.state.chat?.conversation;
    if (!this.transport || !conversation) throw new CallError("offline");
    const page = await this.transport.call("sync", { conversation, after });
    this.#tell(conversation, { type: "synced", page });
    this.take(page.state);
    return page;
  }

  #tell(conversation: string, event: ChatEvent): void {
    this.#ports.store.dispatch({ type: "chat", conversation, event });
    this.#upkeep.look();
    this.markRead();
  }
}

function readKey(conversation: string): string {
  return `lobby.read.${conversation}`;
}
