"""A bank's own page around the widget: another origin, a strict policy, a customer who signs in and out."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect

from tests.browser.conftest import BANK_ORIGIN
from tests.browser.customer import WORDS
from tests.browser.faces import PATIENCE, SIZES, Language, Look, looking
from tests.support.identity import Bank
from tests.support.system import System

pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.timeout(900)]

SCRIPT = "window.heard = []; for (const event of ['ready', 'open', 'close', 'unread', 'state'])"
SCRIPT += " Lobby.on(event, (detail) => heard.push([event, detail ?? null]));"


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


@pytest.fixture
def page(browser: Browser, lobby: System, language: Language) -> Iterator[Page]:
    """The bank's page; what its policy forbids is a fault."""
    policy = f"default-src 'none'; script-src 'self' {lobby.address}; frame-src {lobby.address}"
    html = f"""<!doctype html><html lang={language}><meta charset=utf-8><title>Bank</title><h1>Bank</h1>
    <script src="{lobby.address}/embed.js" data-language={language}></script><script src=/own.js></script>"""

    def serve(route: Route) -> None:
        if route.request.url.endswith("/own.js"):
            route.fulfill(body=SCRIPT, content_type="text/javascript")
        else:
            headers = {"Content-Security-Policy": policy, "Content-Type": "text/html"}
            route.fulfill(body=html, headers=headers)

    with looking(browser, Look(language)) as page:
        refused: list[str] = []
        page.on(
            "console", lambda said: refused.append(said.text) if "Policy" in said.text else None
        )
        page.route(f"{BANK_ORIGIN}/**", serve)
        page.goto(f"{BANK_ORIGIN}/")
        yield page
        assert refused == []


def widget(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[src*='/widget']")


def says(page: Page, text: str) -> None:
    """Say something and wait for its answer."""
    answers = widget(page).locator(".said.bot")
    before = answers.count()
    box = widget(page).get_by_role("textbox").last
    box.fill(text)
    box.press("Enter")
    expect(answers).not_to_have_count(before, timeout=PATIENCE)


def online(page: Page) -> None:
    expect(widget(page).locator(".status.online")).to_be_visible(timeout=PATIENCE)


def test_the_button_stands_small_in_its_corner(page: Page) -> None:
    box = page.get_by_role("button").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (60, 60)
    width, height = SIZES["desktop"]
    assert (box["x"], box["y"]) == (width - 84, height - 84)


def test_the_page_opens_it_hears_of_it_and_is_not_touched(page: Page, language: Language) -> None:
    page.evaluate("Lobby.open()")
    online(page)
    says(page, WORDS[language].rates)
    page.keyboard.press("Escape")
    expect(page.locator("iframe")).to_be_hidden()
    # Shut, the focus is back on the button of the page.
    focused = page.evaluate("document.activeElement.shadowRoot.activeElement.ariaLabel")
    assert re.fullmatch("咨询客服|Chat", focused)
    heard = page.evaluate("heard")
    assert [name for name, _ in heard if name in ("open", "ready", "close")] == [
        "open",
        "ready",
        "close",
    ]
    assert ["state", "bot"] in heard


def test_the_page_sets_the_language_until_the_customer_does(page: Page, language: Language) -> None:
    page.evaluate("Lobby.open()")
    online(page)
    other = "en" if language == "zh" else "zh"
    page.evaluate(f"Lobby.setLanguage('{other}')")
    expect(widget(page).locator("html")).to_have_attribute("lang", re.compile(f"^{other}"))
    widget(page).locator(".language").click()
    expect(widget(page).locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))
    page.evaluate(f"Lobby.setLanguage('{other}')")
    page.wait_for_timeout(300)
    expect(widget(page).locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))


def test_a_signed_in_customer_reads_earlier_conversations_and_leaves_none_behind(
    page: Page, bank: Bank, language: Language
) -> None:
    page.evaluate("jwt => { Lobby.identify(jwt); Lobby.open() }", bank.vouch(f"history-{language}"))
    online(page)
    says(page, WORDS[language].rates)
    menu = widget(page).get_by_role("button", name=re.compile("^(更多|More)$"))
    menu.click()
    widget(page).get_by_role("button", name=re.compile("结束会话|End conversation")).click()
    widget(page).get_by_role("dialog").locator(".button.primary").click()
    widget(page).get_by_role("button", name=re.compile("开始新的会话|Start a new")).click()
    menu.click()
    widget(page).get_by_role("button", name=re.compile("历史会话|Earlier")).click()
    widget(page).locator(".past").first.click()
    expect(widget(page).locator(".past-log")).to_contain_text(WORDS[language].rates)
    page.keyboard.press("Escape")
    says(page, WORDS[language].cards)

    page.evaluate("Lobby.signOut()")
    online(page)
    expect(widget(page).locator(".tiles")).to_be_visible()
    expect(widget(page).get_by_role("log")).not_to_contain_text(WORDS[language].cards)
