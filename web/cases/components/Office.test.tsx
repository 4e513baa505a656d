// @vitest-environment jsdom
/** The case pages against a server that answers from a table. */
import { render, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { LocaleContext } from "../../shared/i18n";
import { faults } from "../../shared/testing/accessibility";
import { entry, me } from "../../shared/testing/made";
import { caseFile, choices, FakeServer, refusal } from "../testing";
import { casesLocale } from "../texts";
import { Office } from "./Office";

const NUMBER = "C20261121-0007-7";
let server: FakeServer;

beforeEach(() => {
  location.hash = "";
  vi.stubGlobal("scrollTo", () => undefined);
  server = new FakeServer();
  server.answer("GET /choices", () =>
    Response.json({
      choices: choices(),
      alarms: [{ number: NUMBER, level: "overdue", due_on: "2026-11-20", officer: null }],
    }),
  );
  server.answer("GET /", () => Response.json({ cases: [caseFile({ days_left: -2 })], total: 1 }));
  server.answer(`GET /${NUMBER}`, () => Response.json({ case: caseFile() }));
  server.answer(`POST /${NUMBER}/alarms/seen`, () => Response.json({}));
  server.answer(`GET /${NUMBER}/conversation`, () =>
    Response.json({ entries: [entry(1, { author: { role: "customer" }, text: "Twice!" })], more: false }),
  );
});

function open(hash = "") {
  location.hash = hash;
  const onEnded = vi.fn();
  const shown = render(
    <LocaleContext.Provider value={casesLocale("en")}>
      <Office
        me={me({ id: "o1" })}
        api={server.api()}
        onLanguage={vi.fn()}
        onEnded={onEnded}
        onSignOut={vi.fn()}
      />
    </LocaleContext.Provider>,
  );
  return { user: userEvent.setup(), onEnded, ...shown };
}

async function decide(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole("button", { name: "Decide" }));
  return within(screen.getByRole("dialog", { name: "Decide" }));
}

describe("the list", () => {
  test("tells deadlines in words, and alarms above, without faults", async () => {
    const { container } = open();
    expect((await screen.findByText("2 days overdue")).className).toContain("late");
    expect(screen.getByText(/overdue, was due on 20 Nov 2026/)).toBeTruthy();
    expect(await faults(container)).toEqual([]);
  });

  test("that did not come is asked for again", async () => {
    server.answer("GET /", () => Response.json({ error: { code: "unavailable" } }, { status: 503 }));
    const { user, container } = open();
    const again = await screen.findByRole("button", { name: "Try again" });
    expect(await faults(container)).toEqual([]);
    server.answer("GET /", () => Response.json({ cases: [caseFile({ days_left: -2 })], total: 1 }));
    await user.click(again);
    await screen.findByText("2 days overdue");
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });

  test("is searched when typing pauses", async () => {
    const { user } = open();
    await screen.findByText("2 days overdue");
    await user.type(screen.getByRole("searchbox"), "fee");
    await vi.waitFor(() => {
      expect(server.asked.at(-1)?.query).toContain("text=fee");
    });
  });
});

