"""`python -m bench.crowd`: work in the console, and look at the floor, while 50 agents and 500 customers are on.

Everybody talks: a customer writes every five seconds, an agent answers every other time. What the person at the
console feels is what the browser itself reports: from key or click to the next frame (Event Timing). Needs Chromium;
pictures go to var/pictures.
"""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

from playwright.async_api import Browser, Page, async_playwright

from bench import desks, halls, people
from bench.engine import share

AGENTS, CUSTOMERS = 50, 500
EVERY = 5.0  # seconds between two messages of a customer
SHOWN = Path(__file__).parents[1] / "var" / "pictures"
QUESTION = "三年定期现在利率多少？我有五万想存。"
REPLY = "您好，已经看到您的问题，马上为您查一下。"
WATCH = (
    "window.felt = []; new PerformanceObserver((seen) => seen.getEntries().forEach(({duration}) =>"
    " window.felt.push(duration))).observe({type: 'event', durationThreshold: 16, buffered: true})"
)


async def measure() -> None:
    """Print what was felt, and keep the pictures."""
    with tempfile.TemporaryDirectory() as home:
        async with (
            halls.hall(Path(home), AGENTS, CUSTOMERS // AGENTS, LOBBY_SECURE_COOKIES="false") as (
                address,
                _,
            ),
            people.session() as session,
        ):
            await desks.appoint(Path(home))
            staff, customers = await people.talking(session, address, AGENTS, CUSTOMERS)
            async with _chatter(staff, customers) as said, _browser() as browser:
                console = await _page(browser, address, "/agent", desks.token_of(0))
                floor = await _page(browser, address, "/supervisor", desks.SUPERVISOR)
                await _serve(console)
                await asyncio.sleep(2 * EVERY)
                await console.screenshot(path=SHOWN / "crowd-console.png")
                await floor.screenshot(path=SHOWN / "crowd-floor.png")
                felt: list[float] = await console.evaluate("window.felt")
                print(f"messages: {len(said)}; load of the machine: {os.getloadavg()[0]:.1f}")
                print(
                    f"key or click to frame: {len(felt)} over 16 ms,"
                    f" median of them {share(felt, 0.5):.0f} ms, slowest {max(felt, default=0):.0f} ms"
                )


@asynccontextmanager
async def _chatter(
    staff: list[people.Agent], customers: list[people.Visitor]
) -> AsyncIterator[list[float]]:
    """Let everybody talk until the block ends; yields how long each acknowledgement took, in seconds."""
    waits: list[float] = []
    of = {conversation: agent for agent in staff for conversation in agent.taken}
    loop = asyncio.get_running_loop()

    async def talk(number: int, customer: people.Visitor) -> None:
        await asyncio.sleep(EVERY * number / len(customers))
        while True:
            begin = loop.time()
            await customer.say(QUESTION)
            waits.append(loop.time() - begin)
            await asyncio.sleep(EVERY)
            body = {"conversation": customer.conversation, "client_id": uuid4().hex, "text": REPLY}
            await of[customer.conversation].link.call("send", body)

    tasks = [asyncio.create_task(talk(*pair)) for pair in enumerate(customers)]
    yield waits
    for task in tasks:
        task.cancel()
    print(
        f"acknowledged: median {share(waits, 0.5) * 1000:.0f} ms, p99 {share(waits, 0.99) * 1000:.0f} ms"
    )


@asynccontextmanager
async def _browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        await browser.close()


async def _page(browser: Browser, address: str, path: str, token: str) -> Page:
    context = await browser.new_context(locale="zh-CN", viewport={"width": 1360, "height": 860})
    await context.add_cookies([{"name": "lobby_session", "value": token, "url": address}])
    page = await context.new_page()
    await page.add_init_script(WATCH)
    await page.goto(address + path)
    return page


async def _serve(console: Page) -> None:
    """Go through the conversations and answer in each, as an agent would."""
    await console.locator(".talk").first.wait_for()
    talks = console.locator(".talk")
    for number in range(min(5, await talks.count())):
        await talks.nth(number).click()
        box = console.get_by_role("textbox").last
        await box.press_sequentially("您好，正在为您核实。", delay=30)
        await box.press("Enter")
        await console.wait_for_function(
            "document.querySelector('.reply-box textarea')?.value === ''"
        )


if __name__ == "__main__":
    asyncio.run(measure())
