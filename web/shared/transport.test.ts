import { beforeEach, describe, expect, test, vi } from "vitest";
import type { VisitorCalls, VisitorEvents } from "./calls";
import { FakeSocket, no, ok, settle } from "./testing/FakeSocket";
import { state } from "./testing/made";
import { CallError, Transport, type Status } from "./transport";

let socket: FakeSocket;
let transport: Transport<VisitorCalls, VisitorEvents>;

beforeEach(() => {
  socket = new FakeSocket();
  transport = new Transport(socket, 1000);
});

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "answered",
    (error: unknown) => (error as CallError).code,
  );

describe("a call", () => {
  test("is answered with what the server says", async () => {
    socket.answer("open", () => ok({ state: state() }));
    transport.connect();
    await expect(transport.call("open", {})).resolves.toMatchObject({ state: { conversation: "c1" } });
  });

  test("is refused with the server's code and what to quote", async () => {
    socket.answer("open", () => no("internal_error", { id: "e-17" }));
    transport.connect();
    await expect(transport.call("open", {})).rejects.toMatchObject({ code: "internal_error", id: "e-17" });
  });

  test("carries no half of a surrogate pair, in words or elsewhere", async () => {
    socket.answer("send", () => ok());
    transport.connect();
    const ids = { conversation: "c1", client_id: "m1" };
    await transport.call("send", { ...ids, text: "\ud83d 😀\ude00", attachments: ["\ud800"] });
    expect(socket.asked("send")).toEqual([{ ...ids, text: "\ufffd 😀\ufffd", attachments: ["\ufffd"] }]);
  });

  test("is not made without a connection", async () => {
    expect(await codeOf(transport.call("open", {}))).toBe("offline");
    expect(socket.sent).toEqual([]);
  });

  test("is in doubt when the connection goes before the answer", async () => {
    transport.connect();
    const code = codeOf(transport.call("open", {}));
    socket.drop();
    expect(await code).toBe("offline");
  });

  test("is in doubt when no answer comes in time", async () => {
    vi.useFakeTimers();
    transport.connect();
    const code = codeOf(transport.call("open", {}));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await code).toBe("timeout");
    vi.useRealTimers();
  });
});

describe("the connection", () => {
  test("its comings and goings are told", () => {
    const told: Status[] = [];
    transport.watch((status) => told.push(status));
    transport.connect();
    socket.drop();
    expect(told).toEqual(["online", "offline"]);
  });

  test("a refusal is told apart from a failure", () => {
    socket.hear("connect_error", new Error("unauthorised"));
    expect(transport.status).toBe("refused");
    socket.hear("connect_error", new Error("websocket error"));
    expect(transport.status).toBe("offline");
  });

  test("when the server ended it, the client comes back by itself", () => {
    transport.connect();
    socket.active = false;
    socket.drop();
    expect(socket.connected).toBe(true);
  });

  test("when the client ended it, it stays ended", () => {
    transport.connect();
    socket.active = false;
    transport.close();
    expect(socket.connected).toBe(false);
  });

  test("typing is not told without a connection", async () => {
    transport.tell("typing", { conversation: "c1", on: true });
    await settle();
    expect(socket.sent).toEqual([]);
  });
});
