/** A widget without a browser's network: the real store, line and reception on a fake socket. */
import { vi } from "vitest";
import type { Presence } from "../shared/presence";
import type { Entry, State } from "../shared/protocol";
import { memoryStorage } from "../shared/storage";
import { createStore } from "../shared/store";
import { FakeSocket, ok, settle } from "../shared/testing/FakeSocket";
import { state } from "../shared/testing/made";
import type { SocketLike } from "../shared/transport";
import { hall, newHall } from "./hall";
import { Line } from "./line";
import { Pass } from "./pass";
import { Reception } from "./reception";

export class Visit {
  readonly socket = new FakeSocket();
  readonly store = createStore(hall, newHall("en", true));
  /** What the server has. */
  log: Entry[] = [];
  state: State = state();
  openSocket: () => Promise<SocketLike> = () => Promise.resolve(this.socket);
  comesBack: (why: "focus" | "online") => void = () => undefined;
  readonly line: Line;
  readonly reception: Reception;
  readonly fetch = vi.fn<typeof fetch>();

  constructor(storage: Storage = memoryStorage()) {
    this.fetch.mockImplementation(() =>
      Promise.resolve(Response.json({ token: "t1", visitor: "v1", expires_at: "2026-12-01T00:00:00.000Z" })),
    );
    const presence: Presence = {
      isVisible: true,
      onReturn: (listener) => {
        this.comesBack = listener;
        return () => undefined;
      },
    };
    this.socket.answer("open", () => ok({ state: { ...this.state, last_seq: this.log.length } }));
    this.socket.answer("sync", ({ after }: { after: number }) =>
      ok({
        entries: this.log.filter((entry) => entry.seq > after),
        last_seq: this.log.length,
        more: false,
        state: this.state,
      }),
    );
    this.line = new Line({
      store: this.store,
      storage,
      presence,
      pass: new Pass(storage, this.fetch),
      openSocket: () => this.openSocket(),
    });
    this.reception = new Reception(this.store, this.line);
  }

  async begin(): Promise<this> {
    await this.line.start();
    await settle();
    return this;
  }

  get chat() {
    const { chat } = this.store.state;
    if (!chat) throw new Error("no conversation is open");
    return chat;
  }
}
