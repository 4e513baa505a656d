// @vitest-environment jsdom
/** Loss reports, appointments and feedback against a server that answers from a table. */
import { render, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { LocaleContext } from "../../shared/i18n";
import { faults } from "../../shared/testing/accessibility";
import { entry, me } from "../../shared/testing/made";
import { arrangedQuery, bankDay, firstFilters, type ArrangedFile } from "../arranged";
import { caseFile, choices, FakeServer, refusal } from "../testing";
import { casesLocale } from "../texts";
import { Office } from "./Office";

const NUMBER = "L20261121-0001-4";
const PATH = `/arranged/loss/${NUMBER}`;
let server: FakeServer;

function loss(fields: Partial<ArrangedFile> = {}): ArrangedFile {
  return {
    sort: "loss",
    number: NUMBER,
    kind: "lost",
    state: "reported",
    conversation: "c1",
    language: "en",
    words: "",
    score: null,
    card: "debit",
    branch: "",
    business: "",
    day: null,
    time: "",
    contact: "",
    made_at: "2026-11-21T04:00:00.000Z",
    changed_at: null,
    trail: [],
    may: ["block", "dismiss", "note"],
    ...fields,
  };
}

beforeEach(() => {
  vi.stubGlobal("scrollTo", () => undefined);
  server = new FakeServer();
  server.answer("GET /choices", () => Response.json({ choices: choices(), alarms: [] }));
  server.answer(`GET ${PATH}`, () => Response.json({ arranged: loss() }));
  server.answer(`GET ${PATH}/conversation`, () =>
    Response.json({ entries: [entry(1, { author: { role: "customer" }, text: "Gone!" })], more: false }),
  );
});

function open(hash: string) {
  location.hash = hash;
  const shown = render(
    <LocaleContext.Provider value={casesLocale("en")}>
      <Office
        me={me({ id: "o1" })}
        api={server.api()}
        onLanguage={vi.fn()}
        onEnded={vi.fn()}
        onSignOut={vi.fn()}
      />
    </LocaleContext.Provider>,
  );
  return { user: userEvent.setup(), ...shown };
}

describe("loss reports", () => {
  test("are listed with those that wait first asked for, without faults", async () => {
    server.answer("GET /arranged/loss", () => Response.json({ arranged: [loss()], total: 1 }));
    const { container, user } = open("#/loss");
    expect((await screen.findByRole("link", { name: NUMBER })).getAttribute("href")).toBe(`#/loss/${NUMBER}`);
    expect(screen.getByText("Debit card")).toBeTruthy();
    expect(server.asked.at(-1)?.query).toBe("owed=true");
    await user.selectOptions(screen.getByLabelText("Kind"), "fraud");
    await vi.waitFor(() => {
      expect(server.asked.at(-1)?.query).toBe("kind=fraud&owed=true");
    });
    expect(await faults(container)).toEqual([]);
  });

  test("offer what may be done, and keep what was done in sight", async () => {
    const done = {
      at: "2026-11-21T05:00:00.000Z",
      actor: { id: "o1", name: "Sun Ning" },
      act: "block",
      note: "by phone",
    };
    server.answer(`POST ${PATH}/acts`, () =>
      Response.json({ arranged: loss({ state: "blocked", may: ["settle", "note"], trail: [done] }) }),
    );
    const { container, user } = open(`#/loss/${NUMBER}`);
    expect(await screen.findByText("Gone!")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Settle" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Confirm the block" }));
    const dialog = within(screen.getByRole("dialog"));
    await user.type(dialog.getByLabelText("Note"), "by phone");
    await user.click(dialog.getByRole("button", { name: "Confirm the block" }));
    expect(await screen.findByText("Blocked")).toBeTruthy();
    expect(screen.getByText("by phone")).toBeTruthy();
    expect(server.bodies(`POST ${PATH}/acts`)).toEqual([
      { act: "block", state: "reported", note: "by phone" },
    ]);
    expect(await faults(container)).toEqual([]);
  });

  test("are not dismissed without a word of why, and a faster colleague is told of", async () => {
    server.answer(`POST ${PATH}/acts`, () => refusal("changed_meanwhile"));
    const { user } = open(`#/loss/${NUMBER}`);
    await user.click(await screen.findByRole("button", { name: "Nothing to block" }));
    const dialog = within(screen.getByRole("dialog"));
    await user.click(dialog.getByRole("button", { name: "Nothing to block" }));
    expect(dialog.getByRole("alert").textContent).toBe("Please fill in what is needed.");
    await user.type(dialog.getByLabelText("Note"), "found again");
    await user.click(dialog.getByRole("button", { name: "Nothing to block" }));
    expect(await dialog.findByText(/A colleague has just changed this case/)).toBeTruthy();
    expect(dialog.getByLabelText("Note")).toHaveProperty("value", "found again");
  });
});

