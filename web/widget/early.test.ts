import { describe, expect, test, vi } from "vitest";
import { memoryStorage } from "../shared/storage";
import { ok } from "../shared/testing/FakeSocket";
import { entry, state } from "../shared/testing/made";
import { Visit } from "./testing";

const stored = ({ text }: { text: string }) =>
  ok({ seq: 1, at: "2026-11-21T08:00:00.000Z", text, duplicate: false });

describe("before the conversation is open", () => {
  test("what is said waits in sight and goes out once, when it is open", async () => {
    const early = new Visit();
    early.socket.answer("send", stored);
    early.reception.say("Hello");
    expect(early.chat.pending).toMatchObject([{ text: "Hello", status: "sending" }]);
    await early.begin();
    expect(early.socket.asked("send")).toMatchObject([{ conversation: "c1", text: "Hello" }]);
    expect(early.chat.pending).toMatchObject([{ text: "Hello", status: "sent" }]);
  });

  test("it survives a reload, in its order", async () => {
    const storage = memoryStorage();
    const early = new Visit(storage);
    early.reception.say("one");
    early.reception.say("two");
    const later = new Visit(storage);
    later.socket.answer("send", stored);
    await later.begin();
    expect(later.socket.asked("send")).toMatchObject([{ text: "one" }, { text: "two" }]);
  });

  test("where the last conversation has ended it begins a new one", async () => {
    const early = new Visit();
    early.socket.answer("send", stored);
    early.socket.answer("open", ({ fresh }: { fresh?: boolean }) =>
      ok({ state: fresh ? state({ conversation: "c2" }) : state({ state: "closed" }) }),
    );
    early.reception.say("Hello");
    await early.begin();
    expect(early.socket.asked("send")).toMatchObject([{ conversation: "c2", text: "Hello" }]);
  });

  test("a person can be asked for", async () => {
    const early = new Visit();
    early.socket.answer("ask_human", () => ok({ state: state({ state: "queued" }) }));
    early.reception.askForPerson();
    early.reception.askForPerson();
    await early.begin();
    expect(early.socket.asked("ask_human")).toHaveLength(1);
  });

  test("a transport that could not be fetched is fetched again", async () => {
    vi.useFakeTimers();
    const early = new Visit();
    let tries = 0;
    early.openSocket = () =>
      ++tries < 3 ? Promise.reject(new Error("gone")) : Promise.resolve(early.socket);
    const begun = early.begin();
    await vi.advanceTimersByTimeAsync(100);
    expect(early.store.state.status).toBe("offline");
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    await begun;
    expect(early.store.state.status).toBe("online");
  });
});

test("who the page says the customer is counts, though the first pass is already on its way", async () => {
  const early = new Visit();
  const begun = early.begin();
  await early.line.identify("jwt");
  await begun;
  const asked = early.fetch.mock.calls.map(([, request]) => JSON.parse(request?.body as string) as object);
  expect(asked.at(-1)).toEqual({ token: "t1", identity: "jwt" });
});

describe("judging an answer", () => {
  test("the vote goes out, shows when the server tells of it, and can be taken back", async () => {
    const visit = new Visit();
    visit.log = [entry(1, { votable: true })];
    await visit.begin();
    visit.socket.answer("vote", (given: { seq: number; vote: "up" | null }) => {
      visit.socket.hear("vote", { conversation: "c1", ...given });
      return ok({});
    });
    await visit.reception.call("vote", { conversation: "c1", seq: 1, vote: "up" });
    expect(visit.chat.entries[0]?.vote).toBe("up");
    await visit.reception.call("vote", { conversation: "c1", seq: 1, vote: null });
    expect(visit.chat.entries[0]?.vote).toBeNull();
  });

  test("offline it is not kept, and says so", async () => {
    const visit = await new Visit().begin();
    visit.socket.drop();
    expect(await visit.reception.call("vote", { conversation: "c1", seq: 1, vote: "up" })).toBeNull();
  });
});
