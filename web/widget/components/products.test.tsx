// @vitest-environment jsdom
import { screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { withCard } from "./testing";

const PRODUCTS = {
  kind: "products",
  items: [
    {
      name: "Car loan",
      text: "",
      facts: [{ name: "Annual rate", value: "3.60%" }],
      ask: { title: "Calculate", text: "Calculate a car loan" },
    },
  ],
  note: "Figures effective from 1 November 2026.",
};

test("products stand as cards with their facts, a press asks, and the text is folded to its first line", async () => {
  const { visit, container } = await withCard(PRODUCTS, "There are loans.\n· Car loan: 3.60%");
  const card = (await screen.findByRole("heading", { name: "Car loan" })).closest("li")!;
  expect(within(card).getByText("3.60%").previousSibling?.textContent).toBe("Annual rate");
  expect(screen.queryByText("Car loan: 3.60%")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Show all" }));
  expect(screen.getByText("Car loan: 3.60%")).toBeTruthy();
  expect(await faults(container)).toEqual([]);
  await userEvent.click(within(card).getByRole("button"));
  expect(visit.chat.pending).toMatchObject([{ text: "Calculate a car loan" }]);
});

test("a deposit in each term, the chosen one marked in words too", async () => {
  const { container } = await withCard({
    kind: "deposit",
    principal: "100000.00",
    rows: [
      { months: 6, rate: "1.00", interest: "500.00", chosen: false },
      { months: 12, rate: "1.10", interest: "1100.00", chosen: true },
    ],
  });
  const card = await screen.findByRole("region", { name: "Interest at the end of each term" });
  const rows = [...card.querySelectorAll("tbody tr")].map((row) => row.textContent);
  expect(rows).toEqual(["6 months 1.00%500.00", "1 year 1.10% (yours)1,100.00"]);
  expect(await faults(container)).toEqual([]);
});

test("a range says that it is no promise, and a loss draws no bar", async () => {
  await withCard({ kind: "range", low: "-200.00", high: "361.64" });
  const card = await screen.findByRole("region", { name: "Estimated range" });
  expect(card.textContent).toContain("no promise");
  expect([...card.querySelectorAll("rect")].map((bar) => bar.getAttribute("width"))).toEqual(["0", "100"]);
});

test("a deposit broken early stands beside the same one kept", async () => {
  await withCard({ kind: "early", now: "12.50", kept: "2250.00" });
  const card = await screen.findByRole("region", { name: "Broken early, or kept" });
  expect(within(card).getByRole("row", { name: /Kept to the end/ }).textContent).toContain("2,250.00");
});

test("an appointment shows its number and when it is", async () => {
  await withCard({ kind: "appointment", number: "A20261201-0001-3", day: "2026-12-01", time: "10:00" });
  const card = await screen.findByRole("region", { name: "Appointment number" });
  expect(card.textContent).toContain("A20261201-0001-3");
  expect(card.textContent).toContain("10:00");
});
