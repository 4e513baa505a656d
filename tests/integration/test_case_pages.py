"""The case pages have no faults that axe finds. Not in tests/browser: Playwright keeps a loop of its own there."""

from pathlib import Path

import pytest
from axe_playwright_python import async_playwright as async_axe
from playwright.async_api import Page as AsyncPage
from playwright.async_api import async_playwright

from handoff.domain.identity import Role
from tests.browser.conftest import FLAGS, chromium
from tests.support.fakes import FakeBot
from tests.support.hall import PASSWORD, running_hall
from tests.support.officers import file_complaint

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


async def faultless_there(page: AsyncPage) -> None:
    found = await async_axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "width"), [("zh-CN", 1360), ("en-GB", 1360), ("en-GB", 390)])
async def test_the_case_pages_have_no_faults(
    tmp_path: Path, language: str, width: int, scheme: str
) -> None:
    """Every page, with dialogs, in both languages and both lights, on a desk and on a phone."""
    executable = chromium()
    async with running_hall(tmp_path, FakeBot()) as hall, async_playwright() as playwright:
        await hall.hire("sun", Role.OFFICER)
        customer = await hall.customer()
        await customer.say("电话 13812345678")
        case = await file_complaint(
            hall.settings, conversation=customer.conversation, evidence=(2,), wish="退款"
        )
        for n in range(3):
            await file_complaint(hall.settings, f"k{n}", what=f"complaint {n}")
        browser = await playwright.chromium.launch(executable_path=executable, args=FLAGS)
        page = await browser.new_page(
            locale=language,
            color_scheme=scheme,  # type: ignore[arg-type]
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
        )
        await page.goto(f"{hall.address}/cases")
        await page.locator("#username").fill("sun")
        await faultless_there(page)
        await page.locator("#password").fill(PASSWORD)
        await page.keyboard.press("Enter")
        await page.locator("table.cases a").first.wait_for()
        await faultless_there(page)
        await page.get_by_role("link", name=case.number).focus()
        await page.keyboard.press("Enter")
        await page.locator(".beside .said").first.wait_for()
        await faultless_there(page)
        for button in await page.locator(".acts button").all():
            await button.click()
            await faultless_there(page)
            await page.keyboard.press("Escape")
        await page.goto(f"{hall.address}/cases#/visit")
        await page.locator(".filters select").select_option("hz-qianjiang")
        await page.locator(".places li, .notice").first.wait_for()
        await faultless_there(page)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await page.goto(f"{hall.address}/cases#/report")
        await page.locator(".sides").wait_for()
        await faultless_there(page)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await browser.close()
