"""An agent at work in the console, against all of Lobby, in both languages and on two sizes of screen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.faces import (
    LOOKS,
    PATIENCE,
    Look,
    accept,
    ask_for_a_person,
    be_available,
    faults,
    looking,
    picture,
    say,
    sign_in,
)
from tests.support.system import System

pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.timeout(900)]

CLOSE = re.compile("^(结束会话|Close)$")
QUESTION = {"zh": "三年期定期存款利率是多少？", "en": "What are your fixed deposit rates?"}


@pytest.fixture(params=LOOKS, ids=lambda look: look.name)
def look(request: pytest.FixtureRequest) -> Look:
    found: Look = request.param
    return found


@pytest.fixture
def customer(browser: Browser, look: Look) -> Iterator[Page]:
    with looking(browser, Look(look.language, "phone", look.theme)) as page:
        yield page


@pytest.fixture
def agent(browser: Browser, look: Look) -> Iterator[Page]:
    with looking(browser, look) as page:
        yield page


@pytest.fixture
def serving(agent: Page, customer: Page, lobby: System, look: Look) -> Iterator[Page]:
    """The agent's page with a customer on it; what is still open in the end is closed."""
    sign_in(agent, lobby, "lin")
    be_available(agent)
    ask_for_a_person(customer, lobby, QUESTION[look.language])
    accept(agent)
    yield agent
    agent.keyboard.press("Escape")
    if agent.get_by_role("button", name=CLOSE).is_visible():
        close(agent)
    _back_to_the_list(agent)
    be_available(agent, on=False)


def close(page: Page) -> None:
    page.keyboard.press("Alt+e")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=CLOSE).click()
    dialog.wait_for(state="hidden")


def _back_to_the_list(page: Page) -> None:
    """On a phone list and conversation are two screens."""
    back = page.get_by_role("button", name=re.compile("返回列表|Back to the list"))
    if back.is_visible():
        back.click()


def test_each_state_of_the_console_is_free_of_faults(serving: Page, look: Look) -> None:
    assert faults(serving) == []
    # The latest stands before the agent's eyes.
    expect(serving.locator(".log .event").last).to_be_in_viewport()
    picture(serving, f"console-{look.name}")
    for keys, landmark in (
        ("Alt+p", re.compile("交接资料|Packet")),
        ("Alt+s", re.compile("助理建议|Copilot")),
        ("Alt+h", re.compile("历史|History")),
    ):
        serving.keyboard.press(keys)
        expect(serving.get_by_role("tab", name=landmark)).to_have_attribute("aria-selected", "true")
        assert faults(serving) == []
    picture(serving, f"console-history-{look.name}")
    serving.keyboard.press("Alt+i")
    for keys in ("Alt+t", "Alt+e"):
        serving.keyboard.press(keys)
        serving.get_by_role("dialog").get_by_role("radio").first.wait_for()
        assert faults(serving) == []
        serving.keyboard.press("Escape")
        serving.get_by_role("dialog").wait_for(state="hidden")


def test_a_suggestion_of_the_assistant_reaches_the_customer_with_one_press(
    serving: Page, customer: Page
) -> None:
    say(customer, "三年期定期存款利率是多少？")
    serving.keyboard.press("Alt+s")
    first = serving.locator(".suggestions > li").first
    words = first.locator(".suggestion-text").inner_text().split("\n")[0]
    first.get_by_role("button", name=re.compile("^(发送|Send)")).click()
    expect(customer.locator(".said.agent").last).to_contain_text(words[:12])


def test_a_ready_made_reply_is_chosen_with_a_slash_and_read_before_it_is_sent(
    serving: Page, customer: Page, look: Look
) -> None:
    field = serving.get_by_role("textbox", name=re.compile("^(回复客户|Reply)$"))
    serving.keyboard.press("Alt+w")
    serving.keyboard.type("/")
    serving.get_by_role("option").first.wait_for()
    assert faults(serving) == []
    picture(serving, f"console-canned-{look.name}")
    serving.keyboard.press("ArrowDown")
    serving.keyboard.press("Enter")
    expect(field).not_to_have_value("/")
    text = field.input_value()
    assert "{" not in text
    serving.keyboard.press("Enter")
    expect(customer.locator(".said.agent").last).to_contain_text(text.split("\n")[0][:20])


def test_a_picture_goes_both_ways_and_marks_tell_how_far_words_have_come(
    serving: Page, customer: Page, tmp_path: Path
) -> None:
    slip = tmp_path / "slip.png"
    customer.screenshot(path=slip, clip={"x": 0, "y": 0, "width": 200, "height": 120})
    for page, other in ((customer, serving), (serving, customer)):
        page.set_input_files("input[type=file]", [slip])
        page.locator(".ticket .quiet").wait_for()
        assert faults(page) == []
        say(page, "slip")
        sent = other.get_by_role("img", name="slip.png").last
        expect(sent).to_be_visible()
        # It is there, not merely its frame.
        expect(sent).to_have_js_property("naturalWidth", 200, timeout=PATIENCE)
    expect(serving.locator(".mark-read").last).to_be_visible()
    expect(customer.locator(".mark-read").last).to_be_visible()


def test_what_is_no_picture_is_refused_in_words(serving: Page, tmp_path: Path) -> None:
    false = tmp_path / "false.png"
    false.write_bytes(b"<script>alert(1)</script>")
    serving.set_input_files("input[type=file]", [false])
    expect(serving.locator(".ticket.bad")).to_contain_text(re.compile("PDF"))
    assert faults(serving) == []
    serving.get_by_role("button", name=re.compile("移除|Remove")).click()


def test_a_transfer_takes_the_note_along_and_the_past_can_be_read(
    serving: Page, customer: Page, lobby: System, browser: Browser, look: Look
) -> None:
    with looking(browser, Look(look.language)) as colleague:
        sign_in(colleague, lobby, "chen")
        be_available(colleague)
        serving.keyboard.press("Alt+t")
        dialog = serving.get_by_role("dialog")
        dialog.get_by_role("radio", name=re.compile("陈默")).check()
        dialog.get_by_role("textbox").fill("She asks about three years.")
        dialog.get_by_role("button", name=re.compile("^(转接|Transfer)$")).click()
        dialog.wait_for(state="hidden")
        accept(colleague)
        expect(colleague.get_by_role("log")).to_contain_text("She asks about three years.")
        expect(customer.get_by_role("log")).not_to_contain_text("She asks about three years.")
        close(colleague)
        customer.get_by_role("button", name=re.compile("新的会话|new conversation")).click()
        customer.locator(".person").click()
        accept(colleague)
        colleague.keyboard.press("Alt+h")
        colleague.locator(".history button").first.click()
        expect(colleague.get_by_role("dialog")).to_contain_text("She asks about three years.")
        assert faults(colleague) == []
        colleague.keyboard.press("Escape")
        close(colleague)
        be_available(colleague, on=False)
