"""F12: the bytes that the widget costs a bank's page, and how soon it can be used on a slow phone.

Bytes are gzipped JavaScript (web/build/check-size.js), against the same packages as they come. The time is taken in
Chromium on the demo page with the processor slowed down four times: from the press on the button to a field that takes
words, and from Enter to the words on the screen; beside it the same at full speed, in the same run.
"""

import asyncio
import gzip
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright

from bench import halls
from handoff.settings import ROOT

WEB = ROOT / "web"
PLAIN = (
    "socket.io-client/dist/socket.io.min.js",
    "preact/dist/preact.mjs",
    "preact/hooks/dist/hooks.mjs",
)
EMBED_LIMIT, WIDGET_LIMIT = 1_500, 30_000  # bytes
SLOWER = 4
RUNS = 7
PHONE = {"width": 390, "height": 800}
BUTTON = re.compile("Chat|咨询客服")
PATIENCE = 30_000  # milliseconds


async def measure() -> dict[str, Any]:
    """Return the row of F12."""
    embed, widget = await _sizes()
    slow, fast = await _times()
    plain = sum(_zipped(WEB / "node_modules" / name) for name in PLAIN)
    return {
        "value": widget,
        "baseline": plain,
        "ratio": round(widget / plain, 2),
        "goal": f"embed <= {EMBED_LIMIT}, widget <= {WIDGET_LIMIT}",
        "met": embed <= EMBED_LIMIT and widget <= WIDGET_LIMIT,
        "unit": "bytes gzip of the widget; baseline: socket.io-client and preact as they come, without a widget",
        "embed": embed,
        f"ready_ms_{SLOWER}x_slower": slow[0],
        f"shown_ms_{SLOWER}x_slower": slow[1],
        "ready_ms_full_speed": fast[0],
        "shown_ms_full_speed": fast[1],
    }


async def _sizes() -> tuple[int, int]:
    """Return the bytes of embed and widget as the build's own check counts them."""
    node = await asyncio.create_subprocess_exec(
        "node", "build/check-size.js", cwd=WEB, stdout=asyncio.subprocess.PIPE
    )
    told = (await node.communicate())[0].decode()
    found = {name: int(size) for name, size in re.findall(r"^(\w+)\s+(\d+) of", told, re.M)}
    return found["embed"], found["widget"]


def _zipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


async def _times() -> tuple[list[float], list[float]]:
    async with _browser() as browser:
        with tempfile.TemporaryDirectory() as home:
            async with halls.hall(Path(home), 0, 1) as (address, _pid):
                runs = [(await _visit(browser, address, rate)) for rate in (SLOWER, 1) * RUNS]
    return _medians(runs[::2]), _medians(runs[1::2])


def _medians(runs: Sequence[tuple[float, float]]) -> list[float]:
    return [round(statistics.median(times)) for times in zip(*runs, strict=True)]


@asynccontextmanager
async def _browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        await browser.close()


async def _visit(browser: Browser, address: str, rate: int) -> tuple[float, float]:
    """Return milliseconds to a field that takes words, and from Enter to its words on the screen; nothing is cached."""
    context = await browser.new_context(viewport=PHONE, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    await page.goto(address, wait_until="load")
    await _slow_down(page, rate)
    button = page.get_by_role("button", name=BUTTON)
    await button.wait_for()
    began = time.perf_counter()
    await button.click()
    frame = page.frame_locator("iframe")
    await frame.get_by_role("textbox").fill("Hello")
    ready = time.perf_counter()
    await frame.get_by_role("textbox").press("Enter")
    await frame.get_by_text("Hello", exact=True).wait_for()
    shown = time.perf_counter()
    await context.close()
    return (ready - began) * 1000, (shown - ready) * 1000


async def _slow_down(page: Page, rate: int) -> None:
    session = await page.context.new_cdp_session(page)
    await session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
