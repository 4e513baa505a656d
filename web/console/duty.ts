/** An agent on duty: brings what the server says to the desk, and carries out what the agent does. */
import type { StaffCalls, StaffEvents } from "../shared/calls";
import type { Pending } from "../shared/chat";
import type { Presence } from "../shared/presence";
import type { Summary, Trouble } from "../shared/protocol";
import type { Store } from "../shared/store";
import { CallError, type Status, type Transport } from "../shared/transport";
import { newId } from "../shared/uuid";
import { Care } from "./care";
import { hear } from "./hearing";
import { isMine, type Desk, type DeskEvent } from "./desk";

export type Said = Pick<Pending, "conversation" | "kind" | "text" | "attachments">;

type Changing = {
  [K in keyof StaffCalls]: StaffCalls[K]["answer"] extends { summary: Summary } ? K : never;
}[keyof StaffCalls];

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
  /** The greeting on its way: it tells how things were before whatever is asked for while it travels. */
  #greeting: Promise<unknown> = Promise.resolve();

  constructor(ports: DutyPorts) {
    this.#ports = ports;
    this.#store = ports.store;
    this.#transport = ports.transport;
  }

  begin(): void {
    this.#transport.watch((status) => void this.#follow(status));
    hear(this.#transport, {
      dispatch: this.#store.dispatch,
      careOf: (conversation) => this.#cares.get(conversation),
      takeSummary: (summary) => {
        this.#takeSummary(summary);
      },
    });
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

  /** Ask the server for something; null when it refused, which then stands on the desk. */
  async call<K extends keyof StaffCalls>(
    name: K,
    ask: StaffCalls[K]["ask"],
  ): Promise<StaffCalls[K]["answer"] | null> {
    let answer: StaffCalls[K]["answer"] | null = null;
    await this.#ask(async () => {
      answer = await this.#transport.call(name, ask);
    });
    return answer;
  }

  /** Do something to a conversation that gives its new summary. */
  async change<K extends Changing>(name: K, ask: StaffCalls[K]["ask"]): Promise<boolean> {
    const answer = await this.call(name, ask);
    if (answer) this.#takeSummary(answer.summary);
    return answer !== null;
  }

  async setAvailable(on: boolean): Promise<void> {
    await this.#greeting;
    const answer = await this.call("available", { on });
    if (answer) this.#store.dispatch({ type: "me", me: answer.me });
  }

  /** Look at a conversation of others, or turn away from it. */
  async watch(conversation: string | null): Promise<boolean> {
    const { watched } = this.#store.state;
    if (watched !== null && watched !== conversation) void this.call("unwatch", { conversation: watched });
    this.#store.dispatch({ type: "watch", conversation });
    return conversation === null || (await this.change("watch", { conversation }));
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

  write(said: Said): void {
    const care = this.#cares.get(said.conversation);
    care?.typing.stop();
    const at = new Date().toISOString();
    care?.delivery.add({ ...said, client_id: newId(), at, status: "sending" });
  }

  retry(item: Pending): void {
    this.#cares.get(item.conversation)?.delivery.retry(item);
  }

  drop(item: Pending): void {
    this.#cares.get(item.conversation)?.delivery.drop(item.client_id);
  }

  renewFiles(conversation: string, seq: number): void {
    this.#cares.get(conversation)?.renewFiles(seq);
  }

  typing(conversation: string): void {
    this.#cares.get(conversation)?.typing.touch();
  }

  /** Why the last thing that was asked for did not happen; for dialogs, which hide the page that says so. */
  get trouble(): Trouble | null {
    return this.#store.state.trouble;
  }

  /** The agent has seen what was told. */
  dismiss(): void {
    this.#store.dispatch({ type: "noticed" });
  }

  async #follow(status: Status): Promise<void> {
    this.#store.dispatch({ type: "status", status });
    if (status === "online") await this.#hello();
    if (status === "refused") this.#store.dispatch({ type: "session", session: "ended" });
  }

  #hello(): Promise<unknown> {
    this.#greeting = this.#ask(async () => {
      const { me, conversations, queue, offers, dispositions } = await this.#transport.call("hello", {});
      this.#store.dispatch({ type: "me", me });
      this.#store.dispatch({ type: "hello", talks: conversations, queue, offers, dispositions });
      await this.#watchAgain();
      for (const { conversation } of conversations) this.#careFor(conversation);
      const last = this.#ports.storage.getItem(SELECTED_KEY);
      const { selected, talks } = this.#store.state;
      if (selected === null && last !== null && last in talks) this.select(last);
    });
    return this.#greeting;
  }

  /** A new connection looks at nothing until it says so. */
  async #watchAgain(): Promise<void> {
    const { watched } = this.#store.state;
    if (watched !== null)
      this.#takeSummary((await this.#transport.call("watch", { conversation: watched })).summary);
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
      const talk = store.state.talks[conversation];
      if (talk && isMine(store.state, talk.summary)) this.#cares.get(conversation)?.tellDelivered();
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
    // Who only looks on leaves no trace.
    if (!talk || !isMine(this.#store.state, talk.summary)) return;
    if (!this.#ports.presence.isVisible || talk.chat.known <= talk.readUpto) return;
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
