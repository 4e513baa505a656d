"""A supervisor at work, against all of Lobby, in both languages and on two sizes of screen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.faces import (
    LOOKS,
    Look,
    accept,
    ask_for_a_person,
    be_available,
    faults,
    looking,
    picture,
    sign_in,
)
from tests.support.system import System

pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.timeout(900)]


@pytest.fixture(params=LOOKS, ids=lambda look: look.name)
def look(request: pytest.FixtureRequest) -> Look:
    found: Look = request.param
    return found


@pytest.fixture
def customer(browser: Browser) -> Iterator[Page]:
    with looking(browser, Look(size="phone")) as page:
        yield page


@pytest.fixture
def agent(browser: Browser, customer: Page, lobby: System) -> Iterator[Page]:
    """An agent with a customer."""
    with looking(browser, Look()) as page:
        sign_in(page, lobby, "lin")
        be_available(page)
        ask_for_a_person(customer, lobby, "三年期定期存款利率是多少？")
        accept(page)
        yield page


@pytest.fixture
def supervisor(browser: Browser, lobby: System, agent: Page, look: Look) -> Iterator[Page]:
    with looking(browser, look) as page:
        sign_in(page, lobby, "wang", "/supervisor")
        page.get_by_role("region", name=re.compile("现场数据|Figures")).wait_for()
        yield page


def press(page: Page, zh: str, en: str) -> None:
    page.get_by_role("button", name=re.compile(f"^({zh}|{en})")).first.click()


def test_from_the_floor_to_the_quality_review(
    supervisor: Page, agent: Page, customer: Page, look: Look
) -> None:
    assert faults(supervisor) == []
    picture(supervisor, f"floor-{look.name}")

    press(supervisor, "查看", "Watch")
    expect(supervisor.get_by_role("log")).to_contain_text("三年期定期存款利率是多少？")
    assert faults(supervisor) == []
    whisper = supervisor.get_by_role("textbox", name=re.compile("^(悄悄提示|Whisper)$"))
    whisper.fill("请先核对身份。")
    whisper.press("Enter")
    expect(agent.locator(".said.whisper")).to_contain_text("请先核对身份。")
    expect(customer.get_by_role("log")).not_to_contain_text("请先核对身份。")
    expect(customer.get_by_role("log")).not_to_contain_text("王珊")
    picture(supervisor, f"watch-{look.name}")

    press(supervisor, "分配原因", "Why")
    expect(supervisor.get_by_role("dialog")).to_contain_text("林晓")
    assert faults(supervisor) == []
    supervisor.keyboard.press("Escape")

    press(supervisor, "加入会话", "Join")
    reply = supervisor.get_by_role("textbox", name=re.compile("^(回复客户|Reply)$"))
    reply.fill("我是主管王珊，这件事由我来跟进。")
    reply.press("Enter")
    expect(customer.get_by_role("log")).to_contain_text("这件事由我来跟进")
    press(supervisor, "退出会话", "Leave")
    expect(reply).to_be_hidden()
    press(supervisor, "不再查看", "Stop watching")

    _closes_it(agent)
    _reviews_it(supervisor, look)


def test_what_is_taken_over_is_one_s_own_to_the_end(supervisor: Page, agent: Page) -> None:
    press(supervisor, "查看", "Watch")
    press(supervisor, "接管", "Take over")
    expect(supervisor.get_by_text(re.compile("已由您接管|It is yours now"))).to_be_visible()
    expect(agent.get_by_text("会话已不在您这里")).to_be_visible()
    assert faults(supervisor) == []
    press(supervisor, "不再查看", "Stop watching")
    supervisor.get_by_role("link", name=re.compile("客服工作台|Agent console")).click()
    supervisor.locator(".rail .talk").first.click()
    _closes_it(supervisor)


def _closes_it(page: Page) -> None:
    page.get_by_role("log").wait_for()
    page.keyboard.press("Alt+e")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=re.compile("^(结束会话|Close)$")).click()
    dialog.wait_for(state="hidden")


def _reviews_it(supervisor: Page, look: Look) -> None:
    press(supervisor, "质检", "Quality")
    press(supervisor, "随机抽取", "Draw")
    supervisor.locator(".sampled button").first.click()
    supervisor.get_by_role("dialog").get_by_role("radio").first.wait_for()
    assert faults(supervisor) == []
    for line in supervisor.locator(".marks-row").all():
        line.get_by_text("4", exact=True).click()
    picture(supervisor, f"review-{look.name}")
    press(supervisor, "保存质检", "Save review")
    supervisor.get_by_role("dialog").wait_for(state="hidden")
    expect(supervisor.locator(".chart canvas")).to_be_visible()
    assert faults(supervisor) == []
    picture(supervisor, f"quality-{look.name}")


def test_an_agent_is_given_other_work_and_signed_out_while_running(
    supervisor: Page, agent: Page, customer: Page
) -> None:
    supervisor.get_by_role("button", name=re.compile("^(调整|Change): 林晓")).click()
    dialog = supervisor.get_by_role("dialog")
    dialog.get_by_role("spinbutton").fill("6")
    assert faults(supervisor) == []
    dialog.get_by_role("button", name=re.compile("^(保存|Save)$")).click()
    dialog.wait_for(state="hidden")
    expect(agent.locator(".self-name")).to_contain_text("/ 6")

    supervisor.get_by_role("button", name=re.compile("^(退出登录|Sign out): 林晓")).click()
    dialog.get_by_role("textbox").fill("换班，请休息。")
    dialog.get_by_role("button", name=re.compile("^(退出登录|Sign out)$")).click()
    expect(agent.get_by_text("换班，请休息。")).to_be_visible()
    assert faults(agent) == []
    queue = supervisor.get_by_role("region", name=re.compile("^(排队|Queue)$"))
    expect(queue.get_by_role("row")).to_have_count(2)
    customer.get_by_role("button", name="不等了，回到智能助理").click()


def test_the_dashboard_is_not_for_agents(browser: Browser, lobby: System) -> None:
    with looking(browser, Look()) as page:
        sign_in(page, lobby, "chen", "/supervisor")
        expect(page.get_by_role("heading", name="此页面供主管使用")).to_be_visible()
        assert faults(page) == []
