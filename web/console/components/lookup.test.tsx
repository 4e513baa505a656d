// @vitest-environment jsdom
/** The customer's card, the search over past conversations, and the customer's votes. */
import { screen, within } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { no, ok, settle } from "../../shared/testing/FakeSocket";
import { entry, summary } from "../../shared/testing/made";
import { Shift } from "../testing";
import { inTalk } from "./testing";

let shift: Shift;

const CARD = {
  customer: {
    label: "a1b2",
    identity: "verified",
    vip: true,
    known_since: "2026-01-05T08:00:00.000Z",
    conversations: 3,
  },
  cases: [
    {
      number: "C20261121-0001-7",
      kind: "complaint",
      state: "investigating",
      opened_at: "2026-11-21T08:00:00.000Z",
      due_on: "2026-12-06",
    },
  ],
  appointments: [
    {
      number: "A20261121-0001-3",
      state: "booked",
      branch: { zh: "西湖支行", en: "West Lake Branch" },
      business: "loans",
      day: "2026-12-01",
      time: "09:30",
    },
  ],
};

const PAST = {
  conversation: "c9",
  customer: "77aa",
  opened_at: "2026-10-02T08:00:00.000Z",
  state: "closed",
  last_text: "Goodbye",
};

beforeEach(() => {
  shift = new Shift();
  shift.talks = [summary()];
  shift.logs = { c1: [entry(1, { author: { role: "bot" }, votable: true, vote: "down" })] };
});

test("the card shows cases and appointments by one key, without faults", async () => {
  shift.socket.answer("customer", () => ok(CARD));
  const { user, container } = await inTalk(shift);
  await user.keyboard("{Alt>}c{/Alt}");
  expect(await screen.findByText("C20261121-0001-7")).toBeTruthy();
  expect(screen.getByText(/West Lake Branch/)).toBeTruthy();
  expect(screen.getByText(/important customer/)).toBeTruthy();
  expect(await faults(container)).toEqual([]);
});

test("of a customer who is not signed in it says why there is so little", async () => {
  const customer = { ...CARD.customer, identity: "anonymous", vip: false, known_since: null };
  shift.socket.answer("customer", () => ok({ customer, cases: [], appointments: [] }));
  const { user } = await inTalk(shift);
  await user.keyboard("{Alt>}c{/Alt}");
  expect(await screen.findByText(/Not signed in/)).toBeTruthy();
  expect(screen.getAllByText("None.")).toHaveLength(2);
});

test("a card that cannot be read can be asked for again", async () => {
  shift.socket.answer("customer", () => no("unavailable"));
  const { user } = await inTalk(shift);
  await user.keyboard("{Alt>}c{/Alt}");
  const again = await screen.findByRole("button", { name: "Try again" });
  shift.socket.answer("customer", () => ok(CARD));
  await user.click(again);
  expect(await screen.findByText("C20261121-0001-7")).toBeTruthy();
});

test("past conversations are searched, paged and read by the keyboard, without faults", async () => {
  shift.socket.answer("search", ({ offset }: { offset: number }) =>
    ok({
      conversations: [offset ? { ...PAST, conversation: "c8", last_text: "Older" } : PAST],
      more: !offset,
    }),
  );
  shift.logs = { ...shift.logs, c9: [entry(1, { conversation: "c9", text: "I lost my card" })] };
  const { user, container } = await inTalk(shift);
  await user.keyboard("{Alt>}g{/Alt}");
  const dialog = await screen.findByRole("dialog", { name: "Search past conversations" });
  await user.type(within(dialog).getByLabelText("Words"), "card{Enter}");
  expect(shift.socket.asked("search")).toEqual([{ text: "card", offset: 0 }]);
  expect(await within(dialog).findByText("1 found.")).toBeTruthy();
  expect(await faults(container)).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "More" }));
  expect(await within(dialog).findByText("Older")).toBeTruthy();
  await user.click(within(dialog).getByRole("button", { name: /Goodbye/ }));
  expect(await screen.findByText("I lost my card")).toBeTruthy();
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Close" }));
  expect(await screen.findByText("2 found.")).toBeTruthy();
});

test("a search that failed, or found nothing, says so", async () => {
  shift.socket.answer("search", () => ok({ conversations: [], more: false }));
  const { user } = await inTalk(shift);
  await user.click(screen.getByRole("button", { name: "Search past conversations" }));
  await user.click(screen.getByRole("button", { name: "Search" }));
  expect(await screen.findByText("Nothing found.")).toBeTruthy();
  shift.socket.answer("search", () => no("unavailable"));
  await user.click(screen.getByRole("button", { name: "Search" }));
  await settle();
  expect(screen.queryByText("Nothing found.")).toBeNull();
});

test("what the customer says of an answer stands beside it, and changes as it happens", async () => {
  await inTalk(shift);
  expect(await screen.findByText("The customer did not find this helpful")).toBeTruthy();
  shift.socket.hear("vote", { conversation: "c1", seq: 1, vote: "up" });
  await settle();
  expect(screen.getByText("The customer found this helpful")).toBeTruthy();
});
