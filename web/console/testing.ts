/** A console without a browser's network: the real store and duty on a fake socket. */
import { EMPTY_DESK, desk } from "./desk";
import { Alerts } from "./alerts";
import { Duty } from "./duty";
import type { StaffCalls, StaffEvents } from "../shared/calls";
import type { Presence } from "../shared/presence";
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

export const DISPOSITIONS = [
  { code: "resolved", zh: "已解决", en: "Resolved" },
  { code: "follow_up", zh: "需要后续跟进", en: "Needs follow-up" },
];

export class Shift {
  readonly socket = new FakeSocket();
  readonly store = createStore(desk, EMPTY_DESK);
  readonly duty: Duty;
  readonly alerts: Alerts;
  /** What was rung and shown. */
  readonly told: string[] = [];
  isVisible = true;
  /** What the server has. */
  logs: Record<string, Entry[]> = {};
  talks: Summary[] = [];
  offers: Summary[] = [];
  queue: Summary[] = [];
  me = me();
  comesBack: (why: "focus" | "online") => void = () => undefined;

  constructor(storage: Storage = memoryStorage()) {
    this.store.dispatch({ type: "session", session: "in" });
    this.store.dispatch({ type: "me", me: me() });
    const { socket } = this;
    const isVisible = () => this.isVisible;
    const presence: Presence = {
      get isVisible() {
        return isVisible();
      },
      onReturn: (listener) => {
        this.comesBack = listener;
        return () => undefined;
      },
    };
    socket.answer("hello", () =>
      ok({
        me: this.me,
        conversations: this.talks,
        queue: this.queue,
        offers: this.offers,
        dispositions: DISPOSITIONS,
      }),
    );
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
      presence,
    });
    this.alerts = new Alerts({
      store: this.store,
      storage,
      presence,
      sound: (pitch) => this.told.push(`tone ${pitch}`),
      notify: (kind, count) => this.told.push(`${kind} ${count}`),
      askLeave: () => this.told.push("asked"),
    });
  }

  async begin(): Promise<this> {
    this.duty.begin();
    await settle();
    return this;
  }
}
