// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/preact";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { State } from "../../shared/protocol";
import { faults } from "../../shared/testing/accessibility";
import { no, ok } from "../../shared/testing/FakeSocket";
import { entry, state } from "../../shared/testing/made";
import { Visit } from "../testing";
import { onScreen } from "./testing";

let visit: Visit;
const onHide = vi.fn();
const onLanguage = vi.fn();

beforeEach(() => {
  visit = new Visit();
  visit.socket.answer("send", ({ text }: { text: string }) =>
    ok({ seq: visit.log.length + 1, at: "2026-11-21T08:00:00.000Z", text, duplicate: false }),
  );
});

function open(log = visit.log, now: Partial<State> = {}) {
  visit.log = log;
  visit.state = state(now);
  return onScreen(visit, { onLanguage, onHide });
}

const customer = (seq: number, fields = {}) => entry(seq, { author: { role: "customer" }, ...fields });

describe("the welcome", () => {
  test("greets with topics, and a topic is a question", async () => {
    const { user, container } = await open();
    expect(await faults(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Deposit rates" }));
    expect(visit.socket.asked("send")).toMatchObject([{ text: "What are your fixed deposit rates?" }]);
    expect(screen.queryByText("Hello. How can we help?")).toBeNull();
  });
});

describe("writing", () => {
  test("Enter sends, Shift+Enter begins a new line", async () => {
    const { user } = await open();
    await user.type(screen.getByRole("textbox"), "one{Shift>}{Enter}{/Shift}two{Enter}");
    expect(visit.socket.asked("send")).toMatchObject([{ text: "one\ntwo" }]);
    expect(screen.getByRole("textbox")).toHaveProperty("value", "");
  });

  test("a text over the limit is not sent, and the field says by how much", async () => {
    const { user } = await open();
    screen.getByRole("textbox").focus();
    await user.paste("x".repeat(4003));
    await user.keyboard("{Enter}");
    expect(visit.socket.asked("send")).toEqual([]);
    expect(screen.getByText("3 characters too many")).toBeTruthy();
  });

  test("a refused message says why and can be sent again", async () => {
    visit.socket.answer("send", () => no("not_allowed_now"));
    const { user } = await open();
    await user.type(screen.getByRole("textbox"), "hello{Enter}");
    const again = await screen.findByRole("button", { name: "Try again" });
    visit.socket.answer("send", ({ text }: { text: string }) =>
      ok({ seq: 1, at: "2026-11-21T08:00:00.000Z", text, duplicate: false }),
    );
    await user.click(again);
    expect(await screen.findByText("Sent")).toBeTruthy();
  });
});

describe("the conversation", () => {
  test("is a log that a screen reader follows, without faults", async () => {
    const { container } = await open([
      customer(1, { text: "My card ⟦card:1:6222****1234⟧" }),
      entry(2, {
        text: "Rates:\n\n· Current: 0.05%\n· One year: 1.10%",
        quick_replies: [{ title: "Large CDs", choice: "topic:savings/large_cd" }],
      }),
      entry(3, { kind: "state", author: { role: "system" }, text: "You are in the queue." }),
    ]);
    expect(screen.getByRole("log").textContent).toContain("6222****1234");
    expect(screen.getByRole("log").textContent).not.toContain("⟦");
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toContain("Current: 0.05%");
    expect(await faults(container)).toEqual([]);
  });

  test("markup in a message is shown as the text that it is", async () => {
    await open([customer(1, { text: "<img src=x onerror=alert(1)>" })]);
    expect(screen.getByText("<img src=x onerror=alert(1)>")).toBeTruthy();
    expect(document.querySelector("img")).toBeNull();
  });

  test("a quick reply sends its title and its choice", async () => {
    const { user } = await open([
      customer(1),
      entry(2, { quick_replies: [{ title: "Large CDs", choice: "topic:savings/large_cd" }] }),
    ]);
    await user.click(screen.getByRole("button", { name: "Large CDs" }));
    expect(visit.socket.asked("send")).toMatchObject([
      { text: "Large CDs", choice: "topic:savings/large_cd" },
    ]);
    expect(screen.queryByRole("button", { name: "Large CDs" })).toBeNull();
  });

  test("a case number stands on a card", async () => {
    await open([customer(1), entry(2, { card: { kind: "case", number: "C20261121-0001-7" } })]);
    expect(screen.getByRole("region", { name: "Case number" }).textContent).toContain("C20261121-0001-7");
  });

  test("a card of an unknown kind leaves the text to speak", async () => {
    await open([customer(1), entry(2, { text: "See the chart.", card: { kind: "chart" } })]);
    expect(screen.getByText("See the chart.")).toBeTruthy();
  });
});

describe("a person", () => {
  test("is one press away while the assistant answers", async () => {
    visit.socket.answer("ask_human", () =>
      ok({ state: state({ state: "queued", position: 3, wait: { low: 120, high: 300 } }) }),
    );
    const { user, container } = await open([customer(1)]);
    await user.click(screen.getByRole("button", { name: "Talk to a person" }));
    expect(await screen.findByText("2 ahead of you")).toBeTruthy();
    expect(screen.getByText("about 2–5 min to wait")).toBeTruthy();
    expect(await faults(container)).toEqual([]);
  });

  test("whose connection dropped holds the customer's place", async () => {
    await open([customer(1)], { state: "agent", agent: { name: "Wang Min", connected: false } });
    expect(screen.getByText("Wang Min's connection dropped. We are holding your place.")).toBeTruthy();
  });

  test("can be left a message when the assistant is down", async () => {
    visit.socket.answer("leave_message", () => ok({ number: "C20261121-0002-5" }));
    const { user } = await open([customer(1)], { bot_available: false });
    await user.click(screen.getByRole("button", { name: "Leave a message" }));
    const dialog = await screen.findByRole("dialog");
    await user.click(screen.getByRole("button", { name: "Send message" }));
    expect(await screen.findByText("Please say what you need.")).toBeTruthy();
    await user.type(screen.getByLabelText("What can we do for you?"), "Call me");
    await user.type(screen.getByLabelText("How to reach you (phone or e-mail)"), "138 0000 0000");
    expect(await faults(dialog)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Send message" }));
    expect(await screen.findByText("Received. Your case number is C20261121-0002-5.")).toBeTruthy();
  });
});

describe("the end", () => {
  test("is confirmed, then rated, then begun anew", async () => {
    visit.socket.answer("close", () => ok({ state: state({ state: "closed", can_rate: true }) }));
    visit.socket.answer("rate", () => ok());
    const { user, container } = await open([customer(1)]);
    await user.click(screen.getByRole("button", { name: "More" }));
    await user.click(await screen.findByRole("button", { name: "End conversation" }));
    await screen.findByRole("dialog");
    await user.click(screen.getAllByRole("button", { name: "End conversation" }).at(-1)!);
    await user.click(await screen.findByRole("radio", { name: "4 stars: Good" }));
    expect(await faults(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Send rating" }));
    expect(visit.socket.asked("rate")).toMatchObject([{ score: 4 }]);
    expect(await screen.findByText("Thank you for your rating.")).toBeTruthy();
    visit.state = state({ conversation: "c2" });
    visit.log = [];
    await user.click(screen.getByRole("button", { name: "Start a new conversation" }));
    expect(await screen.findByText("Hello. How can we help?")).toBeTruthy();
  });
});

test("the connection that was lost is told, and that nothing written is", async () => {
  await open([customer(1)]);
  visit.socket.drop();
  expect(await screen.findByText(/Connection lost/)).toBeTruthy();
});

test("Escape puts the widget away", async () => {
  const { user } = await open();
  await user.keyboard("{Escape}");
  expect(onHide).toHaveBeenCalled();
});

test("the interface changes its language without losing the conversation", async () => {
  visit.socket.answer("language", () => ok({ state: state({ language: "zh" }) }));
  await open([customer(1, { text: "Hello there" })]);
  visit.reception.setLanguage("zh");
  await waitFor(() => screen.getByRole("button", { name: "转人工" }));
  expect(document.documentElement.lang).toBe("zh-CN");
  expect(screen.getByText("Hello there")).toBeTruthy();
});
