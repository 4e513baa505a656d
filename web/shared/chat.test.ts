import { describe, expect, test } from "vitest";
import { behind, chat, newChat, openQuickReplies, unread, type Chat, type ChatEvent } from "./chat";
import { entry, pending, state } from "./testing/made";

const after = (...events: ChatEvent[]): Chat => events.reduce(chat, newChat("c1"));
const arrives = (seq: number, fields = {}): ChatEvent => ({ type: "entry", entry: entry(seq, fields) });
const seqs = (known: Chat) => known.entries.map((e) => e.seq);

describe("taking entries", () => {
  test("entries in order are appended", () => {
    expect(seqs(after(arrives(1), arrives(2)))).toEqual([1, 2]);
  });

  test("an entry that came before is not shown twice", () => {
    expect(seqs(after(arrives(1), arrives(2), arrives(1)))).toEqual([1, 2]);
  });

  test("an entry after a hole is not shown, and the hole is known", () => {
    const known = after(arrives(1), arrives(3));
    expect(seqs(known)).toEqual([1]);
    expect(behind(known)).toBe("gap");
  });

  test("a seq that was for others leaves no hole", () => {
    const known = after(arrives(1), arrives(4, { prev: 1 }));
    expect(seqs(known)).toEqual([1, 4]);
    expect(behind(known)).toBe("no");
  });

  test("what the server sends on sync closes the hole", () => {
    const page = { entries: [entry(2), entry(3)], last_seq: 3, more: false };
    const known = after(arrives(1), arrives(3), { type: "synced", page });
    expect(seqs(known)).toEqual([1, 2, 3]);
    expect(behind(known)).toBe("no");
  });

  test("a sync that was answered before the missing entry was stored leaves the hole open", () => {
    const page = { entries: [], last_seq: 1, more: false };
    expect(behind(after(arrives(1), arrives(3), { type: "synced", page }))).toBe("gap");
  });

  test("an entry stored while the page was made is still taken when it arrives", () => {
    const page = { entries: [entry(1)], last_seq: 2, more: false };
    expect(seqs(after({ type: "synced", page }, arrives(2)))).toEqual([1, 2]);
  });

  test("a state that mentions a later seq makes one look, and looking settles it", () => {
    const told = after(arrives(1), { type: "state", state: state({ last_seq: 2 }) });
    expect(behind(told)).toBe("perhaps");
    const looked = chat(told, { type: "synced", page: { entries: [], last_seq: 2, more: false } });
    expect(behind(looked)).toBe("no");
  });

  test("a page that is not the last proves nothing about the rest", () => {
    const page = { entries: [entry(1)], last_seq: 900, more: true };
    expect(behind(after({ type: "synced", page }))).toBe("perhaps");
  });

  test("who typed and then spoke no longer types", () => {
    const known = after({ type: "typing", role: "bot", on: true }, arrives(1));
    expect(known.typing).toBeNull();
  });
});

describe("what is on its way", () => {
  const queued: ChatEvent = { type: "queued", pending: pending("m1") };
  const stored: ChatEvent = {
    type: "stored",
    client_id: "m1",
    stored: { seq: 1, at: "2026-11-21T08:00:01.000Z", text: "⟦code⟧", duplicate: false },
  };
  const own = arrives(1, { author: { role: "customer" }, client_id: "m1" });

  test("an acknowledged message shows the text as it was stored", () => {
    expect(after(queued, stored).pending).toMatchObject([{ status: "sent", text: "⟦code⟧", seq: 1 }]);
  });

  test("the entry takes the place of the message, whichever comes first", () => {
    expect(after(queued, stored, own).pending).toEqual([]);
    expect(after(queued, own, stored).pending).toEqual([]);
  });

  test("an acknowledgement without its entry is a reason to look", () => {
    expect(behind(after(queued, stored))).toBe("perhaps");
  });

  test("a message found in the outbox that the log already has is not shown again", () => {
    expect(after(own, queued).pending).toEqual([]);
  });

  test("a failed message says why, and trying again takes the reason away", () => {
    const failed = after(queued, { type: "failed", client_id: "m1", code: "too_long" });
    expect(failed.pending).toMatchObject([{ status: "failed", code: "too_long" }]);
    const again = chat(failed, { type: "retried", client_id: "m1" });
    expect(again.pending[0]).not.toHaveProperty("code");
  });
});

describe("quick replies", () => {
  const replies = [{ title: "Large CDs", choice: "topic:savings/large_cd" }];
  const inBot: ChatEvent = { type: "state", state: state() };

  test("those of the bot's last entry are open", () => {
    expect(openQuickReplies(after(inBot, arrives(1, { quick_replies: replies })))).toEqual(replies);
  });

  test("they are gone once the customer has said something else", () => {
    const known = after(inBot, arrives(1, { quick_replies: replies }), {
      type: "queued",
      pending: pending("m1"),
    });
    expect(openQuickReplies(known)).toEqual([]);
  });

  test("they are gone when a later answer of the bot has none", () => {
    expect(openQuickReplies(after(inBot, arrives(1, { quick_replies: replies }), arrives(2)))).toEqual([]);
  });

  test("a person has no quick replies of the bot", () => {
    const withAgent: ChatEvent = { type: "state", state: state({ state: "agent" }) };
    expect(openQuickReplies(after(arrives(1, { quick_replies: replies }), withAgent))).toEqual([]);
  });
});

test("unread are the messages of the other side beyond what was read", () => {
  const known = after(
    arrives(1),
    arrives(2, { author: { role: "customer" } }),
    arrives(3),
    arrives(4, { kind: "state" }),
  );
  expect(unread(known, 1, ["bot", "agent"])).toBe(1);
});

describe("marks", () => {
  test("what was read has also come, and neither goes back", () => {
    const known = after(
      { type: "receipt", read: 0, delivered: 4 },
      { type: "receipt", read: 5, delivered: 2 },
      { type: "receipt", read: 1, delivered: 1 },
    );
    expect(known).toMatchObject({ readByOther: 5, deliveredToOther: 5 });
  });
});

test("an entry that comes again brings new addresses of its files, and nothing else", () => {
  const file = { id: "f1", name: "a.png", type: "image/png", size: 1, url: "/old" };
  const sent = entry(1, { attachments: [file] });
  const again = { ...sent, text: "other", attachments: [{ ...file, url: "/new" }] };
  const known = after({ type: "entry", entry: sent }, arrives(2), {
    type: "synced",
    page: { entries: [again], last_seq: 2, more: false },
  });
  expect(seqs(known)).toEqual([1, 2]);
  expect(known.entries[0]).toMatchObject({ text: sent.text, attachments: [{ url: "/new" }] });
});
