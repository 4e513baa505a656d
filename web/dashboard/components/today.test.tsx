// @vitest-environment jsdom
/** The day so far on the floor, and the charts' figures as tables. */
import { screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { atTheBoard, floor } from "../testing";
import { COMPLAINTS, told } from "../told";

let report: () => Response;

beforeEach(() => {
  report = () => Response.json(told());
});

afterEach(() => {
  location.hash = "";
});

async function open(hash: string) {
  location.hash = hash;
  const fetcher = vi.fn<typeof fetch>((input) =>
    Promise.resolve((input as string).includes("complaints") ? Response.json(COMPLAINTS) : report()),
  );
  return atTheBoard(floor(), undefined, fetcher);
}

test("each chart is there as a table as well, for who does not see its lines", async () => {
  const { user, container } = await open("#/history");
  await screen.findByRole("region", { name: "Figures and targets" });
  const folded = await screen.findByText(
    (_text, part) => part?.tagName === "SUMMARY" && part.textContent === "As a table: Topics over time",
  );
  await user.click(folded);
  const table = await within(folded.parentElement!).findByRole("table");
  expect(table.textContent).toContain("1 Oct21");
  expect(await faults(container)).toEqual([]);
});

describe("the day so far on the floor", () => {
  test("tells the other targets and the complaint clock, without faults", async () => {
    const { container } = await open("#/floor");
    const today = await screen.findByRole("region", { name: "Today so far" });
    expect(await within(today).findByText("4.50")).toBeTruthy();
    expect(today.textContent).not.toContain("Within 20 s");
    expect(today.textContent).toContain("Open complaints5 2 due soon, 1 late");
    expect(await faults(container)).toEqual([]);
  });

  test("that cannot be told says so, and is asked again", async () => {
    report = () => Response.json({ error: { code: "unavailable", message: "busy" } }, { status: 503 });
    const { user } = await open("#/floor");
    const today = await screen.findByRole("region", { name: "Today so far" });
    expect((await within(today).findByRole("alert")).textContent).toContain("The service is busy");
    report = () => Response.json(told());
    await user.click(within(today).getByRole("button", { name: "Try again" }));
    expect(await within(today).findByText("4.50")).toBeTruthy();
  });
});
