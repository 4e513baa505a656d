/** Objects of the protocol as tests need them: the usual case, with what matters put in. */
import type { Pending } from "../chat";
import type { Entry, Me, State, Summary } from "../protocol";

export function entry(seq: number, fields: Partial<Entry> = {}): Entry {
  return {
    conversation: "c1",
    seq,
    prev: seq - 1,
    kind: "message",
    author: { role: "bot" },
    text: `entry ${seq}`,
    at: "2026-11-21T08:00:00.000Z",
    ...fields,
  };
}

export function state(fields: Partial<State> = {}): State {
  return {
    conversation: "c1",
    state: "bot",
    last_seq: 0,
    language: "en",
    bot_available: true,
    can_rate: false,
    ...fields,
  };
}

export function summary(fields: Partial<Summary> = {}): Summary {
  return {
    ...state({ state: "agent" }),
    reason: "complaint",
    lane: "normal",
    customer: { label: "Ms Chen", identity: "verified" },
    epoch: 1,
    agent_id: "a1",
    ...fields,
  };
}

export function me(fields: Partial<Me> = {}): Me {
  return {
    id: "a1",
    name: "Wang Min",
    role: "agent",
    available: true,
    capacity: 4,
    load: 1,
    skills: [],
    languages: ["zh", "en"],
    csrf: "token",
    ...fields,
  };
}

export function pending(client_id: string, fields: Partial<Pending> = {}): Pending {
  return {
    client_id,
    conversation: "c1",
    kind: "message",
    text: `text of ${client_id}`,
    at: "2026-11-21T08:00:00.000Z",
    status: "sending",
    ...fields,
  };
}
