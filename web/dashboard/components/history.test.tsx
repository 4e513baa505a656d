// @vitest-environment jsdom
/** History and the monthly report on a supervisor's screen, against a server that answers from a table. */
import { screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { me } from "../../shared/testing/made";
import { COMPLAINTS, NOTHING, told } from "../told";
import { atTheBoard, floor } from "../testing";

type Answer = () => Response | Promise<Response>;
let asked: URL[];
let answers: { report: Answer; complaints: Answer };

beforeEach(() => {
  asked = [];
  answers = { report: () => Response.json(told()), complaints: () => Response.json(COMPLAINTS) };
});

afterEach(() => {
  location.hash = "";
});

const refusal = (code: string, status: number) => () =>
  Response.json({ error: { code, message: code } }, { status });

async function open(hash: string, who?: Parameters<typeof atTheBoard>[1]) {
  location.hash = hash;
  const fetcher = vi.fn<typeof fetch>((input) => {
    const url = new URL(input as string, "http://hall");
    asked.push(url);
    return Promise.resolve(answers[url.pathname.endsWith("complaints") ? "complaints" : "report"]());
  });
  return atTheBoard(floor(), who, fetcher);
}

describe("the history", () => {
  test("tells targets, tables and the complaint clock in words, without faults", async () => {
    const { container } = await open("#/history");
    const figures = await screen.findByRole("region", { name: "Figures and targets" });
    expect(figures.textContent).toContain("Within 20 s75%missedtarget ≥ 80%");
    expect(figures.textContent).toContain("Satisfaction4.50mettarget ≥ 4.20");
    expect(screen.getByRole("row", { name: /Lin Xiao 10 12 s 7 min 6 4.50/ })).toBeTruthy();
    expect(screen.getByRole("row", { name: /^1 Oct 40 12 10 2 1 75%/ })).toBeTruthy();
    // The names of topics are read from the repository's data first.
    expect(await screen.findByRole("row", { name: "Deposit rates 21" }, { timeout: 20_000 })).toBeTruthy();
    expect(screen.getByRole("region", { name: "Complaint clock" }).textContent).toContain("Overdue now1");
    expect(await faults(container)).toEqual([]);
  });

  test("asks for the days and the grain that were chosen, and offers the same as files", async () => {
    const { user } = await open("#/history");
    await user.click(await screen.findByRole("button", { name: "Today" }));
    await user.selectOptions(screen.getByLabelText("By"), "month");
    await vi.waitFor(() => {
      expect(asked.at(-2)?.searchParams.get("grain")).toBe("month");
    });
    const file = screen.getByRole("link", { name: "Excel" }).getAttribute("href") ?? "";
    expect(file).toContain("/api/history/export.xlsx?");
    expect(file).toContain("grain=month&language=en");
  });

  test("does not ask for what makes no sense, and says why", async () => {
    const { user, container } = await open("#/history");
    await screen.findByRole("region", { name: "Figures and targets" });
    const before = asked.length;
    const last = screen.getByLabelText("To");
    await user.clear(last);
    const period = within(screen.getByRole("region", { name: "Period" }));
    expect(period.getByRole("alert").textContent).toContain("Choose both days");
    expect(last.getAttribute("aria-invalid")).toBe("true");
    expect(asked).toHaveLength(before);
    expect(screen.queryByRole("link", { name: "Excel" })).toBeNull();
    expect(await faults(container)).toEqual([]);
  });

  test("says so when nothing happened", async () => {
    answers.report = () => Response.json(told(NOTHING));
    await open("#/history");
    expect(await screen.findByText("Nothing happened in this period.")).toBeTruthy();
    expect(screen.queryByRole("region", { name: "Teams" })).toBeNull();
  });

  test("says why it did not come, and asks again when told", async () => {
    answers.report = () => Promise.reject(new TypeError("offline"));
    const { user } = await open("#/history");
    expect(await screen.findByText("The server cannot be reached.")).toBeTruthy();
    answers.report = () => Response.json(told());
    await user.click(await screen.findByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("region", { name: "Figures and targets" })).toBeTruthy();
  });

  test("leads to the door when the session is over", async () => {
    answers.report = refusal("unauthorised", 401);
    await open("#/history");
    expect(await screen.findByLabelText("Password")).toBeTruthy();
  });

  test("is not for agents, and nothing is asked for them", async () => {
    await open("#/history", me({ role: "agent" }));
    expect(screen.getByRole("heading", { name: "This page is for supervisors" })).toBeTruthy();
    expect(asked).toEqual([]);
  });
});

describe("the monthly report", () => {
  test("sets the month against its targets and the month before, without faults", async () => {
    const { container } = await open("#/month/2026-10");
    expect(await screen.findByRole("heading", { name: "Service report, October 2026" })).toBeTruthy();
    const spans = asked.map(({ searchParams }) => searchParams.get("since"));
    expect(spans).toEqual(["2026-10-01", "2026-09-01", "2026-10-01", "2026-09-01"]);
    expect(screen.getByRole("row", { name: "Within 20 s 75% 75% ±0 ≥ 80% missed" })).toBeTruthy();
    const short = screen.getByRole("heading", { name: "What fell short" }).parentElement!;
    expect(
      within(short)
        .getAllByRole("listitem")
        .map((item) => item.textContent),
    ).toEqual(["Within 20 s: 75%, target ≥ 80%", "One complaint received this month is late"]);
    expect(screen.getByRole("row", { name: "Service 4 3 1 7" })).toBeTruthy();
    expect(screen.getByRole("img", { name: "Service level (%)" }).querySelectorAll("path")).toHaveLength(2);
    expect(await faults(container)).toEqual([]);
  });

  test("is turned to another month, and the address goes along", async () => {
    const { user } = await open("#/month/2026-10");
    await user.click(await screen.findByRole("button", { name: "A month earlier" }));
    expect(await screen.findByRole("heading", { name: "Service report, September 2026" })).toBeTruthy();
    expect(location.hash).toBe("#/month/2026-09");
  });

  test("is printed by its button", async () => {
    const printed = vi.fn();
    vi.stubGlobal("print", printed);
    const { user } = await open("#/month/2026-10");
    await user.click(await screen.findByRole("button", { name: "Print" }));
    expect(printed).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });

  test("of a month without service still tells of complaints", async () => {
    answers.report = () => Response.json(told(NOTHING));
    await open("#/month/2026-10");
    expect(await screen.findByText("Nothing happened in this period.")).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Complaints" })).toBeTruthy();
  });
});
