// @vitest-environment jsdom
import { screen, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { withCard } from "./testing";

const ROWS = [
  { number: 1, principal: "48000.00", interest: "12000.50" },
  { number: 2, principal: "50000.00", interest: "10000.50" },
  { number: 3, principal: "52000.00", interest: "8000.50" },
];

test("instalments are drawn, told in words, and stand in a table", async () => {
  const { container } = await withCard({ kind: "instalments", per: "year", rows: ROWS });
  const card = await screen.findByRole("region", { name: "Instalments by year" });
  const drawing = within(card).getByRole("img");
  expect(drawing.getAttribute("aria-label")).toBe(
    "Year 1: principal CNY 48,000.00, interest CNY 12,000.50. Year 3: principal CNY 52,000.00, interest CNY 8,000.50.",
  );
  const heights = [...drawing.querySelectorAll(".principal")].map((bar) =>
    Number(bar.getAttribute("height")),
  );
  expect(heights.map(Math.round)).toEqual([80, 83, 87]);
  const rows = [...card.querySelectorAll("tbody tr")].map((row) => row.textContent);
  expect(rows[1]).toBe("250,000.0010,000.50");
  expect(await faults(container)).toEqual([]);
});

test("a loan without interest is drawn too, and one without rows not at all", async () => {
  await withCard({
    kind: "instalments",
    per: "month",
    rows: [{ number: 1, principal: "0.00", interest: "0.00" }],
  });
  const card = await screen.findByRole("region", { name: "Instalments by month" });
  expect(card.querySelector("rect")?.getAttribute("height")).toBe("0");
  await withCard({ kind: "instalments", per: "year", rows: [] });
  expect(screen.queryByRole("region", { name: "Instalments by year" })).toBeNull();
});

test("a prepayment shows what is due before and after", async () => {
  const { container } = await withCard({
    kind: "prepayment",
    before: { interest: "200000.00", months: 240, payment: "3342.29" },
    after: { interest: "50000.00", months: 120, payment: "3342.29" },
  });
  const card = await screen.findByRole("region", { name: "Before and after the prepayment" });
  const widths = [...card.querySelectorAll("rect")].map((bar) => bar.getAttribute("width"));
  expect(widths).toEqual(["100", "25"]);
  const due = within(card).getByRole("row", { name: /Interest due/ });
  expect(due.textContent).toBe("Interest due200,000.0050,000.00");
  expect(within(card).getByRole("row", { name: /Months left/ }).textContent).toBe("Months left240120");
  expect(await faults(container)).toEqual([]);
});
