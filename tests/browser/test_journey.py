"""The journey of a customer and an agent, in a real browser against all of Lobby."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.support.system import System

pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.timeout(900)]

PATIENCE = 30_000  # milliseconds
PICTURES = Path(__file__).parents[2] / "var" / "pictures"


@pytest.fixture
def customer(browser: Browser, lobby: System) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 860})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def agent(browser: Browser, lobby: System) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1360, "height": 860})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def widget(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[src*='/widget']")


def says(page: Page, text: str) -> None:
    box = widget(page).get_by_role("textbox").last
    box.fill(text)
    box.press("Enter")
    expect(widget(page).get_by_role("log")).to_contain_text(text, timeout=PATIENCE)


def hears(page: Page, pattern: str) -> None:
    expect(widget(page).get_by_role("log")).to_contain_text(re.compile(pattern), timeout=PATIENCE)


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def test_from_the_first_question_to_the_end_with_a_person(
    customer: Page, agent: Page, lobby: System
) -> None:
    agent.goto(f"{lobby.address}/agent")
    agent.get_by_label(re.compile("用户名|账号|Username")).fill("lin")
    agent.get_by_label(re.compile("密码|Password"), exact=False).first.fill(lobby.password("lin"))
    agent.keyboard.press("Enter")
    agent.get_by_role("switch").click()

    customer.goto(f"{lobby.address}/")
    customer.get_by_role("button", name="在线客服").click()
    says(customer, "三年期定期存款利率是多少？")
    hears(customer, r"\d\.\d\d ?%")
    says(customer, "What do I need to open an account?")
    hears(customer, r"identity document|ID card|passport")
    picture(customer, "1-answers")

    says(customer, "我要投诉")
    for answer in (
        "柜员态度很差，让我等了一个小时",
        "储蓄账户",
        "昨天下午",
        "杭州西湖支行",
        "13812345678",
        "道歉",
    ):
        widget(customer).get_by_role("log").locator(".typing").wait_for(state="hidden")
        customer.wait_for_timeout(900)
        says(customer, answer) if answer != "13812345678" else _types_a_phone(customer, answer)
    customer.wait_for_timeout(900)
    says(customer, "是的")
    hears(customer, r"C\d{8}-\d{4}-\d")
    picture(customer, "2-complaint")

    widget(customer).get_by_role("button", name="转人工").first.click()
    offer = agent.get_by_role("button", name=re.compile("接受|接入|Accept"))
    offer.first.click()
    log = agent.get_by_role("log")
    expect(log).to_contain_text("三年期定期存款利率是多少？")
    expect(log).to_contain_text("What do I need to open an account?")
    expect(log).to_contain_text("138****5678")
    picture(agent, "3-console")
    reply = agent.get_by_role("textbox").last
    reply.fill("您好，我是林晓，投诉已经看到，我来帮您。")
    reply.press("Enter")
    hears(customer, "我来帮您")

    customer.reload()
    if not widget(customer).get_by_role("log").is_visible():
        customer.get_by_role("button", name="在线客服").click()
    for text in (
        "三年期定期存款利率是多少？",
        "What do I need to open an account?",
        "138****5678",
        "我来帮您",
    ):
        hears(customer, re.escape(text))
    picture(customer, "4-reloaded")

    agent.get_by_role("button", name="结束会话").click()
    agent.get_by_role("dialog").get_by_role("button", name="结束会话").click()
    expect(widget(customer).get_by_text("已结束").first).to_be_visible(timeout=PATIENCE)
    expect(widget(customer).get_by_role("radio").first).to_be_visible(timeout=PATIENCE)
    picture(customer, "5-closed")


def _types_a_phone(page: Page, number: str) -> None:
    box = widget(page).get_by_role("textbox").last
    box.fill(number)
    box.press("Enter")
    expect(widget(page).get_by_role("log")).to_contain_text("138****5678", timeout=PATIENCE)