describe("a case", () => {
  test("stands beside its conversation with the evidence marked, without faults", async () => {
    const { container } = open(`#/${NUMBER}`);
    const beside = await screen.findByRole("complementary", { name: "Conversation" });
    expect((await within(beside).findByText("Twice!")).closest(".proof")).toBeTruthy();
    expect(screen.getByText("14 days left")).toBeTruthy();
    expect(await faults(container)).toEqual([]);
  });

  test("offers what the table and the role allow, and nothing else", async () => {
    open(`#/${NUMBER}`);
    await screen.findByRole("button", { name: "Decide" });
    expect(screen.queryByRole("button", { name: "Close" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Assign" })).toBeNull();
  });

  test("is not decided without root cause, outcome and grounds", async () => {
    const { user } = open(`#/${NUMBER}`);
    const dialog = await decide(user);
    await user.click(dialog.getByRole("button", { name: "Decide" }));
    expect(dialog.getByRole("alert").textContent).toBe("Please fill in what is needed.");
    expect(server.bodies(`POST /${NUMBER}/acts`)).toEqual([]);
  });

  test("keeps what was typed when a colleague was faster, and takes it at the second try", async () => {
    let tries = 0;
    server.answer(`POST /${NUMBER}/acts`, () => {
      tries += 1;
      if (tries === 1) return refusal("changed_meanwhile");
      return Response.json({ case: caseFile({ state: "resolved", days_left: null, may: [] }) });
    });
    const { user } = open(`#/${NUMBER}`);
    const dialog = await decide(user);
    await user.selectOptions(dialog.getByLabelText("Root cause"), "waiting");
    await user.selectOptions(dialog.getByLabelText("Outcome"), "upheld");
    await user.type(dialog.getByLabelText("Note"), "fee returned");
    server.answer(`GET /${NUMBER}`, () => Response.json({ case: caseFile({ version: 4 }) }));
    await user.click(dialog.getByRole("button", { name: "Decide" }));
    expect(await dialog.findByText(/A colleague has just changed this case/)).toBeTruthy();
    expect(dialog.getByLabelText("Note")).toHaveProperty("value", "fee returned");
    await user.click(dialog.getByRole("button", { name: "Decide" }));
    expect(await screen.findByText("Resolved")).toBeTruthy();
    const [, second] = server.bodies(`POST /${NUMBER}/acts`);
    expect(second).toEqual({
      command: "resolve",
      version: 4,
      facts: { category: "service", root_cause: "waiting", outcome: "upheld" },
      note: "fee returned",
    });
  });

  test("a letter is previewed before it is sent", async () => {
    server.answer(`POST /${NUMBER}/letters/preview`, () => Response.json({ subject: "S", body: "Dear you" }));
    server.answer(`POST /${NUMBER}/letters`, () => Response.json({ case: caseFile({ version: 4 }) }));
    const { user } = open(`#/${NUMBER}`);
    await user.click(await screen.findByRole("button", { name: "Write a letter" }));
    const dialog = screen.getByRole("dialog");
    await user.selectOptions(within(dialog).getByLabelText("Letter"), "decision");
    await user.click(within(dialog).getByRole("button", { name: "Preview" }));
    expect(within(dialog).getByRole("alert").textContent).toBe("Please fill in what is needed.");
    await user.type(within(dialog).getByLabelText("What we found"), "taken twice");
    await user.click(within(dialog).getByRole("button", { name: "Preview" }));
    await within(dialog).findByText("Dear you");
    expect(await faults(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Send and keep" }));
    await vi.waitFor(() => {
      expect(screen.queryByRole("dialog")).toBeNull();
    });
    expect(server.bodies(`POST /${NUMBER}/letters`)).toMatchObject([
      { kind: "decision", words: { findings: "taken twice" }, way: "online", version: 3 },
    ]);
  });

  test("a contact is shown only for a reason, and a refusal is told", async () => {
    server.answer(`POST /${NUMBER}/reveal`, () => refusal("forbidden", 403));
    const { user } = open(`#/${NUMBER}`);
    await user.click(await screen.findByRole("button", { name: /138\*\*\*\*0000/ }));
    await user.type(screen.getByLabelText("Reason"), "follow-up call");
    await user.click(screen.getByRole("button", { name: "Show" }));
    expect(await screen.findByText("You may not do this.")).toBeTruthy();
    expect(server.bodies(`POST /${NUMBER}/reveal`)).toEqual([{ token: "77aa", reason: "follow-up call" }]);
  });
});

test("a session that is over leads to the door", async () => {
  server.answer("GET /choices", () => refusal("unauthorised", 401));
  const { onEnded } = open();
  await vi.waitFor(() => {
    expect(onEnded).toHaveBeenCalled();
  });
});

test("the report tells its figures in tables beside its charts, without faults", async () => {
  const tally = {
    received: 4,
    decided: 3,
    withdrawn: 0,
    reopened: 1,
    overdue: 1,
    median_days: 7,
    mean_days: 8.5,
    scored: 2,
    content: 1,
  };
  const heap = (code: string) => [{ code, tally }];
  server.answer("GET /report", () =>
    Response.json({
      report: {
        since: "2026-01-01",
        until: "2026-12-31",
        total: tally,
        months: heap("2026-03"),
        categories: heap("service"),
        causes: heap("fees"),
        lines: heap(""),
        channels: heap("app"),
        branches: heap("hz-xihu"),
        outcomes: heap("upheld"),
      },
    }),
  );
  const { container } = open("#/report");
  expect(await screen.findByText("25% (1)", { selector: ".tile:nth-child(4) dd" })).toBeTruthy();
  expect(screen.getByRole("row", { name: /2026-03 4 3 7/ })).toBeTruthy();
  expect(screen.getByText("Not coded yet")).toBeTruthy();
  expect(await faults(container)).toEqual([]);
});
