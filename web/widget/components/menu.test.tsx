// @vitest-environment jsdom
import { screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { memoryStorage } from "../../shared/storage";
import { faults } from "../../shared/testing/accessibility";
import { no, ok } from "../../shared/testing/FakeSocket";
import { entry } from "../../shared/testing/made";
import { Visit } from "../testing";
import { callAttention, hasSound } from "./attention";
import { onScreen } from "./testing";

const OLD = { conversation: "c0", opened_at: "2026-10-02T08:00:00.000Z", last_text: "Thanks, bye" };

async function opened() {
  const storage = memoryStorage();
  const { visit, container, user } = await onScreen(new Visit(), { storage });
  await user.click(await screen.findByRole("button", { name: "More" }));
  await screen.findByRole("dialog", { name: "Options" });
  return { visit, storage, container, user };
}

test("earlier conversations are listed and read again, without faults", async () => {
  const { visit, container, user } = await opened();
  visit.socket.answer("history", () => ok({ conversations: [{ ...OLD, conversation: "c1" }, OLD] }));
  visit.socket.answer("sync", () =>
    ok({
      entries: [
        entry(1, { conversation: "c0", author: { role: "customer" }, text: "Is my card here?" }),
        entry(2, { conversation: "c0", author: { role: "agent", name: "Lin" }, text: "It is." }),
      ],
      last_seq: 2,
      more: false,
      state: visit.state,
    }),
  );
  await user.click(screen.getByRole("button", { name: "Earlier conversations" }));
  const past = await screen.findByRole("button", { name: /Thanks, bye/ });
  expect(await faults(container)).toEqual([]);
  await user.click(past);
  expect(await screen.findByText("Is my card here?")).toBeTruthy();
  expect(visit.socket.asked("sync").at(-1)).toMatchObject({ conversation: "c0", after: 0 });
  expect(await faults(container)).toEqual([]);
  expect(visit.chat.conversation).toBe("c1");
});

test("with none, or when they cannot be read, that is said", async () => {
  const { visit, user } = await opened();
  visit.socket.answer("history", () => ok({ conversations: [] }));
  await user.click(screen.getByRole("button", { name: "Earlier conversations" }));
  expect(await screen.findByText("There are no earlier conversations.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Close" }));
  visit.socket.answer("history", () => no("unavailable"));
  await user.click(screen.getByRole("button", { name: "More" }));
  await user.click(await screen.findByRole("button", { name: "Earlier conversations" }));
  expect(await screen.findByText("They cannot be read just now.")).toBeTruthy();
});

test("sound is switched off for good", async () => {
  const { storage, user } = await opened();
  const sound = screen.getByRole("switch", { name: "Sound for new messages" });
  expect(sound.getAttribute("aria-checked")).toBe("true");
  await user.click(sound);
  expect(hasSound(storage)).toBe(false);
});

test("a new message rings once and counts in the title, until it is read", () => {
  document.title = "Customer service";
  const rung = vi.fn();
  class Silence {
    currentTime = 0;
    state = "running";
    destination = {};
    createGain() {
      return { gain: { setValueAtTime: rung, exponentialRampToValueAtTime: () => 0 }, connect: () => 0 };
    }
    createOscillator() {
      return { frequency: {}, connect: () => ({ connect: () => 0 }), start: () => 0, stop: () => 0 };
    }
  }
  const storage = memoryStorage();
  const page = Object.assign(Object.create(window) as Window & typeof globalThis, {
    AudioContext: Silence,
    document,
  });
  const call = callAttention(page, storage);
  call(1);
  call(2);
  expect([document.title, rung.mock.calls.length]).toEqual(["(2) Customer service", 2]);
  call(0);
  expect([document.title, rung.mock.calls.length]).toEqual(["Customer service", 2]);
  storage.setItem("lobby.quiet", "1");
  call(1);
  expect([document.title, rung.mock.calls.length]).toEqual(["(1) Customer service", 2]);
});
