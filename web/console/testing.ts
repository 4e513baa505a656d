/** A console without a browser's network: the real store and duty on a fake socket. */
import { EMPTY_DESK, desk } from "./desk";
import { Duty } from "./duty";
import type { StaffCalls, StaffEvents } from "../shared/calls";
import type { Entry, Packet, Summary } from "../shared/protocol";
import { memoryStorage } from "../shared/storage";
import { createStore } from "../shared/store";
import { FakeSocket, ok, settle } from "../shared/testing/FakeSocket";
import { me, summary } from "../shared/testing/made";
import { Transport } from "../shared/transport";

export const PACKET: Packet = {
  conversation: "c1",
  reason: "complaint",
  language: "zh",
  identity: "verified",
  waited_seconds: 74,
  topics: [{ topic: "savings/rates", confidence: 0.93, zone: "answer", seq: 3 }],
  answers_shown: ["savings/rates"],
  slots: {
    complaint_what: "two hours in the queue",
    complaint_contact: "⟦phone:77aa:138****0000⟧",
    requested_slot: null,
  },
  case: "C20261121-0001-7",
  queued_at: "2026-11-21T08:00:00.000Z",
};

export class Shift {
  readonly socket = new FakeSocket();
  readonly store = createStore(desk, EMPTY_DESK);
  readonly duty: Duty;
  /** What the server has. */
  logs: Record<string, Entry[]> = {};
  talks: Summary[] = [];
  offers: Summary[] = [];
  comesBack: (why: "focus" | "online") => void = () => undefined;

  constructor(storage: Storage = memoryStorage()) {
    this.store.dispatch({ type: "session", session: "in" });
    this.store.dispatch({ type: "me", me: me() });
    const { socket } = this;
    socket.answer("hello", () => ok({ me: me(), conversations: this.talks, queue: [], offers: this.offers }));
    socket.answer("packet", ({ conversation }: { conversation: string }) =>
      ok({ packet: { ...PACKET, conversation } }),
    );
    socket.answer("sync", ({ conversation, after }: { conversation: string; after: number }) => {
      const log = this.logs[conversation] ?? [];
      return ok({
        entries: log.filter((entry) => entry.seq > after),
        last_seq: log.length,
        more: false,
        summary: this.talks.find((talk) => talk.conversation === conversation) ?? summary({ conversation }),
      });
    });
    this.duty = new Duty({
      store: this.store,
      storage,
      transport: new Transport<StaffCalls, StaffEvents>(socket),
      presence: {
        isVisible: true,
        onReturn: (listener) => {
          this.comesBack = listener;
          return () => undefined;
        },
      },
    });
  }

  async begin(): Promise<this> {
    this.duty.begin();
    await settle();
    return this;
  }
}
