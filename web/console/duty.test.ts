import { beforeEach, describe, expect, test } from "vitest";
import { memoryStorage } from "../shared/storage";
import { no, ok, settle } from "../shared/testing/FakeSocket";
import { entry, me, summary } from "../shared/testing/made";
import { Shift } from "./testing";

let shift: Shift;

beforeEach(async () => {
  shift = new Shift();
  shift.talks = [summary()];
  shift.logs = { c1: [entry(1, { author: { role: "customer" } })] };
  await shift.begin();
});

const talk = (id = "c1") => shift.store.state.talks[id]!;
const stored = ({ text }: { text: string }) =>
  ok({ seq: 2, at: "2026-11-21T08:00:00.000Z", text, duplicate: false });

describe("coming on duty", () => {
  test("brings the conversations with their logs and packets", () => {
    expect(talk().chat.entries).toHaveLength(1);
    expect(talk().packet?.waited_seconds).toBe(74);
  });

  test("a reload returns to the conversation that was open", async () => {
    const storage = memoryStorage();
    const before = new Shift(storage);
    before.talks = [summary()];
    await before.begin();
    before.duty.select("c1");
    const reloaded = new Shift(storage);
    reloaded.talks = [summary()];
    await reloaded.begin();
    expect(reloaded.store.state.selected).toBe("c1");
  });

  test("without a session the door is shown", () => {
    shift.socket.drop();
    shift.socket.hear("connect_error", new Error("unauthorised"));
    expect(shift.store.state.session).toBe("ended");
  });
});

describe("availability", () => {
  test("that changed while the greeting was on its way is not put back by it", async () => {
    let greet: (answer: object) => void = () => undefined;
    shift.socket.answer("hello", () => new Promise<object>((resolve) => (greet = resolve)));
    shift.socket.answer("available", ({ on }: { on: boolean }) => ok({ me: me({ available: on }) }));
    shift.comesBack("focus");
    const change = shift.duty.setAvailable(true);
    await settle();
    greet(ok({ me: me({ available: false }), conversations: [], queue: [], offers: [], dispositions: [] }));
    await change;
    await settle();
    expect(shift.store.state.me?.available).toBe(true);
  });
});

describe("an offer", () => {
  const offer = summary({ conversation: "c2", state: "offered", agent_id: null });

  test("accepted opens the conversation with its log", async () => {
    shift.logs = { c2: [entry(1, { conversation: "c2" })] };
    shift.socket.answer("accept", () => ok({ summary: summary({ conversation: "c2" }) }));
    shift.socket.hear("offer", offer);
    await shift.duty.accept("c2");
    await settle();
    expect(shift.store.state).toMatchObject({ selected: "c2", offers: [] });
    expect(talk("c2").chat.entries).toHaveLength(1);
  });

  test("that another took is gone, and the agent is told", async () => {
    shift.socket.answer("accept", () => no("offer_gone"));
    shift.socket.hear("offer", offer);
    await shift.duty.accept("c2");
    expect(shift.store.state).toMatchObject({ offers: [], trouble: "offer_gone", selected: null });
  });

  test("stays when the answer is in doubt", async () => {
    shift.socket.answer("decline", () => no("unavailable"));
    shift.socket.hear("offer", offer);
    await shift.duty.decline("c2");
    expect(shift.store.state.offers).toHaveLength(1);
  });
});

describe("writing", () => {
  test("a reply and a note go different ways", async () => {
    shift.socket.answer("send", stored);
    shift.socket.answer("note", stored);
    shift.duty.write({ conversation: "c1", kind: "message", text: "Good morning" });
    shift.duty.write({ conversation: "c1", kind: "note", text: "called the branch" });
    await settle();
    expect(shift.socket.asked("send")).toMatchObject([{ text: "Good morning" }]);
    expect(shift.socket.asked("note")).toMatchObject([{ text: "called the branch" }]);
  });

  test("what was written offline is sent in order when the connection returns", async () => {
    shift.socket.answer("send", stored);
    shift.socket.drop();
    shift.duty.write({ conversation: "c1", kind: "message", text: "one" });
    shift.duty.write({ conversation: "c1", kind: "message", text: "two" });
    await settle();
    shift.socket.connect();
    await settle();
    await settle();
    expect(shift.socket.asked("send")).toMatchObject([{ text: "one" }, { text: "two" }]);
  });

  test("a conversation that cannot be sent to holds up no other", async () => {
    shift.talks = [summary(), summary({ conversation: "c2" })];
    shift.comesBack("focus");
    await settle();
    shift.socket.answer("send", (ask: { conversation: string; text: string }) =>
      ask.conversation === "c1" ? new Promise<object>(() => undefined) : stored(ask),
    );
    shift.duty.write({ conversation: "c1", kind: "message", text: "stuck" });
    shift.duty.write({ conversation: "c2", kind: "message", text: "through" });
    await settle();
    expect(talk("c2").chat.pending).toMatchObject([{ status: "sent" }]);
  });
});

describe("reading", () => {
  test("what lies open is reported as read", async () => {
    shift.duty.select("c1");
    await settle();
    expect(shift.socket.asked("read")).toMatchObject([{ conversation: "c1", upto: 1 }]);
  });

  test("what lies elsewhere is not", () => {
    expect(shift.socket.asked("read")).toEqual([]);
  });
});

test("a revealed value is handed over and stays nowhere", async () => {
  shift.socket.answer("reveal", () => ok({ value: "138 0000 0000" }));
  const ask = { conversation: "c1", token: "⟦phone:77aa:138****0000⟧", reason: "call back" };
  expect(await shift.duty.call("reveal", ask)).toMatchObject({ value: "138 0000 0000" });
  expect(JSON.stringify(shift.store.state)).not.toContain("138 0000 0000");
});
