/** What a customer can do in the widget. What is said is kept and repeated until it is stored; anything else is done at once or
 *  the customer is told why not. */
import type { Pending, PendingKind } from "../shared/chat";
import type { VisitorCalls, VisitorEvents } from "../shared/calls";
import type { Language, State } from "../shared/protocol";
import type { Store } from "../shared/store";
import type { Addressed } from "../shared/upload";
import { CallError, type Transport } from "../shared/transport";
import { TypingTeller } from "../shared/typing";
import { newId } from "../shared/uuid";
import { isOver, NOWHERE, type Hall, type HallEvent } from "./hall";
import type { Line } from "./line";

type Act = (
  to: Transport<VisitorCalls, VisitorEvents>,
  conversation: string,
) => Promise<{ state?: State } | undefined>;

/** Before a conversation is open, the assistant will be there. */
const EARLY = { state: "bot" };

export class Reception {
  readonly #store: Store<Hall, HallEvent>;
  readonly #line: Line;
  readonly #typing: TypingTeller;

  constructor(store: Store<Hall, HallEvent>, line: Line) {
    this.#store = store;
    this.#line = line;
    this.#typing = new TypingTeller((on) => {
      const { chat } = store.state;
      if (chat?.state) line.transport?.tell("typing", { conversation: chat.conversation, on });
    });
  }

  say(text: string, more: Pick<Pending, "choice" | "attachments"> = {}): void {
    this.#typing.stop();
    this.#enqueue("message", text, more);
  }

  /** Where files go, and in whose name. */
  address(): Addressed {
    return {
      conversation: this.#store.state.chat?.conversation ?? "",
      headers: { Authorization: `Bearer ${this.#line.token}` },
    };
  }

  renewFiles(seq: number): void {
    this.#line.renewFiles(seq);
  }

  askForPerson(): void {
    const { chat } = this.#store.state;
    const isAsked = chat?.pending.some((item) => item.kind === "person");
    if ((chat?.state ?? EARLY).state === "bot" && !isAsked) this.#enqueue("person", "");
  }

  /** Send again what failed. What could not be said because the conversation had ended goes into a new one. */
  async retry(item: Pending): Promise<void> {
    if (!isOver(this.#store.state.chat?.state ?? null)) {
      this.#line.delivery?.retry(item);
      return;
    }
    this.drop(item);
    await this.startAnew();
    this.#enqueue(item.kind, item.text);
  }

  drop(item: Pending): void {
    this.#line.delivery?.drop(item.client_id);
  }

  typing(): void {
    this.#typing.touch();
  }

  startAnew(): Promise<void> {
    return this.#line.enter(true);
  }

  /** Ask the server for something; null when it refused, which then stands in the widget. */
  async call<K extends keyof VisitorCalls>(
    name: K,
    ask: VisitorCalls[K]["ask"],
  ): Promise<VisitorCalls[K]["answer"] | null> {
    let answer: VisitorCalls[K]["answer"] | null = null;
    await this.#ask(async (to) => {
      answer = await to.call(name, ask);
      return undefined;
    });
    return answer;
  }

  cancelWait(): Promise<boolean> {
    return this.#ask((to, conversation) => to.call("cancel_wait", { conversation }));
  }

  close(): Promise<boolean> {
    return this.#ask((to, conversation) => to.call("close", { conversation }));
  }

  rate(score: number, comment: string): Promise<boolean> {
    return this.#ask(async (to, conversation) => {
      await to.call("rate", { conversation, score, ...(comment && { comment }) });
      this.#store.dispatch({ type: "rated" });
      return undefined;
    });
  }

  /** Leave a message for a person to answer later; `client_id` stays the same when the customer tries again. */
  async leaveMessage(client_id: string, text: string, contact: string): Promise<string | null> {
    let number: string | null = null;
    await this.#ask(async (to, conversation) => {
      number = String((await to.call("leave_message", { conversation, client_id, text, contact })).number);
      return undefined;
    });
    return number;
  }

  setLanguage(language: Language): void {
    this.#store.dispatch({ type: "language", language });
    const { chat, status } = this.#store.state;
    if (!chat?.state || isOver(chat.state) || status !== "online") return;
    void this.#ask((to, conversation) => to.call("language", { conversation, language }));
  }

  #enqueue(kind: PendingKind, text: string, more: Pick<Pending, "choice" | "attachments"> = {}): void {
    const item: Pending = {
      client_id: newId(),
      conversation: this.#store.state.chat?.conversation ?? NOWHERE,
      kind,
      text,
      at: new Date().toISOString(),
      status: "sending",
      ...more,
    };
    this.#store.dispatch({ type: "trouble", code: null });
    if (this.#line.delivery) this.#line.delivery.add(item);
    else this.#line.keep(item);
  }

  async #ask(act: Act): Promise<boolean> {
    const { chat } = this.#store.state;
    const { transport } = this.#line;
    try {
      if (!chat?.state || !transport) throw new CallError("offline");
      const answer = await act(transport, chat.conversation);
      if (answer?.state) this.#line.take(answer.state);
      this.#store.dispatch({ type: "trouble", code: null });
      return true;
    } catch (error) {
      this.#line.complain(error);
      return false;
    }
  }
}
