// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { Load } from "../load";
import { faults } from "../testing/accessibility";
import { FakeUpload } from "../testing/FakeUpload";
import { Attach } from "./Attach";

let load: Load;

beforeEach(() => {
  FakeUpload.all = [];
  vi.stubGlobal("XMLHttpRequest", FakeUpload);
});

const png = (name = "slip.png") => new File(["data"], name, { type: "image/png" });

function shown() {
  const address = () => ({ conversation: "c1", headers: { Authorization: "Bearer t1" } });
  const { container, unmount } = render(
    <form>
      <Attach
        address={address}
        onChange={(next) => {
          load = next;
        }}
      />
      <textarea aria-label="Message" />
    </form>,
  );
  const field = container.querySelector<HTMLInputElement>("input[type=file]")!;
  const choose = (...files: File[]) =>
    fireEvent.change(field, { target: { files: Object.assign(files, { item: () => null }) } });
  return { container, unmount, choose, user: userEvent.setup() };
}

const last = () => FakeUpload.all.at(-1)!;

test("a chosen picture is uploaded in the visitor's name and then goes with the message", async () => {
  const { choose, container } = shown();
  choose(png());
  expect(await screen.findByRole("progressbar", { name: "Uploading slip.png" })).toBeTruthy();
  expect(last().headers).toEqual({ Authorization: "Bearer t1" });
  expect([...last().body!.keys()]).toEqual(["conversation", "file"]);
  expect(await faults(container)).toEqual([]);
  last().answer(200, {
    attachment: { id: "f1", name: "slip.png", type: "image/png", size: 4, url: "/f1" },
  });
  expect(await screen.findByText("slip.png is ready")).toBeTruthy();
  expect(load).toMatchObject({ isBusy: false, attachments: [{ id: "f1" }] });
});

test("what the server does not take says why in words", async () => {
  const { choose } = shown();
  choose(png());
  last().answer(415, { error: { code: "bad_attachment", message: "no" } });
  expect((await screen.findByText(/Not uploaded/)).textContent).toContain("not a picture or PDF");
  expect(screen.queryByRole("button", { name: /Try again/ })).toBeNull();
});

test("an upload that broke off can be tried again", async () => {
  const { choose, user } = shown();
  choose(png());
  last().onerror();
  await user.click(await screen.findByRole("button", { name: "Try again: slip.png" }));
  expect(FakeUpload.all).toHaveLength(2);
});

test("a proxy that refuses with a page of its own is understood by its status", async () => {
  const { choose } = shown();
  choose(png());
  last().answer(413, "<html>too large</html>");
  expect((await screen.findByText(/Not uploaded/)).textContent).toContain("larger than 8 MB");
});

test("a file of another kind is refused at once and never sent", async () => {
  const { choose } = shown();
  choose(new File(["x"], "notes.txt", { type: "text/plain" }));
  expect(await screen.findByText(/Only PNG, JPEG and WebP/)).toBeTruthy();
  expect(FakeUpload.all).toEqual([]);
});

test("a file that is removed stops on its way", async () => {
  const { choose, user } = shown();
  choose(png());
  await user.click(await screen.findByRole("button", { name: "Remove slip.png" }));
  expect(last().isAborted).toBe(true);
  expect(screen.queryByText("slip.png")).toBeNull();
});

test("files that are dropped on the page are taken", async () => {
  shown();
  const drop = new Event("drop", { bubbles: true, cancelable: true });
  document.dispatchEvent(Object.assign(drop, { dataTransfer: { files: [png("dropped.png")] } }));
  expect(await screen.findByText("dropped.png")).toBeTruthy();
});

test("a picture that is pasted while writing is taken", async () => {
  shown();
  const paste = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(paste, { clipboardData: { files: [png("pasted.png")] } });
  screen.getByRole("textbox").dispatchEvent(paste);
  expect(await screen.findByText("pasted.png")).toBeTruthy();
});
