"""A customer's way through the widget, state by state: tests look for faults in each, the gallery keeps a picture."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.faces import PATIENCE, Language, Look, accept, be_available, say, sign_in
from tests.support.system import System

# A pixel, as a file to send.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c63606060f80f0001040100a2f6c1c50000000049454e44ae426082"
)
AGENT_LOST = 15_000  # milliseconds: the server waits five seconds before it says so


@dataclass(frozen=True)
class Words:
    """What the customer says, and what the agent answers."""

    rates: str
    cards: str
    interest: str
    instalments: str
    unknown: str
    help: str
    thanks: str
    reply: str
    later: str


WORDS: Mapping[Language, Words] = {
    "zh": Words(
        rates="定期存款利率是多少？",
        cards="信用卡有哪些种类？",
        interest="存三年定期能拿多少利息？",
        instalments="1万元信用卡账单分12期，每期还多少？",
        unknown="明天杭州会下雨吗",
        help="转人工",
        thanks="好的，谢谢。这是转账回单。",
        reply="您好，我是林晓。三年期定期目前是1.50%，到期前支取按活期计息。",
        later="还有，可以自动转存吗？",
    ),
    "en": Words(
        rates="What are your fixed deposit rates?",
        cards="What kinds of credit card do you offer?",
        interest="Calculate the interest on a three-year fixed deposit",
        instalments="Card bill of 10,000 in 12 instalments",
        unknown="Will it rain in Hangzhou tomorrow?",
        help="Talk to a person",
        thanks="Thank you. Here is the receipt.",
        reply="Hello, this is Lin Xiao. Three years earn 1.50%; broken early, the current rate applies.",
        later="And can it be renewed by itself?",
    ),
}


def answered(page: Page, text: str) -> None:
    """Say something and wait for the whole answer."""
    answers = page.locator(".said.bot")
    before = answers.count()
    say(page, text)
    settled(page, before)


def settled(page: Page, before: int) -> None:
    """Wait until the assistant has answered and stopped writing."""
    expect(page.locator(".said.bot")).not_to_have_count(before, timeout=PATIENCE)
    page.locator(".typing").wait_for(state="hidden")


def with_assistant(page: Page, lobby: System, look: Look) -> Iterator[str]:
    """From the welcome to the assistant's cards; yields the name of each state."""
    words = WORDS[look.language]
    page.goto(f"{lobby.address}/widget#language={look.language}")
    expect(page.locator(".status.online")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".welcome h2")).to_be_in_viewport(ratio=1)
    yield "welcome"
    answered(page, words.rates)
    # A long answer is read from its first line.
    expect(page.locator(".said.bot .who").last).to_be_in_viewport()
    yield "answer"
    answered(page, words.cards)
    page.locator(".product").first.wait_for()
    yield "products"
    answered(page, words.interest)
    page.locator(".field-card input").fill("abc")
    page.locator(".field-card button").click()
    expect(page.locator(".field-card .wrong")).not_to_be_empty()
    yield "field"
    before = page.locator(".said.bot").count()
    page.locator(".field-card input").fill("100000")
    page.locator(".field-card button").click()
    settled(page, before)
    page.locator(".bar-table").wait_for()
    yield "deposit"
    answered(page, words.instalments)
    page.locator(".bars").last.scroll_into_view_if_needed()
    yield "instalments"
    page.locator(".thumb").last.click()
    page.locator(".thumbs .link").wait_for()
    yield "thumbs"
    answered(page, words.unknown)
    yield "unknown"
    page.get_by_role("button", name=re.compile("^(更多|More)$")).click()
    page.locator(".menu").wait_for()
    yield "menu"
    page.keyboard.press("Escape")


def with_person(page: Page, agent: Page, lobby: System, look: Look) -> Iterator[str]:
    """From the queue to the survey; yields the name of each state."""
    words = WORDS[look.language]
    sign_in(agent, lobby, "lin")
    be_available(agent, on=False)
    page.locator(".person").click()
    page.locator(".waiting").wait_for()
    yield "queue"
    page.get_by_role("button", name=re.compile("留言|Leave a message")).first.click()
    dialog = page.get_by_role("dialog")
    dialog.locator("button[type=submit]").click()
    expect(dialog.locator(".wrong").first).not_to_be_empty()
    yield "message"
    page.keyboard.press("Escape")
    be_available(agent)
    accept(agent)
    say(agent, words.reply)
    expect(page.locator(".said.agent")).to_be_visible(timeout=PATIENCE)
    receipt = {"name": "receipt.png", "mimeType": "image/png", "buffer": PNG}
    page.locator("input[type=file]").set_input_files(receipt)
    page.locator(".ticket [role=status]").wait_for(state="attached")
    yield "files"
    say(page, words.thanks)
    page.locator(".said.own .attached").wait_for()
    yield "agent"
    agent.goto("about:blank")
    expect(page.locator(".notices .notice")).to_be_visible(timeout=AGENT_LOST + PATIENCE)
    yield "lost"
    yield from _offline(page, words)
    yield from _over(page)


def _offline(page: Page, words: Words) -> Iterator[str]:
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(page.locator(".status.offline")).to_be_visible(timeout=2 * PATIENCE)
    say(page, words.later)
    yield "offline"
    page.context.set_offline(False)
    expect(page.locator(".status.online")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".said.own .mark-sent, .said.own .mark-read").last).to_be_visible()


def _over(page: Page) -> Iterator[str]:
    page.get_by_role("button", name=re.compile("^(更多|More)$")).click()
    page.get_by_role("button", name=re.compile("结束会话|End conversation")).click()
    yield "end"
    page.get_by_role("dialog").locator(".button.primary").click()
    page.locator(".star").nth(3).click()
    yield "survey"
    page.locator(".rating button[type=submit]").click()
    page.locator(".rating").wait_for(state="hidden")
    yield "thanks"
