// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Lobby } from "../demo/lobby";

const HOME = "https://hall.example";

type Door = Lobby & {
  identify: (jwt: string) => void;
  signOut: () => void;
  on: (event: string, listener: (detail: unknown) => void) => void;
};

/** Each test has a page of its own, on which the loader starts anew. */
async function load(language = "en"): Promise<Door> {
  vi.resetModules();
  document.querySelectorAll("html > div").forEach((host) => {
    host.remove();
  });
  const script = Object.assign(document.createElement("script"), { src: `${HOME}/embed.js` });
  script.dataset.language = language;
  vi.spyOn(document, "currentScript", "get").mockReturnValue(script);
  await import("./embed");
  return (window as unknown as { Lobby: Door }).Lobby;
}

const shadow = () => document.querySelector("html > div")!.shadowRoot!;
const button = () => shadow().querySelector("button")!;
const frame = () => shadow().querySelector("iframe");

/** jsdom gives a frame in a shadow tree no window. */
function giveWindow(): ReturnType<typeof vi.fn> {
  const postMessage = vi.fn();
  Object.defineProperty(frame(), "contentWindow", { value: { postMessage } });
  return postMessage;
}

function frameSays(data: object, origin = HOME, source: unknown = frame()?.contentWindow): void {
  window.dispatchEvent(Object.assign(new Event("message"), { data, origin, source }));
}

beforeEach(() => {
  sessionStorage.clear();
  document.title = "The bank";
  vi.stubGlobal("visualViewport", Object.assign(new EventTarget(), { scale: 1, offsetTop: 0, height: 700 }));
  // jsdom has no constructed style sheets.
  vi.stubGlobal(
    "CSSStyleSheet",
    class {
      replaceSync = vi.fn();
    },
  );
});

describe("the button", () => {
  test("says what it does in the page's language", async () => {
    await load("zh");
    expect(button().ariaLabel).toBe("咨询客服");
  });

  test("fetches nothing until it is pressed", async () => {
    await load();
    expect(frame()).toBeNull();
    button().click();
    expect(frame()?.src).toContain(`${HOME}/widget#host=${location.origin}`);
    expect(button().ariaExpanded).toBe("true");
  });

  test("opens and shuts the same frame", async () => {
    await load();
    button().click();
    const first = frame();
    button().click();
    expect(first?.hidden).toBe(true);
    button().click();
    expect(frame()).toBe(first);
  });
});

describe("messages from the frame", () => {
  test("unread are counted on the button and told to the page", async () => {
    const lobby = await load();
    const told = vi.fn();
    lobby.on("unread", told);
    button().click();
    giveWindow();
    frameSays({ lobby: 1, type: "unread", detail: 12 });
    expect(shadow().querySelector("b")?.textContent).toBe("12");
    expect(told).toHaveBeenCalledWith(12);
  });

  test("from another origin or window are not heard", async () => {
    await load();
    button().click();
    giveWindow();
    frameSays({ lobby: 1, type: "close" }, "https://evil.example");
    frameSays({ lobby: 1, type: "close" }, HOME, window);
    expect(frame()?.hidden).toBe(false);
  });

  test("ready is answered with what the page has said meanwhile", async () => {
    const lobby = await load();
    lobby.setLanguage("zh");
    lobby.identify("jwt");
    lobby.open();
    const post = giveWindow();
    frameSays({ lobby: 1, type: "ready" });
    expect(post.mock.calls).toEqual([
      [{ lobby: 1, type: "language", detail: "zh" }, HOME],
      [{ lobby: 1, type: "identify", detail: "jwt" }, HOME],
      [{ lobby: 1, type: "open", detail: undefined }, HOME],
    ]);
  });
});

describe("the page around the frame", () => {
  test("has the number of unread messages before its title, whatever the title becomes", async () => {
    await load();
    button().click();
    giveWindow();
    frameSays({ lobby: 1, type: "unread", detail: 2 });
    expect([document.title, button().ariaLabel]).toEqual(["(2) The bank", "(2) Chat"]);
    document.title = "(2) Cards";
    frameSays({ lobby: 1, type: "unread", detail: 0 });
    expect([document.title, button().ariaLabel]).toEqual(["Cards", "Chat"]);
  });

  test("hears how the conversation stands", async () => {
    const lobby = await load();
    const told = vi.fn();
    lobby.on("state", told);
    button().click();
    giveWindow();
    frameSays({ lobby: 1, type: "state", detail: "queued" });
    expect(told.mock.calls).toEqual([["queued"]]);
  });

  test("signs its customer out: the frame is a new one that forgets, and nothing is left to count", async () => {
    const lobby = await load();
    lobby.identify("jwt");
    lobby.open();
    const before = frame();
    giveWindow();
    frameSays({ lobby: 1, type: "unread", detail: 1 });
    lobby.signOut();
    expect(frame()).not.toBe(before);
    expect(frame()?.src).toContain("&forget=1");
    expect([frame()?.hidden, document.title]).toEqual([false, "The bank"]);
    const post = giveWindow();
    frameSays({ lobby: 1, type: "ready" });
    expect((post.mock.calls as [{ type: string }][]).map(([{ type }]) => type)).toEqual(["language", "open"]);
  });

  test("gives the frame what an on-screen keyboard leaves, and no less when somebody zooms in", async () => {
    await load();
    button().click();
    const view = visualViewport as unknown as { height: number; offsetTop: number; scale: number };
    Object.assign(view, { height: 420, offsetTop: 80 });
    visualViewport?.dispatchEvent(new Event("resize"));
    expect(frame()?.style.cssText).toBe("top: 80px; height: 420px;");
    Object.assign(view, { scale: 2 });
    visualViewport?.dispatchEvent(new Event("resize"));
    expect(frame()?.style.cssText).toBe("");
  });
});

test("on the next page of the site an open conversation is open again", async () => {
  // Not on a phone, where it would cover that page.
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  (await load()).open();
  await load();
  expect(frame()?.hidden).toBe(false);
});
