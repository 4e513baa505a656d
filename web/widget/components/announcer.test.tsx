// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { loadTexts } from "../texts";
import { entry } from "../../shared/testing/made";
import { memoryStorage } from "../../shared/storage";
import { settle } from "../../shared/testing/FakeSocket";
import { Visit } from "../testing";
import { App } from "./App";
import { fetchOnDemand } from "./onDemand";

async function shown(visit: Visit) {
  await fetchOnDemand();
  await visit.begin();
  const { container } = render(
    <App
      store={visit.store}
      reception={visit.reception}
      storage={memoryStorage()}
      loadTexts={loadTexts}
      onLanguage={() => undefined}
      onHide={null}
    />,
  );
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
