// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Host, type HostListener } from "./host";

const BANK = "https://bank.example";
const postMessage = vi.fn();
const parent = { postMessage };
let frame: Window;
let heard: HostListener;

beforeEach(() => {
  postMessage.mockClear();
  frame = Object.assign(new EventTarget(), { parent }) as unknown as Window;
  heard = { open: vi.fn(), close: vi.fn(), language: vi.fn(), identify: vi.fn() };
  new Host(frame, BANK).listen(heard);
});

function say(data: unknown, origin = BANK, source: unknown = parent): void {
  frame.dispatchEvent(Object.assign(new Event("message"), { data, origin, source }));
}

describe("a message to the frame", () => {
  test("counts when it comes from the host page", () => {
    say({ lobby: 1, type: "language", detail: "en" });
    expect(heard.language).toHaveBeenCalledWith("en");
  });

  test("of another origin is not heard", () => {
    say({ lobby: 1, type: "identify", detail: "jwt" }, "https://evil.example");
    expect(heard.identify).not.toHaveBeenCalled();
  });

  test("of another window is not heard", () => {
    say({ lobby: 1, type: "open" }, BANK, {});
    expect(heard.open).not.toHaveBeenCalled();
  });

  test("that is not ours is passed over", () => {
    for (const data of [null, "open", { type: "open" }, { lobby: 1, type: "language", detail: "fr" }])
      say(data);
    expect(heard.open).not.toHaveBeenCalled();
    expect(heard.language).not.toHaveBeenCalled();
  });
});

test("the frame speaks to the host page's origin alone", () => {
  new Host(frame, BANK).tell({ type: "unread", detail: 2 });
  expect(postMessage).toHaveBeenCalledWith({ lobby: 1, type: "unread", detail: 2 }, BANK);
});

test("opened as a page of its own it speaks to nobody", () => {
  const page = Object.assign(new EventTarget(), {}) as unknown as Window;
  Object.assign(page, { parent: page, postMessage: vi.fn() });
  const host = new Host(page, BANK);
  host.tell({ type: "ready" });
  expect(page).toHaveProperty("postMessage.mock.calls", []);
  expect(host.origin).toBeNull();
});
