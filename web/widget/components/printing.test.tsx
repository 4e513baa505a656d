// @vitest-environment jsdom
import { screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { entry } from "../../shared/testing/made";
import { Visit } from "../testing";
import { onScreen } from "./testing";

test("the conversation is printed with numbered entries and sealed data masked, and leaves the page again", async () => {
  const print = vi.fn();
  vi.stubGlobal("print", print);
  const visit = new Visit();
  visit.log = [
    entry(1, { author: { role: "customer" }, text: "My card ⟦card:9f3a:6222****1234⟧\nis lost" }),
    entry(2, { author: { role: "bot" }, text: "<b>Blocked</b>" }),
    entry(3, { kind: "state", author: { role: "system" }, text: "You are in the queue." }),
  ];
  const { user } = await onScreen(visit);
  await user.click(await screen.findByRole("button", { name: "More" }));
  await user.click(await screen.findByRole("button", { name: "Print or save as PDF" }));
  expect(print).toHaveBeenCalledOnce();
  const paper = document.querySelector(".paper");
  expect(paper?.querySelector("h1")?.textContent).toBe("Spruce Bank");
  const entries = [...(paper?.querySelectorAll("ol > li") ?? [])];
  const texts = entries.map((one) => one.querySelector(".paper-text")?.textContent);
  expect(texts).toEqual(["My card 6222****1234\nis lost", "<b>Blocked</b>", "You are in the queue."]);
  expect(entries[0]?.querySelector(".paper-who")?.textContent).toMatch(/^You .*2026/);
  dispatchEvent(new Event("afterprint"));
  expect(document.querySelector(".paper")).toBeNull();
});
