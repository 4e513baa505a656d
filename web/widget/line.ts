/** The widget's line to the server: the pass, the connection, the open conversation, and the copy of its log kept complete. */
import type { ChatEvent, Pending } from "../shared/chat";
import type { VisitorCalls, VisitorEvents } from "../shared/calls";
import { Delivery } from "../shared/delivery";
import { Outbox } from "../shared/outbox";
import type { Presence } from "../shared/presence";
import type { State, Stored } from "../shared/protocol";
import type { Store } from "../shared/store";
import { CallError, Transport, type SocketLike, type Status } from "../shared/transport";
import { Upkeep } from "../shared/upkeep";
import { isOver, NOWHERE, type Hall, type HallEvent } from "./hall";
import { hear } from "./hearing";
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

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Line {
  transport: VisitorTransport | null = null;
  delivery: Delivery | null = null;
  readonly #ports: LinePorts;
  readonly #upkeep: Upkeep;
  #identity: string | undefined;
  /** Whom the pass was last asked for. */
  #vouched: string | undefined;
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
    const { presence, store } = this.#ports;
    const [socket] = await Promise.all([this.#openSocket(), this.#renewPass()]);
    // The page may have said who it is while the first pass was under way.
    if (this.#identity !== this.#vouched) await this.#renewPass();
    const transport: VisitorTransport = new Transport(socket);
    this.transport = transport;
    transport.watch((status) => void this.#follow(status));
    hear(transport, (conversation, event) => {
      this.#tell(conversation, event);
    });
    presence.onReturn((why) => {
      if (why === "online") transport.hurry();
      else if (transport.status === "online" && store.state.chat?.state) void this.#upkeep.catchUp();
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

  /** Keep what was said before the first conversation is open; it goes out when it is. */
  keep(pending: Pending): void {
    new Outbox(this.#ports.storage, "visitor").put(pending);
    this.#ports.store.dispatch({ type: "early", pending });
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

  /** The transport is fetched like everything else: the network may be gone by then. */
  async #openSocket(): Promise<SocketLike> {
    const { openSocket, pass, store } = this.#ports;
    for (;;) {
      try {
        return await openSocket(() => ({ token: pass.token }));
      } catch {
        store.dispatch({ type: "status", status: "offline" });
        await sleep(RETRY);
      }
    }
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
    const outbox = new Outbox(storage, "visitor");
    // What was said before there was a conversation goes into one that still listens.
    if (isOver(state) && outbox.of(NOWHERE).length > 0) return this.enter(true);
    for (const item of outbox.of(NOWHERE)) outbox.put({ ...item, conversation });
    store.dispatch({ type: "opened", state, readUpto: Number(storage.getItem(readKey(conversation))) });
    if (this.delivery?.conversation !== conversation) {
      this.delivery = new Delivery(conversation, {
        outbox,
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
        const identity = this.#identity;
        await pass.renew(identity);
        this.#vouched = identity;
        return;
      } catch (error) {
        this.complain(error);
        // Refused without a token: it is the bank's word that does not hold. Go on as an unknown visitor.
        if (!hadToken && error instanceof CallError && error.code === "unauthorised")
          this.#identity = undefined;
        await sleep(RETRY);
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
