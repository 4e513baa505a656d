"""The console with 300 conversations and 5,000 entries, on a scripted line: what is out of sight costs nothing."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.browser.faces import PATIENCE, Look, faults, looking
from tests.support.system import System

pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.timeout(900)]

TALKS, ENTRIES, PAGE = 300, 5_000, 200
# Far below the number of rows there are; a tall screen shows some twenty.
MOST_DRAWN = 80
AT = "2026-11-21T08:00:00.000Z"
ME = {
    "id": "a1",
    "name": "林晓",
    "role": "agent",
    "available": True,
    "capacity": TALKS,
    "load": TALKS,
    "skills": [],
    "languages": ["zh"],
}
OPEN = '0{"sid":"s","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'


def summary(number: int) -> dict[str, Any]:
    return {
        "conversation": f"c{number}",
        "state": "agent",
        "last_seq": ENTRIES if number == 0 else 1,
        "language": "zh",
        "bot_available": True,
        "can_rate": False,
        "customer": {"label": f"{number:04d}", "identity": "anonymous"},
        "epoch": 1,
        "agent_id": "a1",
        "last_text": f"第 {number} 位",
        "last_at": AT,
        "since": AT,
    }


def entry(conversation: str, seq: int) -> dict[str, Any]:
    return {
        "conversation": conversation,
        "seq": seq,
        "prev": seq - 1,
        "kind": "message",
        "author": {"role": "customer" if seq % 2 else "agent"},
        # Of every length, as people write.
        "text": f"第 {seq} 条 " + "话" * (seq * 7 % 90),
        "at": AT,
    }


def answer(event: str, asked: dict[str, Any]) -> dict[str, Any]:
    if event == "hello":
        talks = [summary(number) for number in range(TALKS)]
        return {"me": ME, "conversations": talks, "queue": [], "offers": []}
    if event != "sync":
        return {}
    conversation, after = asked["conversation"], asked["after"]
    last = ENTRIES if conversation == "c0" else 1
    page = [entry(conversation, seq) for seq in range(after + 1, min(last, after + PAGE) + 1)]
    more = bool(page) and after + PAGE < last
    rest = {"last_seq": last, "more": more, "summary": summary(int(conversation[1:]))}
    return {"entries": page} | rest


def serve(socket: WebSocketRoute) -> None:
    """Speak for the server: Socket.IO on the wire."""

    def hear(message: str | bytes) -> None:
        text = str(message)
        if text.startswith("40"):
            socket.send('40/staff,{"sid":"x"}')
        elif found := re.match(r"42/staff,(\d+)(.*)", text, re.DOTALL):
            event, asked = json.loads(found[2])
            reply = {"ok": True} | answer(event, asked)
            socket.send(f"43/staff,{found[1]}{json.dumps([reply])}")

    socket.on_message(hear)
    socket.send(OPEN)


def test_long_lists_are_drawn_in_part_and_read_from_end_to_end(
    browser: Browser, lobby: System
) -> None:
    with looking(browser, Look()) as page:
        page.route_web_socket(re.compile("socket.io"), serve)
        page.route("**/api/staff/me", lambda route: route.fulfill(json={"me": ME}))
        page.goto(f"{lobby.address}/agent")
        # Three hundred logs come first: on a busy machine that takes a while.
        expect(page.locator("[aria-setsize='300']").first).to_be_visible(timeout=PATIENCE)
        assert page.locator(".talks .talk").count() < MOST_DRAWN
        _walk_by_keyboard(page)
        page.get_by_role("searchbox").fill("0000")
        page.locator(".talk").click()

        rows = page.locator(".log > .measured")
        expect(rows.last).to_contain_text("第 5000 条")
        expect(rows.last).to_be_in_viewport()
        assert rows.count() < MOST_DRAWN
        assert faults(page) == []

        _read_by_keyboard(page)
        page.locator(".talk-scroll").evaluate("log => { log.scrollTop = 0 }")
        expect(rows.first).to_contain_text("第 1 条")
        page.get_by_role("button", name="跳到最新").click()
        expect(rows.last).to_contain_text("第 5000 条")
        expect(rows.last).to_be_in_viewport()


def _walk_by_keyboard(page: Page) -> None:
    """One stop of the Tab key, keys from end to end, and the place is kept when it scrolls out of sight."""
    focus = page.locator(".talks .talk:focus")
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Tab")
    for key, place in (("End", 300), ("Home", 1), ("PageDown", 11), ("ArrowDown", 12)):
        page.keyboard.press(key)
        expect(page.locator(f"[aria-posinset='{place}'] .talk")).to_be_focused()
        expect(focus).to_be_in_viewport()
    page.keyboard.press("End")
    page.locator(".talks .roll").evaluate("list => { list.scrollTop = 0 }")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[aria-posinset='299'] .talk")).to_be_focused()
    page.keyboard.press("Tab")
    expect(focus).to_have_count(0)
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".talk[aria-current]")).to_be_in_viewport()


def _read_by_keyboard(page: Page) -> None:
    """Home and End go all the way, though the rows between were never drawn; rows that come by are no news."""
    log, rows = page.get_by_role("log"), page.locator(".log > .measured")
    page.locator(".talk-scroll").focus()
    for key, row, live in (
        ("Home", "第 1 条", "off"),
        ("End", "第 5000 条", "polite"),
        ("Home", "第 1 条", "off"),
        ("Alt+j", "第 5000 条", "polite"),
    ):
        page.keyboard.press(key)
        expect(rows.first if live == "off" else rows.last).to_contain_text(row)
        expect(log).to_have_attribute("aria-live", live)
