import { expect, test } from "vitest";
import { Outbox } from "./outbox";
import { memoryStorage } from "./storage";
import { pending } from "./testing/made";

test("what was put in is there after a reload, in the order in which it was written", () => {
  const storage = memoryStorage();
  const before = new Outbox(storage, "visitor");
  before.put(pending("second", { at: "2026-11-21T08:00:02.000Z" }));
  before.put(pending("first", { at: "2026-11-21T08:00:01.000Z" }));
  const reloaded = new Outbox(storage, "visitor");
  expect(reloaded.of("c1").map((item) => item.client_id)).toEqual(["first", "second"]);
});

test("conversations and owners are kept apart", () => {
  const storage = memoryStorage();
  new Outbox(storage, "staff.a1").put(pending("m1"));
  new Outbox(storage, "staff.a1").put(pending("m2", { conversation: "c2" }));
  expect(new Outbox(storage, "staff.a1").of("c1")).toHaveLength(1);
  expect(new Outbox(storage, "staff.a2").of("c1")).toEqual([]);
});

test("what was removed does not come back", () => {
  const storage = memoryStorage();
  const outbox = new Outbox(storage, "visitor");
  outbox.put(pending("m1"));
  outbox.remove("m1");
  expect(new Outbox(storage, "visitor").of("c1")).toEqual([]);
});

test("an unreadable item is thrown away rather than stopping the others", () => {
  const storage = memoryStorage();
  storage.setItem("lobby.outbox.visitor.bad", "{");
  const outbox = new Outbox(storage, "visitor");
  outbox.put(pending("m1"));
  expect(outbox.of("c1").map((item) => item.client_id)).toEqual(["m1"]);
});

test("a full storage does not keep a message from being sent", () => {
  const storage = memoryStorage();
  storage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  expect(() => {
    new Outbox(storage, "visitor").put(pending("m1"));
  }).not.toThrow();
});
