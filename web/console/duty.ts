/** An agent on duty: brings what the server says to the desk, and carries out what the agent does. */
import type { StaffCalls, StaffEvents } from "../shared/calls";
import type { Pending } from "../shared/chat";
import type { Presence } from "../shared/presence";
import type { Summary } from "../shared/protocol";
import type { Store } from "../shared/store";
import { CallError, type Status, type Transport } from "../shared/transport";
import { newId } from "../shared/uuid";
import { Care } from "./care";
import type { Desk, DeskEvent } from "./desk";

export interface DutyPorts {
  store: Store<Desk, DeskEvent>;
  storage: Storage;
  presence: Presence;
  transport: Transport<StaffCalls, StaffEvents>;
}

const SELECTED_KEY = "lobby.desk.selected";

export class Duty {
  readonly #ports: DutyPorts;
  readonly #store: Store<Desk, DeskEvent>;
  readonly #transport: Transport<StaffCalls, StaffEvents>;
  readonly #cares = new Map<string, Care>();
  #stopWatching: (() => void) | undefined;

  constructor(ports: DutyPorts) {
    this.#ports = ports;
    this.#store = ports.store;
    this.#transport = ports.transport;
  }

  begin(): void {
    this.#listen();
    this.#stopWatching = this.#ports.presence.onReturn((why) => {
      if (why === "online") this.#transport.hurry();
      else if (this.#transport.status === "online") void this.#hello();
      this.#markRead();
    });
    this.#transport.connect();
  }

  end(): void {
    this.#stopWatching?.();
    for (const care of this.#cares.values()) care.end();
    this.#transport.close();
  }

  select(conversation: string | null): void {
    this.#store.dispatch({ type: "select", conversation });
    if (conversation === null) this.#ports.storage.removeItem(SELECTED_KEY);
    else this.#ports.storage.setItem(SELECTED_KEY, conversation);
    this.#markRead();
  }

  setAvailable(on: boolean): Promise<boolean> {
    return this.#ask(async () => {
      this.#store.dispatch({ type: "me", me: (await this.#transport.call("available", { on })).me });
    });
  }

  accept(conversation: string): Promise<boolean> {
    return this.#answerOffer(conversation, "accepted", async () => {
      this.#takeSummary((await this.#transport.call("accept", { conversation })).summary);
      this.select(conversation);
    });
  }

  decline(conversation: string): Promise<boolean> {
    return this.#answerOffer(conversation, "declined", async () => {
      await this.#transport.call("decline", { conversation });
    });
  }

  write(conversation: string, kind: "message" | "note", text: string): void {
    const care = this.#cares.get(conversation);
    care?.typing.stop();
    const at = new Date().toISOString();
    care?.delivery.add({ client_id: newId(), conversation, kind, text, at, status: "sending" });
  }

  retry(item: Pending): void {
    this.#cares.get(item.conversation)?.delivery.retry(item);
  }

  drop(item: Pending): void {
    this.#cares.get(item.conversation)?.delivery.drop(item.client_id);
  }

  typing(conversation: string): void {
    this.#cares.get(conversation)?.typing.touch();
  }

  returnToBot(conversation: string): Promise<boolean> {
    return this.#ask(async () => {
      this.#takeSummary((await this.#transport.call("return_to_bot", { conversation })).summary);
    });
  }

  close(conversation: string, disposition: string): Promise<boolean> {
    return this.#ask(async () => {
      this.#takeSummary((await this.#transport.call("close", { conversation, disposition })).summary);
    });
  }

  /** Ask for sealed data in the clear. The value is handed over and not kept. */
  async reveal(conversation: string, token: string, reason: string): Promise<string | null> {
    let value: string | null = null;
    await this.#ask(async () => {
      ({ value } = await this.#transport.call("reveal", { conversation, token, reason }));
    });
    return value;
  }

  /** The agent has seen what was told. */
  dismiss(): void {
    this.#store.dispatch({ type: "noticed" });
  }

  #listen(): void {
    const { dispatch } = this.#store;
    const from = this.#transport;
    from.watch((status) => void this.#follow(status));
    from.on("me", (me) => {
      dispatch({ type: "me", me });
    });
    from.on("offer", (offer) => {
      dispatch({ type: "offer", offer });
    });
    from.on("offer_gone", (gone) => {
      dispatch({ type: "offer_gone", gone });
    });
    from.on("queue", ({ queue }) => {
      dispatch({ type: "queue", queue });
    });
    from.on("summary", (summary) => {
      this.#takeSummary(summary);
    });
    from.on("entry", (entry) => {
      this.#cares.get(entry.conversation)?.tell({ type: "entry", entry });
    });
    from.on("receipt", ({ conversation, read_upto: upto }) => {
      this.#cares.get(conversation)?.tell({ type: "receipt", upto });
    });
    from.on("typing", ({ conversation, role, on }) => {
      this.#cares.get(conversation)?.showTyping(role, on);
    });
  }

  async #follow(status: Status): Promise<void> {
    this.#store.dispatch({ type: "status", status });
    if (status === "online") await this.#hello();
    if (status === "refused") this.#store.dispatch({ type: "session", session: "ended" });
  }

  async #hello(): Promise<void> {
    await this.#ask(async () => {
      const { me, conversations, queue, offers } = await this.#transport.call("hello", {});
      this.#store.dispatch({ type: "me", me });
      this.#store.dispatch({ type: "hello", talks: conversations, queue, offers });
      for (const { conversation } of conversations) this.#careFor(conversation);
      const last = this.#ports.storage.getItem(SELECTED_KEY);
      const { selected, talks } = this.#store.state;
      if (selected === null && last !== null && last in talks) this.select(last);
    });
  }

  #takeSummary(summary: Summary): void {
    const { conversation } = summary;
    const isNews = !(conversation in this.#store.state.talks);
    this.#store.dispatch({ type: "summary", summary });
    if (!(conversation in this.#store.state.talks)) return;
    if (isNews) this.#careFor(conversation);
    else this.#cares.get(conversation)?.look();
  }

  #careFor(conversation: string): void {
    const { store, storage, transport } = this.#ports;
    const onNews = () => {
      this.#markRead();
    };
    const care =
      this.#cares.get(conversation) ?? new Care(conversation, { store, storage, transport, onNews });
    this.#cares.set(conversation, care);
    store.dispatch({ type: "read", conversation, upto: Number(storage.getItem(readKey(conversation))) });
    care.refresh();
  }

  #markRead(): void {
    const { selected, talks } = this.#store.state;
    const talk = selected === null ? undefined : talks[selected];
    if (!talk || !this.#ports.presence.isVisible || talk.chat.known <= talk.readUpto) return;
    const { conversation, known: upto } = talk.chat;
    this.#store.dispatch({ type: "read", conversation, upto });
    this.#ports.storage.setItem(readKey(conversation), String(upto));
    void this.#transport.call("read", { conversation, upto }).catch(() => null);
  }

  async #answerOffer(
    conversation: string,
    why: "accepted" | "declined",
    act: () => Promise<void>,
  ): Promise<boolean> {
    const isDone = await this.#ask(act);
    const isOver = isDone || this.#store.state.trouble === "offer_gone";
    if (isOver) this.#store.dispatch({ type: "offer_gone", gone: { conversation, why } });
    return isDone;
  }

  /** Do something at once or say why not. */
  async #ask(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      if (this.#store.state.trouble !== null) this.#store.dispatch({ type: "trouble", code: null });
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      this.#store.dispatch({ type: "trouble", code: error.code });
      return false;
    }
  }
}

function readKey(conversation: string): string {
  return `lobby.desk.read.${conversation}`;
}
