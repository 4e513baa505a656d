// @vitest-environment jsdom
/** The floor on a supervisor's screen. */
import { screen, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { no, ok, settle } from "../../shared/testing/FakeSocket";
import { entry, me, summary } from "../../shared/testing/made";
import { atTheBoard, floor, onFloor, SUPERVISOR } from "../testing";

const queue = [
  summary({
    conversation: "c2",
    state: "queued",
    agent_id: null,
    lane: "urgent",
    skill: "cards",
    queued_at: "2026-11-21T08:00:00Z",
    sla: { target_seconds: 20, due_at: "2026-11-21T08:00:20Z" },
  }),
];

describe("the floor", () => {
  test("shows figures, queue, conversations and agents, without faults", async () => {
    const { container } = await atTheBoard(floor({ queue }));
    const figures = screen.getByRole("region", { name: "Figures" });
    expect(figures.textContent).toContain("Answered within 20\u00a0s90%");
    expect(screen.getByRole("region", { name: "Queue" }).textContent).toContain("late by");
    expect(screen.getByRole("region", { name: "Agents" }).textContent).toContain("1/4");
    expect(await faults(container)).toEqual([]);
  });

  test("follows what the server pushes", async () => {
    const { shift } = await atTheBoard();
    shift.socket.hear("floor", floor({ queue }));
    expect(await screen.findByRole("region", { name: "Queue" })).toBeTruthy();
  });

  test("is asked for again after a connection was lost, and so is what was watched", async () => {
    const { shift, user } = await atTheBoard();
    await user.click(screen.getByRole("button", { name: "Watch: Customer Ms Chen" }));
    shift.socket.drop();
    shift.socket.connect();
    await settle();
    expect(shift.socket.asked("floor")).toHaveLength(2);
    expect(shift.socket.asked("watch")).toHaveLength(2);
  });

  test("is not for agents", async () => {
    await atTheBoard(floor(), me({ role: "agent" }));
    expect(screen.getByRole("heading", { name: "This page is for supervisors" })).toBeTruthy();
    expect(screen.queryByRole("region", { name: "Figures" })).toBeNull();
  });

  test("says why a customer went to whom", async () => {
    const { shift, user } = await atTheBoard(floor({ queue }));
    const offers = [
      {
        agent: "a1",
        at: "2026-11-21T08:00:05Z",
        outcome: "missed",
        passed_over: [{ agent: "s1", why: "has no free slot" }],
      },
    ];
    shift.socket.answer("why", () => ok({ offers }));
    await user.click(screen.getByRole("button", { name: "Why: Customer Ms Chen" }));
    const dialog = await screen.findByRole("dialog");
    expect((await within(dialog).findByText("Wang Shan: has no free slot")).textContent).toBeTruthy();
    expect(dialog.textContent).toContain("missed");
    expect(await faults(dialog)).toEqual([]);
  });
});

describe("an agent", () => {
  test("is given other skills and another capacity", async () => {
    const { shift, user } = await atTheBoard();
    shift.socket.answer("colleagues", () => ok({ colleagues: [], skills: ["savings", "loans"] }));
    shift.socket.answer("set_staff", () => ok({ colleague: onFloor() }));
    await user.click(screen.getByRole("button", { name: "Change: Lin Xiao" }));
    const dialog = await screen.findByRole("dialog");
    await user.click(await within(dialog).findByRole("checkbox", { name: "Loans" }));
    const capacity = within(dialog).getByLabelText("Conversations at once");
    await user.clear(capacity);
    await user.type(capacity, "0");
    await user.click(within(dialog).getByRole("button", { name: "Save" }));
    expect(within(dialog).getByRole("alert").textContent).toContain("from 1 to 20");
    await user.clear(capacity);
    await user.type(capacity, "6");
    expect(await faults(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Save" }));
    expect(shift.socket.asked("set_staff")).toEqual([
      { staff: "a1", skills: ["savings", "loans"], languages: ["zh"], capacity: 6 },
    ]);
  });

  test("is signed out with a reason; one cannot sign oneself out so", async () => {
    const { shift, user } = await atTheBoard();
    shift.socket.answer("sign_out_staff", () => ok());
    expect(screen.queryByRole("button", { name: "Sign out: Wang Shan" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Sign out: Lin Xiao" }));
    const dialog = screen.getByRole("dialog");
    await user.type(within(dialog).getByLabelText("Reason"), "left the desk");
    await user.click(within(dialog).getByRole("button", { name: "Sign out" }));
    expect(shift.socket.asked("sign_out_staff")).toEqual([{ staff: "a1", reason: "left the desk" }]);
  });
});

describe("a conversation under watch", () => {
  async function watching() {
    const all = await atTheBoard();
    await all.user.click(screen.getByRole("button", { name: "Watch: Customer Ms Chen" }));
    await settle();
    return all;
  }

  test("is followed in silence: nothing is marked as read or as delivered", async () => {
    const { shift, container } = await watching();
    expect(screen.getByRole("log").textContent).toContain("Where is my money?");
    shift.socket.hear("entry", entry(2, { author: { role: "customer" }, text: "Hello?" }));
    expect(await screen.findByText("Hello?")).toBeTruthy();
    expect(shift.socket.asked("read")).toEqual([]);
    expect(shift.socket.asked("delivered")).toEqual([]);
    expect(await faults(container)).toEqual([]);
  });

  test("what is written there is a whisper, never a message to the customer", async () => {
    const { shift, user } = await watching();
    await user.type(screen.getByRole("textbox", { name: "Whisper" }), "offer a callback{Enter}");
    expect(shift.socket.asked("whisper")).toMatchObject([{ conversation: "c1", text: "offer a callback" }]);
    expect(shift.socket.asked("send")).toEqual([]);
  });

  test("once joined, one may write to the customer too", async () => {
    const { shift, user } = await watching();
    await user.click(screen.getByRole("button", { name: "Join" }));
    expect(shift.socket.asked("barge")).toEqual([{ conversation: "c1" }]);
    const event = { name: "joined", state: "agent" as const, epoch: 1, agent: SUPERVISOR.name };
    shift.socket.hear("entry", entry(2, { kind: "state", author: { role: "system" }, event }));
    await user.type(await screen.findByRole("textbox", { name: "Reply" }), "I can help{Enter}");
    expect(shift.socket.asked("send")).toMatchObject([{ text: "I can help" }]);
    await user.click(screen.getByRole("button", { name: "Leave" }));
    expect(shift.socket.asked("leave")).toEqual([{ conversation: "c1" }]);
  });

  test("that was taken over is one's own", async () => {
    const { shift, user } = await watching();
    shift.socket.answer("take_over", () => ok({ summary: summary({ agent_id: "s1" }) }));
    await user.click(screen.getByRole("button", { name: "Take over" }));
    expect(await screen.findByText("It is yours now")).toBeTruthy();
    expect(screen.getByRole("textbox", { name: "Reply" })).toBeTruthy();
  });

  test("that cannot be taken over says why and stays as it was", async () => {
    const { shift, user } = await watching();
    shift.socket.answer("take_over", () => no("no_free_slot"));
    await user.click(screen.getByRole("button", { name: "Take over" }));
    expect(await screen.findByText(/no free place/)).toBeTruthy();
    expect(screen.getByText("Neither side sees you")).toBeTruthy();
  });

  test("is left by turning away", async () => {
    const { shift, user } = await watching();
    await user.click(screen.getByRole("button", { name: "Stop watching" }));
    expect(shift.socket.asked("unwatch")).toEqual([{ conversation: "c1" }]);
    expect(screen.queryByRole("log")).toBeNull();
  });
});
