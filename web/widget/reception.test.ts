import { beforeEach, describe, expect, test, vi } from "vitest";
import { memoryStorage } from "../shared/storage";
import { no, ok, settle } from "../shared/testing/FakeSocket";
import { entry, state } from "../shared/testing/made";
import { Visit } from "./testing";

let visit: Visit;

const stored = ({ text }: { text: string }) =>
  ok({ seq: 1, at: "2026-11-21T08:00:00.000Z", text, duplicate: false });

beforeEach(async () => {
  visit = await new Visit().begin();
});

describe("coming in", () => {
  test("a visitor gets a pass, the conversation and its log", async () => {
    const other = new Visit();
    other.log = [entry(1), entry(2)];
    await other.begin();
    expect(other.chat.entries).toHaveLength(2);
  });

  test("a pass is kept and renewed at the next visit", async () => {
    const storage = memoryStorage();
    await new Visit(storage).begin();
    const again = await new Visit(storage).begin();
    expect(again.fetch.mock.calls[0]?.[1]?.body).toBe(JSON.stringify({ token: "t1" }));
  });

  test("when the pass is refused a new one is fetched", async () => {
    visit.socket.disconnect();
    visit.socket.hear("connect_error", new Error("unauthorised"));
    await settle();
    expect(visit.fetch).toHaveBeenCalledTimes(2);
    expect(visit.store.state.status).toBe("online");
  });

  test("what was missed while away is there after the connection returns", async () => {
    visit.socket.drop();
    visit.log = [entry(1), entry(2)];
    visit.socket.connect();
    await settle();
    expect(visit.chat.known).toBe(2);
  });

  test("returning to the page asks for what was missed", async () => {
    visit.log = [entry(1)];
    visit.comesBack("focus");
    await settle();
    expect(visit.chat.known).toBe(1);
  });

  test("a hole in what arrives is filled", async () => {
    visit.log = [entry(1), entry(2), entry(3)];
    visit.socket.hear("entry", entry(3));
    await settle();
    expect(visit.chat.entries.map((e) => e.seq)).toEqual([1, 2, 3]);
  });
});

describe("saying something", () => {
  test("a quick reply is sent with its choice", async () => {
    visit.socket.answer("send", stored);
    visit.reception.say("Large CDs", { choice: "topic:savings/large_cd" });
    await settle();
    expect(visit.socket.asked("send")).toMatchObject([
      { text: "Large CDs", choice: "topic:savings/large_cd" },
    ]);
  });

  test("what was said offline is sent once when the connection returns", async () => {
    visit.socket.answer("send", stored);
    visit.socket.drop();
    visit.reception.say("Hello");
    await settle();
    expect(visit.socket.asked("send")).toEqual([]);
    visit.socket.connect();
    await settle();
    expect(visit.socket.asked("send")).toHaveLength(1);
    expect(visit.chat.pending).toMatchObject([{ status: "sent" }]);
  });

  test("what was said to a conversation that had ended goes into a new one", async () => {
    visit.socket.answer("send", () => no("conversation_closed"));
    visit.reception.say("One more thing");
    await settle();
    visit.socket.hear("state", state({ state: "closed" }));
    visit.state = state({ conversation: "c2" });
    visit.socket.answer("send", stored);
    await visit.reception.retry(visit.chat.pending[0]!);
    await settle();
    expect(visit.socket.asked("open").at(-1)).toMatchObject({ fresh: true });
    expect(visit.socket.asked("send").at(-1)).toMatchObject({ conversation: "c2", text: "One more thing" });
  });
});

describe("asking for a person", () => {
  test("is asked once, however often it is pressed", async () => {
    visit.socket.answer("ask_human", () => new Promise<object>(() => undefined));
    visit.reception.askForPerson();
    visit.reception.askForPerson();
    await settle();
    expect(visit.socket.asked("ask_human")).toHaveLength(1);
  });

  test("shows the queue as soon as it is answered", async () => {
    visit.socket.answer("ask_human", () => ok({ state: state({ state: "queued", position: 2 }) }));
    visit.reception.askForPerson();
    await settle();
    expect(visit.chat.state).toMatchObject({ state: "queued", position: 2 });
    expect(visit.chat.pending).toEqual([]);
  });
});

describe("what does not succeed", () => {
  test("is told with its code", async () => {
    visit.socket.answer("rate", () => no("already_rated"));
    expect(await visit.reception.rate(5, "")).toBe(false);
    expect(visit.store.state.trouble).toBe("already_rated");
  });

  test("a message that was left is tried again under the same id", async () => {
    visit.socket.answer("leave_message", () => no("unavailable"));
    expect(await visit.reception.leaveMessage("m1", "Call me", "13800000000")).toBeNull();
    visit.socket.answer("leave_message", () => ok({ number: "C20261121-0002-5" }));
    expect(await visit.reception.leaveMessage("m1", "Call me", "13800000000")).toBe("C20261121-0002-5");
    expect(visit.socket.asked("leave_message")).toMatchObject([{ client_id: "m1" }, { client_id: "m1" }]);
  });
});

test("the assistant's typing ends by itself when its end was lost", () => {
  vi.useFakeTimers();
  visit.socket.hear("typing", { conversation: "c1", role: "bot", on: true });
  expect(visit.chat.typing).toBe("bot");
  vi.advanceTimersByTime(10_000);
  expect(visit.chat.typing).toBeNull();
  vi.useRealTimers();
});

test("what the customer has in view is reported as read", async () => {
  visit.socket.hear("entry", entry(1));
  await settle();
  expect(visit.socket.asked("read")).toMatchObject([{ conversation: "c1", upto: 1 }]);
});

test("what arrives while the widget is shut stays unread", async () => {
  visit.store.dispatch({ type: "shown", on: false });
  visit.socket.hear("entry", entry(1));
  await settle();
  expect(visit.socket.asked("read")).toEqual([]);
});
