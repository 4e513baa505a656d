import { expect, test } from "vitest";
import { draftOf } from "./transcript";

const decoded = (base64: string) => Buffer.from(base64, "base64").toString("utf8");

test("the draft of an e-mail carries any text whole, in lines that mail programs take", () => {
  const text = `利息 1,234.56元\n${"长".repeat(400)}\n😀`;
  const draft = draftOf("云杉银行 · 对话记录 2026-11-29 Transcript of the conversation", text);
  const lines = draft.split("\r\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
  const [head, body] = [lines.slice(0, lines.indexOf("")), lines.slice(lines.indexOf("") + 1)];
  const words = [...head.join("\r\n").matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)].map(([, word]) =>
    decoded(word ?? ""),
  );
  expect(words.join("")).toBe("云杉银行 · 对话记录 2026-11-29 Transcript of the conversation");
  expect(decoded(body.join(""))).toBe(text.replaceAll("\n", "\r\n"));
});
