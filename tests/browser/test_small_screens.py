"""The supervisors' and the officers' pages on small screens and when something is missing, in both languages."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.faces import PATIENCE, Language, Look, Size, faults, looking, sign_in
from tests.support.system import System

pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.timeout(900)]

# What each page shows when it is whole.
BOARD = {"": ".today", "#/history": ".range", "#/month": ".sheet", "#/quality": ".quality"}
OFFICE = {"": ".list", "#/report": ".report .quiet", "#/loss": "h1"}
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"
AGAIN = re.compile("^(重试|Try again)$")


@pytest.mark.parametrize(
    ("language", "size"), [("zh", "phone"), ("en", "small")], ids=["zh-390", "en-320"]
)
@pytest.mark.parametrize(
    ("who", "path", "pages"),
    [("wang", "/supervisor", BOARD), ("sun", "/cases", OFFICE)],
    ids=["dashboard", "cases"],
)
def test_every_page_fits_a_small_screen_without_faults(
    browser: Browser,
    lobby: System,
    language: Language,
    size: Size,
    who: str,
    path: str,
    pages: dict[str, str],
) -> None:
    with looking(browser, Look(language, size)) as page:
        sign_in(page, lobby, who, path)
        for place, shown in pages.items():
            page.goto(f"{lobby.address}{path}{place}")
            page.locator(shown).first.wait_for()
            assert not page.evaluate(TOO_WIDE), place
            assert faults(page) == [], place


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_whose_code_does_not_come_says_so_and_comes_when_asked_again(
    browser: Browser, lobby: System, language: Language
) -> None:
    with looking(browser, Look(language)) as page:
        sign_in(page, lobby, "wang", "/supervisor")
        page.route("**/assets/HistoryPage*.js", _lose)
        page.get_by_role("button", name=re.compile("^(历史|History)$")).click()
        expect(page.get_by_role("alert").last).to_contain_text(
            re.compile("没有加载成功|not be fetched")
        )
        assert faults(page) == []
        page.unroute("**/assets/HistoryPage*.js")
        page.get_by_role("button", name=AGAIN).click()
        page.locator(".range").wait_for()


def _lose(route: Route) -> None:
    route.abort()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lost_line_is_said_on_the_floor_and_goes_when_it_is_back(
    browser: Browser, lobby: System, language: Language
) -> None:
    with looking(browser, Look(language)) as page:
        sign_in(page, lobby, "wang", "/supervisor")
        page.locator(".today").wait_for()
        lost = page.get_by_text(re.compile("网络已断开|Connection lost"))
        _cut(page, True)
        expect(lost.first).to_be_visible(timeout=PATIENCE)
        assert faults(page) == []
        _cut(page, False)
        expect(lost).to_have_count(0, timeout=PATIENCE)


def _cut(page: Page, is_cut: bool) -> None:
    page.context.set_offline(is_cut)
    page.evaluate(f"dispatchEvent(new Event('{'offline' if is_cut else 'online'}'))")
