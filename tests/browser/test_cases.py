"""A complaint from the widget to its closed case, in a real browser."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.support.system import System

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

PATIENCE = 30_000  # milliseconds
PICTURES = Path(__file__).parents[2] / "var" / "pictures"
NUMBER = re.compile(r"C\d{8}-\d{4}-\d")
# What the assistant asks, and what this customer answers: it skips what was told already.
ANSWERS = {
    "发生了什么": "手机银行重复扣了我信用卡年费300元，打了三次客服都没解决",
    "哪类产品": "银行卡",
    "什么时候": "昨天下午",
    "哪家网点": "手机银行",
    "联系电话": "13812345678",
    "怎么解决": "退还年费并书面说明",
    "核对您的投诉": "提交",
}


def widget(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[src*='/widget']")


def says(page: Page, text: str) -> str:
    """Say something and return what the assistant last said to it."""
    log = widget(page).get_by_role("log")
    answers = log.locator(".said:not(.own)")
    before = answers.count()
    box = widget(page).get_by_role("textbox").last  # a field may stand above it
    box.fill(text)
    box.press("Enter")
    expect(answers).not_to_have_count(before, timeout=PATIENCE)
    log.locator(".typing").wait_for(state="hidden")
    page.wait_for_timeout(900)  # an answer may come in several bubbles
    return answers.last.inner_text()


def complains(page: Page) -> str:
    """Go through the complaint as the assistant asks; return the number of the case."""
    heard = says(page, "我要投诉")
    for _ in range(2 * len(ANSWERS)):
        if found := NUMBER.search(heard):
            return found.group()
        heard = says(page, next(text for asked, text in ANSWERS.items() if asked in heard))
    raise AssertionError(heard)


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def faultless(page: Page) -> None:
    page.wait_for_timeout(400)  # what comes in gently is not yet in its full colour
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def act(page: Page, button: str, **fields: str) -> None:
    """Press a button of the case, fill its dialog by label, and confirm."""
    page.get_by_role("button", name=button, exact=True).click()
    dialog = page.get_by_role("dialog")
    for label, value in fields.items():
        field = dialog.get_by_label(label, exact=True)
        tag = field.evaluate("field => field.tagName")
        field.select_option(label=value) if tag == "SELECT" else field.fill(value)
    dialog.get_by_role("button", name=button, exact=True).click()
    expect(dialog).to_be_hidden()


def write(page: Page, kind: str, **blanks: str) -> None:
    page.get_by_role("button", name="写信给客户").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("信函").select_option(label=kind)
    for label, text in blanks.items():
        dialog.get_by_label(label).fill(text)
    dialog.get_by_role("button", name="预览").click()
    expect(dialog.locator(".sheet")).to_contain_text("尊敬的客户")
    picture(page, "cases-5-letter")
    dialog.get_by_role("button", name="发出并存档").click()
    expect(dialog).to_be_hidden()


@pytest.mark.rasa
def test_a_complaint_goes_from_the_widget_to_its_closed_case(
    browser: Browser, lobby: System
) -> None:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1360, "height": 900})
    context.set_default_timeout(PATIENCE)
    customer, officer = context.new_page(), context.new_page()
    customer.goto(f"{lobby.address}/")
    customer.get_by_role("button", name="在线客服").click()
    number = complains(customer)
    widget(customer).locator(".said").last.scroll_into_view_if_needed()
    picture(customer, "cases-1-widget")

    officer.goto(f"{lobby.address}/cases")
    officer.get_by_label("用户名").fill("sun")
    officer.get_by_label("密码").fill(lobby.password("sun"))
    officer.keyboard.press("Enter")
    officer.get_by_role("link", name=number).wait_for()
    picture(officer, "cases-2-list")
    officer.get_by_role("link", name=number).click()
    expect(officer.get_by_role("complementary")).to_contain_text("138****5678")
    picture(officer, "cases-3-received")
    act(officer, "分配", 说明="由消保部处理")
    write(officer, "受理告知书")
    act(officer, "开始调查")
    act(officer, "延长期限", 说明="需向信用卡中心调取扣费记录")
    write(officer, "延期告知书", 延期理由="需向信用卡中心调取扣费记录")
    act(officer, "归类", 类别="产品", 根本原因="定价与收费", 业务="银行卡", 办理渠道="手机银行")
    officer.get_by_role("article").get_by_role("button", name=re.compile("138")).click()
    officer.get_by_label(re.compile("原因|理由")).fill("电话核实情况")
    officer.get_by_role("button", name=re.compile("查看|显示")).click()
    expect(officer.locator(".revealed")).to_have_text("13812345678")
    officer.get_by_role("button", name="关闭").click()
    act(officer, "作出决定", 结论="投诉成立", 说明="系统重复计费，已退还300元")
    write(officer, "处理决定告知书", 核实情况="系统重复计费。", 处理决定及理由="退还300元，致歉。")
    act(officer, "记录回访", 满意度="5 分", 说明="客户表示满意")
    act(officer, "结案")
    expect(officer.locator(".case-head")).to_contain_text("已结案")
    faultless(officer)
    officer.screenshot(path=PICTURES / "cases-4-closed.png", full_page=True)
    officer.get_by_role("link", name="投诉报表").click()
    officer.locator(".totals").wait_for()
    context.close()
