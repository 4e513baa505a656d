/** A dashboard without a browser's network: the real stores, duty and overseer on a fake socket. */
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { SessionDoor } from "../console/session";
import { Shift } from "../console/testing";
import type { StaffCalls, StaffEvents } from "../shared/calls";
import type { Floor, OnFloor } from "../shared/supervision";
import { memoryStorage } from "../shared/storage";
import { createStore } from "../shared/store";
import { ok, settle } from "../shared/testing/FakeSocket";
import { entry, me, summary } from "../shared/testing/made";
import { Transport } from "../shared/transport";
import { board, EMPTY_BOARD } from "./board";
import { App } from "./components/App";
import { HistoryApi } from "./history";
import { Overseer } from "./overseer";

export const SUPERVISOR = me({ id: "s1", name: "Wang Shan", role: "supervisor" });

export function onFloor(fields: Partial<OnFloor> = {}): OnFloor {
  return {
    id: "a1",
    name: "Lin Xiao",
    available: true,
    connected: true,
    load: 1,
    capacity: 4,
    skills: ["savings"],
    languages: ["zh"],
    ...fields,
  };
}

export function floor(fields: Partial<Floor> = {}): Floor {
  return {
    agents: [onFloor(), onFloor({ id: "s1", name: "Wang Shan" })],
    queue: [],
    conversations: [summary({ agent_id: "a1", agent_name: "Lin Xiao" })],
    with_bot: 7,
    service_level: { within_20: 0.9, within_60: 0.95 },
    waiting_longest: null,
    open: true,
    ...fields,
  };
}

const offline = () => Promise.reject(new TypeError("offline"));

/** The server's side of a supervisor's day, and the page on the screen. */
export async function atTheBoard(told = floor(), who = SUPERVISOR, fetcher: typeof fetch = offline) {
  const shift = new Shift();
  const { socket, store } = shift;
  const boards = createStore(board, EMPTY_BOARD);
  shift.me = who;
  shift.logs = { c1: [entry(1, { author: { role: "customer" }, text: "Where is my money?" })] };
  shift.talks = [];
  socket.answer("floor", () => ok({ floor: told }));
  socket.answer("watch", () => ok({ summary: summary() }));
  const watched = (conversation: string) => ok({ summary: summary({ conversation }) });
  for (const name of ["barge", "leave"])
    socket.answer(name, ({ conversation }: { conversation: string }) => watched(conversation));
  socket.answer("unwatch", () => ok());
  const begin = () => {
    const transport = new Transport<StaffCalls, StaffEvents>(socket);
    const overseer = new Overseer({ board: boards, transport, duty: shift.duty, now: Date.now });
    overseer.begin();
    return overseer;
  };
  const door = new SessionDoor(() => Promise.resolve(Response.json({ me: who })));
  const storage = memoryStorage();
  const history = new HistoryApi(fetcher);
  const shown = render(<App {...{ store, board: boards, storage, door, history, language: "en", begin }} />);
  await screen.findByRole("button", { name: "Sign out" });
  await settle();
  return { shift, user: userEvent.setup(), ...shown };
}
