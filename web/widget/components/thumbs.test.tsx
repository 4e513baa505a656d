// @vitest-environment jsdom
import { screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { no, ok } from "../../shared/testing/FakeSocket";
import { entry } from "../../shared/testing/made";
import { answered, onScreen } from "./testing";

async function shown(vote?: "up" | "down") {
  const visit = answered({ votable: true, ...(vote && { vote }) });
  visit.log.push(entry(3, { author: { role: "bot" } }));
  visit.socket.answer("vote", (given: { seq: number }) => {
    visit.socket.hear("vote", { conversation: "c1", ...given });
    return ok({});
  });
  const opened = await onScreen(visit);
  await screen.findByRole("group", { name: "Was this helpful?" });
  return opened;
}

const thumb = (name: string) => screen.getByRole("button", { name });

test("only answers can be judged, and a vote given before is still there", async () => {
  const { container } = await shown("up");
  expect(screen.getAllByRole("button", { name: "Helpful" })).toHaveLength(1);
  expect(thumb("Helpful").getAttribute("aria-pressed")).toBe("true");
  expect(screen.queryByText("Thank you.")).toBeNull();
  expect(await faults(container)).toEqual([]);
});

test("thumbs are pressed by the keyboard, change, and are taken back", async () => {
  const { visit, user } = await shown();
  thumb("Helpful").focus();
  await user.keyboard("{Enter}");
  expect(await screen.findByText("Thank you.")).toBeTruthy();
  expect(thumb("Helpful").getAttribute("aria-pressed")).toBe("true");
  await user.click(thumb("Not helpful"));
  await user.click(thumb("Not helpful"));
  expect(visit.socket.asked("vote")).toMatchObject([{ vote: "up" }, { vote: "down" }, { vote: null }]);
  expect(thumb("Not helpful").getAttribute("aria-pressed")).toBe("false");
});

test("where it did not help, a person is offered", async () => {
  const { visit, container, user } = await shown();
  await user.click(thumb("Not helpful"));
  await screen.findByText("Sorry that it did not help.");
  expect(await faults(container)).toEqual([]);
  const offers = screen.getAllByRole("button", { name: "Talk to a person" });
  await user.click(offers[0] as HTMLElement);
  expect(visit.socket.asked("ask_human")).toHaveLength(1);
});

test("a vote that was not kept says so", async () => {
  const { visit, user } = await shown();
  visit.socket.answer("vote", () => no("unavailable"));
  await user.click(thumb("Helpful"));
  expect(await screen.findByText("Not saved. Please try again.")).toBeTruthy();
});
