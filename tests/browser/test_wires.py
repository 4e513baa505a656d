"""A bad wire between pages and hall: nothing that was written is lost, nothing that was missed stays missing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.browser.faces import (
    PATIENCE,
    Look,
    accept,
    ask_for_a_person,
    be_available,
    looking,
    say,
    sign_in,
)
from tests.support.system import System

pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.timeout(900)]


@dataclass
class Gate:
    """Lies between a page and the hall; what holds one of the words goes lost on its way."""

    lost_up: str = ""  # in what the page sends
    lost_down: str = ""  # in what the page is sent
    lost: int = 0

    def stand(self, page: Page) -> "Gate":
        """Take every socket of the page, now and after a reload."""
        page.route_web_socket(re.compile("socket.io"), self._carry)
        return self

    def _carry(self, socket: WebSocketRoute) -> None:
        hall = socket.connect_to_server()
        socket.on_message(lambda frame: self._passes(self.lost_up, frame) and hall.send(frame))
        hall.on_message(lambda frame: self._passes(self.lost_down, frame) and socket.send(frame))

    def _passes(self, word: str, frame: str | bytes) -> bool:
        gone = bool(word) and word in str(frame)
        self.lost += gone
        return not gone


@dataclass
class Side:
    """A page with its gate, and the name under which the hall speaks of what is written there."""

    page: Page
    gate: Gate

    def shows(self, text: str, times: int = 1) -> None:
        """Wait until the conversation shows it, and see that it does so just as often as it was said."""
        said = self.page.get_by_role("log").get_by_text(text, exact=True)
        expect(said).to_have_count(times, timeout=PATIENCE)

    def writes_into_the_void(self, text: str) -> None:
        """Write something that does not reach the hall."""
        self.gate.lost_up, before = '["send",{"conversation"', self.gate.lost
        say(self.page, text)
        self.shows(text)
        while self.gate.lost == before:
            self.page.wait_for_timeout(100)


@pytest.fixture
def sides(browser: Browser, lobby: System) -> Iterator[dict[str, Side]]:
    """A customer and the agent who has them."""
    with looking(browser, Look("zh", "phone")) as visitor, looking(browser, Look("zh")) as staff:
        found = {
            "widget": Side(visitor, Gate().stand(visitor)),
            "console": Side(staff, Gate().stand(staff)),
        }
        sign_in(staff, lobby, "chen")
        be_available(staff)
        ask_for_a_person(visitor, lobby, "三年期定期存款利率是多少？")
        accept(staff)
        yield found
        be_available(staff, on=False)
        staff.keyboard.press("Alt+e")
        staff.get_by_role("dialog").get_by_role("button", name="结束会话").click()


@pytest.mark.parametrize(("here", "there"), [("widget", "console"), ("console", "widget")])
def test_what_was_not_sent_yet_survives_a_reload_and_arrives_once(
    sides: dict[str, Side], here: str, there: str
) -> None:
    one, other = sides[here], sides[there]
    first, second = f"还没有发出去 {uuid4().hex}", f"接着又写一句 {uuid4().hex}"
    one.writes_into_the_void(first)
    say(one.page, second)
    one.page.reload()
    one.gate.lost_up = ""
    if here == "console":
        one.page.locator(".talk").first.click()
    for text in (first, second):
        one.shows(text)
        other.shows(text)
    shown = other.page.get_by_role("log").inner_text()
    assert shown.index(first) < shown.index(second)


@pytest.mark.parametrize(("here", "there"), [("widget", "console"), ("console", "widget")])
def test_an_entry_that_went_lost_is_fetched_when_the_next_one_shows_the_gap(
    sides: dict[str, Side], here: str, there: str
) -> None:
    one, other = sides[here], sides[there]
    gone, seen = f"没有送到的 {uuid4().hex}", f"送到了的 {uuid4().hex}"
    one.gate.lost_down = gone
    say(other.page, gone)
    other.shows(gone)
    while not one.gate.lost:
        one.page.wait_for_timeout(100)
    one.gate.lost_down = ""
    say(other.page, seen)
    for text in (gone, seen):
        one.shows(text)
    shown = one.page.get_by_role("log").inner_text()
    assert shown.index(gone) < shown.index(seen)
