"""The customer's journey in the widget: every state free of faults, in both languages, sizes and themes."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.customer import with_assistant, with_person
from tests.browser.faces import LOOKS, PATIENCE, Language, Look, faults, looking
from tests.support.system import System

pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.timeout(900)]

MOST_STEPS = 60
IN_THE_OPEN = """() => {
  const { left, top, width, height } = document.activeElement.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return document.activeElement.contains(seen);
}"""
# WCAG 2.2, 2.5.8; links within a sentence are excepted.
TOO_SMALL = """() => [...document.querySelectorAll("button, a, input, summary, textarea")]
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, { width, height }]) => width > 1 && height > 1 && (width < 24 || height < 24))
  .map(([one]) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_state_of_the_widget_is_free_of_faults(
    browser: Browser, lobby: System, look: Look
) -> None:
    with looking(browser, look) as customer, looking(browser, Look(look.language)) as agent:
        for name in with_assistant(customer, lobby, look):
            assert faults(customer) == [], name
        for name in with_person(customer, agent, lobby, look):
            assert faults(customer) == [], name


def test_the_whole_way_goes_by_keyboard_alone(browser: Browser, lobby: System) -> None:
    with looking(browser, Look()) as page:
        page.goto(f"{lobby.address}/widget")
        expect(page.locator(".status.online")).to_be_visible(timeout=PATIENCE)
        answers = page.locator(".said.bot")
        _press(page, "Tab", ".tile:not(.urgent)", "Enter")
        expect(answers).to_have_count(1, timeout=PATIENCE)
        # The tile is gone: whoever pressed it goes on writing.
        assert _focused(page, "textarea")
        _press(page, "Shift+Tab", ".reply", "Enter")
        expect(answers).to_have_count(2, timeout=PATIENCE)
        assert _focused(page, "textarea")
        _press(page, "Shift+Tab", ".thumb", "Space")
        expect(page.locator(".thumb[aria-pressed=true]")).to_be_visible()
        _press(page, "Tab", ".person", "Enter")
        expect(page.locator(".waiting")).to_be_visible(timeout=PATIENCE)
        assert not _focused(page, "body")
        _press(page, "Shift+Tab", ".waiting .button:first-child", "Enter")
        expect(page.locator(".waiting")).to_be_hidden(timeout=PATIENCE)
        _press(page, "Shift+Tab", ".header [aria-haspopup]", "Enter")
        page.get_by_role("dialog").wait_for()
        page.keyboard.press("Escape")
        assert _focused(page, ".header [aria-haspopup]")


def _press(page: Page, step: str, goal: str, key: str) -> None:
    """Go by Tab to what fits, which must then lie in the open; press a key on it."""
    for _ in range(MOST_STEPS):
        page.keyboard.press(step)
        if _focused(page, goal):
            assert page.evaluate(IN_THE_OPEN), goal
            page.keyboard.press(key)
            return
    raise AssertionError(f"{goal} is not reached by {step}")


def _focused(page: Page, selector: str) -> bool:
    found: bool = page.evaluate("what => document.activeElement.matches(what)", selector)
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_wider_than_a_small_screen_and_everything_is_large_enough_to_press(
    browser: Browser, lobby: System, language: Language
) -> None:
    with looking(browser, Look(language, "small")) as page:
        for name in with_assistant(page, lobby, Look(language, "small")):
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not wide, name
            assert page.evaluate(TOO_SMALL) == [], name
