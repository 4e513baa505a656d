import { expect, test } from "vitest";
import { entry } from "../shared/testing/made";
import { newsAfter } from "./news";

test("what others said after the customer came is told, in its order, and nothing else", () => {
  const log = [
    entry(1, { text: "old" }),
    entry(2, { author: { role: "customer" }, text: "mine" }),
    entry(3, {
      text: "",
      attachments: [{ id: "f", name: "form.pdf", type: "application/pdf", size: 1, url: "/f" }],
    }),
    entry(4, { kind: "state", author: { role: "system" }, text: "An agent joined." }),
    entry(5, { text: "Your number ⟦phone:1:138****5678⟧" }),
  ];
  expect(newsAfter(log, 1).map(({ text }) => text)).toEqual([
    "form.pdf",
    "An agent joined.",
    "Your number 138****5678",
  ]);
});

test("that the conversation was opened is no news", () => {
  const event = { name: "opened", state: "bot" as const, epoch: 1 };
  expect(newsAfter([entry(1, { kind: "state", event })], 0)).toEqual([]);
});