test("a branch's day shows the room at each time", async () => {
  const visit = loss({
    sort: "visit",
    number: "A1",
    state: "booked",
    branch: "hz-xihu",
    day: "2026-12-01",
    time: "10:00",
  });
  const places = [
    { time: "09:30", capacity: 2, taken: 0 },
    { time: "10:00", capacity: 2, taken: 2 },
  ];
  server.answer("GET /arranged/visit", () => Response.json({ arranged: [visit], total: 1, places }));
  const { container } = open("#/visit");
  expect((await screen.findByText("10:00: 2 of 2 taken")).className).toBe("full");
  expect(screen.getByText(/West Lake/, { selector: ".quiet" })).toBeTruthy();
  expect(server.asked.at(-1)?.query).toBe(`day=${bankDay(new Date())}`);
  expect(await faults(container)).toEqual([]);
});

test("the bank's day is that of Beijing, and a filter that narrows nothing is left out", () => {
  expect(bankDay(new Date("2026-11-21T16:30:00Z"))).toBe("2026-11-22");
  expect(arrangedQuery(firstFilters("visit", "2026-11-22"), 50)).toEqual({ day: "2026-11-22" });
  expect(arrangedQuery({ ...firstFilters("loss", ""), page: 2 }, 50)).toEqual({
    owed: "true",
    offset: "100",
  });
});

test("a callback is called, not decided", async () => {
  const file = caseFile({
    number: "B20261121-0001-2",
    kind: "callback",
    state: "assigned",
    may: ["resolve", "miss_call"],
  });
  server.answer("GET /B20261121-0001-2", () => Response.json({ case: file }));
  server.answer("POST /B20261121-0001-2/acts", () =>
    Response.json({ case: { ...file, state: "resolved", may: [] } }),
  );
  const { user } = open("#/B20261121-0001-2");
  await user.click(await screen.findByRole("button", { name: "Called back" }));
  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.queryByLabelText("Root cause")).toBeNull();
  await user.type(dialog.getByLabelText("Note"), "all clear");
  await user.click(dialog.getByRole("button", { name: "Called back" }));
  await vi.waitFor(() => {
    expect(server.bodies("POST /B20261121-0001-2/acts")).toEqual([
      { command: "resolve", version: 3, note: "all clear" },
    ]);
  });
});

test.each([
  [{ state: "waiting", attempts: 0 }, "waiting to be sent"],
  [{ state: "failed", attempts: 6 }, "could not be sent: please post it"],
  [null, "recorded, to be sent by hand"],
] as const)("a letter says how far it got: %s", async (delivery, told) => {
  const letter = {
    seq: 1,
    kind: "received",
    language: "en" as const,
    subject: "S",
    body: "B",
    way: "e-mail",
    sent_at: "2026-11-21T05:00:00.000Z",
    sent_by: "Sun Ning",
    delivery: delivery && { ...delivery, error: "", at: "2026-11-21T05:00:00.000Z" },
  };
  server.answer("GET /C20261121-0007-7", () => Response.json({ case: caseFile({ letters: [letter] }) }));
  open("#/C20261121-0007-7");
  expect(await screen.findByText(told)).toBeTruthy();
});
