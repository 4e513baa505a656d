// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { copyText } from "./copying";

test("where there is no clipboard for frames, the older command copies, and the focus stays", async () => {
  const button = document.body.appendChild(document.createElement("button"));
  button.focus();
  const copied = vi.fn(() => (document.activeElement as HTMLTextAreaElement).value);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way there
  document.execCommand = () => Boolean(copied());
  expect(await copyText("C20261129-0001-7")).toBe(true);
  expect(copied).toHaveReturnedWith("C20261129-0001-7");
  expect([document.activeElement, document.querySelector("textarea")]).toEqual([button, null]);
});

test("what could not be copied is said", async () => {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way there
  document.execCommand = () => false;
  expect(await copyText("x")).toBe(false);
});
