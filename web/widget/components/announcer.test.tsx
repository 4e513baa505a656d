// @vitest-environment jsdom
import { act, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { entry } from "../../shared/testing/made";
import { settle } from "../../shared/testing/FakeSocket";
import { Visit } from "../testing";
import { onScreen } from "./testing";

async function shown(visit: Visit) {
  const { container } = await onScreen(visit);
  await screen.findByRole("log");
  await act(settle);
  return container;
}

const spoken = (container: Element) =>
  [...container.querySelectorAll("[aria-live=polite].unseen p")].map((told) => [
    told.getAttribute("lang"),
    told.textContent,
  ]);

test("a new message is spoken once, in the voice of its language; what stood there before is not", async () => {
  const visit = new Visit();
  visit.log = [entry(1, { text: "Before." })];
  const container = await shown(visit);
  expect(spoken(container)).toEqual([]);
  await act(() => {
    visit.socket.hear("entry", entry(2, { text: "三年期1.50%。" }));
  });
  await act(settle);
  expect(spoken(container)).toEqual([["zh-CN", "三年期1.50%。"]]);
  await act(() => {
    visit.socket.hear("entry", entry(2, { text: "三年期1.50%。" }));
    visit.socket.hear("entry", entry(3, { author: { role: "customer" }, text: "Thanks" }));
  });
  await act(settle);
  expect(spoken(container)).toEqual([["zh-CN", "三年期1.50%。"]]);
  // The log itself is silent, or everything would be heard twice.
  expect(container.querySelector("[role=log]")?.getAttribute("aria-live")).toBe("off");
});

test("each message in the log says its language", async () => {
  const visit = new Visit();
  visit.log = [entry(1, { text: "您好" }), entry(2, { text: "Hello" })];
  const container = await shown(visit);
  const tags = [...container.querySelectorAll(".bubble .text")].map((text) => text.getAttribute("lang"));
  expect(tags).toEqual(["zh-CN", "en-GB"]);
});
