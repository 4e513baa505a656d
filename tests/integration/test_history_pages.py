"""History and the monthly report in a real browser: no faults that axe finds, and paper that can be read."""

import re
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python import async_playwright as async_axe
from playwright.async_api import Page as AsyncPage
from playwright.async_api import async_playwright

from cases.database import open_engine
from cases.demo import MovableClock
from handoff.cli.demo_month import Month, invented
from handoff.cli.demo_telling import demo_agents, hire, tell_month
from handoff.domain.hours import Hours
from handoff.domain.identity import Role
from handoff.gateways.clock import SystemClock
from handoff.settings import Settings
from handoff.storage.store import SqlStore
from tests.browser.conftest import FLAGS, chromium
from tests.support.fakes import FakeBot
from tests.support.hall import PASSWORD, running_hall
from tests.support.officers import file_complaint

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
A4 = re.compile(rb"/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]")
CONVERSATIONS = 60


async def demo_month(settings: Settings, first: date) -> None:
    """Tell a small demo month into the hall's log."""
    engine = open_engine(settings.database)
    clock = MovableClock(SystemClock().now())
    await hire(engine, demo_agents(), clock.now())
    store = SqlStore(engine, clock, bytes(32), "demo")
    made_up = invented(Month(first, CONVERSATIONS, ZoneInfo("Asia/Shanghai")))
    assert await tell_month(store, clock, made_up, Hours()) == CONVERSATIONS
    await engine.dispose()


async def faultless(page: AsyncPage) -> None:
    found = await async_axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("zh-CN", 1360, "light"), ("en-GB", 390, "dark")]
)
async def test_history_and_the_monthly_report_have_no_faults_and_print_on_paper(
    tmp_path: Path, language: str, width: int, scheme: str
) -> None:
    executable = chromium()
    async with running_hall(tmp_path, FakeBot()) as hall, async_playwright() as playwright:
        await hall.hire("wang", Role.SUPERVISOR)
        await demo_month(hall.settings, date(2026, 2, 1))
        await file_complaint(hall.settings, days_ago=1)
        browser = await playwright.chromium.launch(executable_path=executable, args=FLAGS)
        page = await browser.new_page(
            locale=language,
            color_scheme=scheme,  # type: ignore[arg-type]
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
        )
        await page.goto(f"{hall.address}/supervisor#/history")
        await page.locator("#username").fill("wang")
        await page.locator("#password").fill(PASSWORD)
        await page.keyboard.press("Enter")
        await page.locator("input[type=date]").first.fill("2026-02-01")
        await page.locator("input[type=date]").last.fill("2026-02-28")
        await page.locator(".u-legend").first.wait_for()
        assert str(CONVERSATIONS) in await page.locator(".verdicts").first.inner_text()
        await faultless(page)
        await page.goto(f"{hall.address}/supervisor#/month/2026-02")
        await page.locator(".plot").first.wait_for()
        await faultless(page)
        paper = await page.pdf(prefer_css_page_size=True)
        assert (bool(A4.search(paper)), len(re.findall(rb"/Type /Page\b", paper)) <= 3) == (
            True,
            True,
        )
        await page.emulate_media(media="print")
        assert not await page.locator(".board-head").is_visible()
        ink = await page.evaluate("getComputedStyle(document.querySelector('.sheet h1')).color")
        assert ink == "rgb(22, 33, 29)"  # dark on white, also at night
        await browser.close()
