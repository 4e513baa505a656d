// @vitest-environment jsdom
/** Quality reviews on a supervisor's screen. */
import { screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { no, ok } from "../../shared/testing/FakeSocket";
import { atTheBoard } from "../testing";

const AGENTS = [
  { id: "a1", name: "Lin Xiao", reviews: 2, score: 81.5, satisfaction: 4.5, handled: 30 },
  { id: "a2", name: "Chen Mo", reviews: 0, score: null, satisfaction: null, handled: 3 },
];
const FORM = {
  scale: 5,
  criteria: [
    { code: "greeting", zh: "问候", en: "Greeting", weight: 1 },
    { code: "answer", zh: "答复", en: "Answer", weight: 3 },
  ],
};
const SAMPLED = {
  conversation: "c1",
  opened_at: "2026-11-20T08:00:00Z",
  state: "closed",
  reason: "complaint",
  agent: "Lin Xiao",
  agent_id: "a1",
};

async function atQuality() {
  const all = await atTheBoard();
  const { socket } = all.shift;
  socket.answer("review_form", () => ok(FORM));
  socket.answer("review_results", () => ok({ agents: AGENTS }));
  socket.answer("sample_reviews", () => ok({ conversations: [SAMPLED] }));
  await all.user.click(screen.getByRole("button", { name: "Quality" }));
  await screen.findByRole("region", { name: "Results of the last 30 days" });
  return all;
}

test("results stand per agent, without faults", async () => {
  const { container } = await atQuality();
  const row = within(screen.getByRole("region", { name: "Results of the last 30 days" }))
    .getByRole("rowheader", { name: "Lin Xiao" })
    .closest("tr");
  expect(row?.textContent).toBe("Lin Xiao304.5282");
  expect(await faults(container)).toEqual([]);
});

test("a conversation drawn is scored line by line and leaves the list", async () => {
  const { shift, user } = await atQuality();
  shift.socket.answer("review", () => ok({ review: {} }));
  await user.click(screen.getByRole("button", { name: "Draw" }));
  expect(shift.socket.asked("sample_reviews")).toEqual([{ count: 5, days: 30 }]);
  await user.click(await screen.findByRole("button", { name: /Complaint/ }));
  const dialog = await screen.findByRole("dialog", { name: "Review: Lin Xiao" });
  expect(await within(dialog).findByText("Where is my money?")).toBeTruthy();
  const lines = within(dialog).getAllByRole("group");
  await user.click(within(lines[0]!).getByRole("radio", { name: "5" }));
  await user.click(within(dialog).getByRole("button", { name: "Save review" }));
  expect(within(dialog).getByRole("alert").textContent).toBe("Some lines have no score yet.");
  await user.click(within(lines[1]!).getByRole("radio", { name: "3" }));
  expect(within(dialog).getByText("Total 63")).toBeTruthy();
  expect(await faults(dialog)).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "Save review" }));
  expect(shift.socket.asked("review")).toEqual([{ conversation: "c1", scores: { greeting: 5, answer: 3 } }]);
  expect(await screen.findByText("There is nothing left to review in that span.")).toBeTruthy();
  await waitFor(() => {
    expect(shift.socket.asked("review_results")).toHaveLength(2);
  });
});

test("a review that was refused keeps what was marked", async () => {
  const { shift, user } = await atQuality();
  shift.socket.answer("review", () => no("unavailable"));
  await user.click(screen.getByRole("button", { name: "Draw" }));
  await user.click(await screen.findByRole("button", { name: /Complaint/ }));
  const dialog = await screen.findByRole("dialog");
  for (const radio of within(dialog).getAllByRole("radio", { name: "4" })) await user.click(radio);
  await user.click(within(dialog).getByRole("button", { name: "Save review" }));
  expect(within(dialog).getByText("Total 75")).toBeTruthy();
});
