import { beforeEach, describe, expect, test } from "vitest";
import { chat, newChat, type Chat, type Pending } from "./chat";
import { Delivery } from "./delivery";
import { Outbox } from "./outbox";
import type { Stored, Trouble } from "./protocol";
import { memoryStorage } from "./storage";
import { settle } from "./testing/FakeSocket";
import { pending } from "./testing/made";
import { CallError } from "./transport";

let storage: Storage;
let known: Chat;
/** What each attempt meets, in order; when used up, all goes well. */
let fate: Trouble[];
let attempts: Pending[];

beforeEach(() => {
  storage = memoryStorage();
  known = newChat("c1");
  fate = [];
  attempts = [];
});

function open(wait = () => Promise.resolve()): Delivery {
  return new Delivery("c1", {
    outbox: new Outbox(storage, "visitor"),
    dispatch: (event) => {
      known = chat(known, event);
    },
    wait,
    send: (item) => {
      attempts.push(item);
      const code = fate.shift();
      if (code) return Promise.reject(new CallError(code));
      const stored: Stored = { seq: attempts.length, at: item.at, text: item.text, duplicate: false };
      return Promise.resolve(stored);
    },
  });
}

const ids = () => attempts.map((item) => item.client_id);
const kept = () => new Outbox(storage, "visitor").of("c1");

describe("being asked to go slower", () => {
  test("is no failure however often: the message waits its turn", async () => {
    fate = Array.from({ length: 9 }, () => "too_many" as const);
    open().add(pending("m1"));
    await settle();
    await settle();
    await settle();
    expect(ids()).toHaveLength(10);
    expect(known.pending).toMatchObject([{ status: "sent", isHeld: false }]);
  });

  test("shows on the message meanwhile, and a message that was taken back is not sent again", async () => {
    fate = ["too_many"];
    let goOn: () => void = () => undefined;
    const delivery = open(() => new Promise<void>((resolve) => (goOn = resolve)));
    delivery.add(pending("m1"));
    await settle();
    expect(known.pending).toMatchObject([{ status: "sending", isHeld: true }]);
    delivery.drop("m1");
    goOn();
    await settle();
    expect(ids()).toEqual(["m1"]);
    expect(kept()).toEqual([]);
  });
});

describe("sending", () => {
  test("an acknowledged message leaves the outbox", async () => {
    open().add(pending("m1"));
    await settle();
    expect(known.pending).toMatchObject([{ status: "sent" }]);
    expect(kept()).toEqual([]);
  });

  test("messages go out one at a time in the order in which they were written", async () => {
    fate = ["timeout", "timeout"];
    const delivery = open();
    delivery.add(pending("m1"));
    delivery.add(pending("m2"));
    await settle();
    expect(ids()).toEqual(["m1", "m1", "m1", "m2"]);
  });

  test("in doubt the same client_id is sent again", async () => {
    fate = ["timeout"];
    open().add(pending("m1"));
    await settle();
    expect(ids()).toEqual(["m1", "m1"]);
    expect(known.pending).toMatchObject([{ status: "sent" }]);
  });
});

describe("without a connection", () => {
  test("a message waits, and goes out when there is one", async () => {
    fate = ["offline"];
    const delivery = open();
    delivery.add(pending("m1"));
    await settle();
    expect(known.pending).toMatchObject([{ status: "sending" }]);
    await delivery.resume();
    expect(known.pending).toMatchObject([{ status: "sent" }]);
  });

  test("a reload loses nothing: what waited is shown and sent", async () => {
    fate = ["offline"];
    open().add(pending("m1"));
    await settle();
    known = newChat("c1");
    const reloaded = open();
    expect(known.pending).toMatchObject([{ client_id: "m1", status: "sending" }]);
    await reloaded.resume();
    expect(kept()).toEqual([]);
  });
});

describe("when the server refuses", () => {
  test("the message is kept as failed with the reason, and the next one is sent", async () => {
    fate = ["too_long"];
    const delivery = open();
    delivery.add(pending("m1"));
    delivery.add(pending("m2"));
    await settle();
    expect(known.pending).toMatchObject([
      { client_id: "m1", status: "failed", code: "too_long" },
      { client_id: "m2", status: "sent" },
    ]);
    expect(kept()).toMatchObject([{ client_id: "m1", status: "failed" }]);
  });

  test("a failed message is still failed after a reload and is not sent by itself", async () => {
    fate = ["too_long"];
    open().add(pending("m1"));
    await settle();
    known = newChat("c1");
    await open().resume();
    expect(attempts).toHaveLength(1);
    expect(known.pending).toMatchObject([{ status: "failed", code: "too_long" }]);
  });

  test("trying again sends it once more", async () => {
    fate = ["not_allowed_now"];
    const delivery = open();
    delivery.add(pending("m1"));
    await settle();
    delivery.retry(known.pending[0]!);
    await settle();
    expect(known.pending).toMatchObject([{ status: "sent" }]);
  });

  test("a quick reply that is no longer on offer is sent as plain words", async () => {
    fate = ["bad_choice"];
    open().add(pending("m1", { choice: "topic:savings/rates" }));
    await settle();
    expect(attempts.map((item) => item.choice)).toEqual(["topic:savings/rates", undefined]);
    expect(known.pending).toMatchObject([{ status: "sent" }]);
  });

  test("a server that stays busy is not asked for ever", async () => {
    fate = Array<Trouble>(50).fill("unavailable");
    open().add(pending("m1"));
    for (let round = 0; round < 5; round += 1) await settle();
    expect(known.pending).toMatchObject([{ status: "failed", code: "unavailable" }]);
    expect(attempts.length).toBeLessThan(10);
  });

  test("a discarded message is gone for good", async () => {
    fate = ["too_long"];
    const delivery = open();
    delivery.add(pending("m1"));
    await settle();
    delivery.drop("m1");
    expect(known.pending).toEqual([]);
    expect(kept()).toEqual([]);
  });
});
