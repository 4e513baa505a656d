"""`python -m tests.browser.pictures`: the staff's pages in both languages and themes, on a hall with a year behind it.

The pictures of docs/faces.md are made by this; `--into` another folder leaves those alone. Needs Chromium.
"""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from playwright.async_api import Browser, Page, async_playwright

from tests.browser.conftest import FLAGS, chromium
from tests.browser.faces import LOCALES, PATIENCE, SIZES, Language, Look, Size, Theme
from tests.browser.scene import Scene, begin, give_room, take_back
from tests.support.processes import ROOT
from tests.support.system import System, running_system

MONTHS, CONVERSATIONS, CASES = 12, 300, 240
LANGUAGES: tuple[Language, ...] = ("zh", "en")
# Few colours do for pages: a third of the bytes. The assistant's environment has the library.
SMALLER = (
    "import sys; from PIL import Image\n"
    "for name in sys.argv[1:]: Image.open(name).convert('RGB').quantize(96, dither=0).save(name, optimize=True)"
)


@dataclass(frozen=True)
class Frame:
    """A page before its picture is taken."""

    page: Page
    scene: Scene
    look: Look


@dataclass(frozen=True)
class Picture:
    """What is shown of which page to whom."""

    name: str
    who: str
    path: str
    show: Callable[[Frame], Awaitable[None]]
    size: Size = "desktop"
    is_printed: bool = False


async def _wait_for(frame: Frame, what: str) -> None:
    await frame.page.locator(what).first.wait_for()


async def _sign_in(frame: Frame) -> None:
    await _wait_for(frame, "#username")


async def _console(frame: Frame) -> None:
    """A conversation at hand, and another on offer."""
    await _wait_for(frame, ".log .said")
    await give_room(frame.scene)
    await _wait_for(frame, ".offer")


def _keys(keys: str, what: str) -> Callable[[Frame], Awaitable[None]]:
    async def press(frame: Frame) -> None:
        await _wait_for(frame, ".log .said")
        await frame.page.keyboard.press(keys)
        await _wait_for(frame, what)

    return press


async def _canned(frame: Frame) -> None:
    await _wait_for(frame, ".log .said")
    await frame.page.keyboard.press("Alt+w")
    await frame.page.keyboard.type("/")
    await _wait_for(frame, ".canned [role=option]")


async def _phone(frame: Frame) -> None:
    await _wait_for(frame, ".log .said")


async def _floor(frame: Frame) -> None:
    await _wait_for(frame, ".today-row")


async def _watch(frame: Frame) -> None:
    await _floor(frame)
    name = re.compile("^(查看|Watch)")
    rows = frame.page.get_by_role("region", name=re.compile("^(人工会话|Conversations)"))
    await rows.get_by_role("button", name=name).first.click()
    await _wait_for(frame, ".watch .said")


async def _history(frame: Frame) -> None:
    await _wait_for(frame, ".range")
    year = re.compile("^(近 ?12 ?个月|最近 ?12 ?个月|Last 12 months)$")
    await frame.page.get_by_role("button", name=year).click()
    await _wait_for(frame, ".history-charts .u-legend")


async def _month(frame: Frame) -> None:
    await _wait_for(frame, ".sheet .plot")


async def _quality(frame: Frame) -> None:
    """What is drawn to review, and what was reviewed."""
    await _wait_for(frame, ".quality table")
    await frame.page.get_by_role("button", name=re.compile("随机抽取|Draw")).click()
    await _wait_for(frame, ".sampled button")


async def _cases(frame: Frame) -> None:
    await frame.page.get_by_role("checkbox").first.uncheck()
    await _wait_for(frame, "tbody tr:nth-child(8)")


async def _case(frame: Frame) -> None:
    await frame.page.locator("tbody a").first.click()
    await _wait_for(frame, ".trail, [class*=trail]")


async def _report(frame: Frame) -> None:
    await _wait_for(frame, ".charts canvas")


PICTURES = (
    Picture("sign-in", "", "/agent", _sign_in),
    Picture("console", "lin", "/agent", _console),
    Picture("console-copilot", "lin", "/agent", _keys("Alt+s", ".suggestions")),
    Picture("console-canned", "lin", "/agent", _canned),
    Picture("console-keys", "lin", "/agent", _keys("Alt+k", "dialog .keys")),
    Picture("console-phone", "lin", "/agent", _phone, "phone"),
    Picture("floor", "wang", "/supervisor", _floor),
    Picture("watch", "wang", "/supervisor", _watch),
    Picture("history", "wang", "/supervisor#/history", _history),
    Picture("month", "wang", "/supervisor#/month", _month),
    Picture("month-paper", "wang", "/supervisor#/month", _month, is_printed=True),
    Picture("quality", "wang", "/supervisor#/quality", _quality),
    Picture("case-list", "sun", "/cases", _cases),
    Picture("case", "sun", "/cases", _case),
    Picture("case-report", "sun", "/cases#/report", _report),
)


@click.command()
@click.option("--only", help="Pictures whose name begins so.", default="")
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path), default=ROOT / "docs" / "pictures"
)
def main(only: str, into: Path) -> None:
    """Take the pictures of the staff's pages."""
    into.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        running_system(Path(home), LOBBY_OFFER_SECONDS="90", LOBBY_WRAP_UP_SECONDS="0") as lobby,
    ):
        _fill(lobby)
        taken = asyncio.run(_take(lobby, only, into))
    subprocess.run([ROOT / ".venv-bot/bin/python", "-c", SMALLER, *taken], check=True)
    click.echo(f"{len(taken)} pictures")


def _fill(lobby: System) -> None:
    """Put a year behind the hall."""
    today = date.today()  # noqa: DTZ011 - of this machine, as its commands take it
    months = [(today.year * 12 + today.month - 1 - back) for back in range(MONTHS)]
    for number in months:
        month = f"{number // 12}-{number % 12 + 1:02d}"
        _lobby(lobby, "history", "seed", "--month", month, "--count", str(CONVERSATIONS))
    _lobby(lobby, "cases", "seed", "--year", str(today.year), "--count", str(CASES))


def _lobby(lobby: System, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-c", "from handoff.cli import main; main()", *words],
        cwd=ROOT,
        env=os.environ | {"LOBBY_HOME": str(lobby.home)},
        check=True,
        stdout=subprocess.DEVNULL,
    )


async def _take(lobby: System, only: str, into: Path) -> list[Path]:
    scene = await begin(lobby)
    taken = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for picture in (one for one in PICTURES if one.name.startswith(only)):
            for look in _looks(picture):
                path = into / f"{picture.name}-{look.language}-{look.theme}.png"
                async with _page(browser, lobby, scene, (picture, look)) as page:
                    await picture.show(Frame(page, scene, look))
                    await page.wait_for_load_state("networkidle")
                    await _shoot(page, path, picture.is_printed)
                await take_back(scene)
                taken.append(path)
        await browser.close()
    await scene.leave()
    return taken


async def _shoot(page: Page, path: Path, is_printed: bool) -> None:
    """Take what is on the screen, or the first page of what comes out of the printer."""
    if not is_printed:
        await page.screenshot(path=path, animations="disabled")
        return
    sheet = path.with_suffix(".pdf")
    await page.pdf(path=sheet, prefer_css_page_size=True)
    words = ("-r", "90", "-png", "-singlefile", sheet, path.with_suffix(""))
    printed = await asyncio.create_subprocess_exec("pdftoppm", *map(str, words))
    assert await printed.wait() == 0
    sheet.unlink()


def _looks(picture: Picture) -> list[Look]:
    themes: tuple[Theme, ...] = ("light",) if picture.is_printed else ("light", "dark")
    return [Look(language, picture.size, theme) for language in LANGUAGES for theme in themes]


@asynccontextmanager
async def _page(
    browser: Browser, lobby: System, scene: Scene, what: tuple[Picture, Look]
) -> AsyncIterator[Page]:
    picture, look = what
    width, height = SIZES[look.size]
    context = await browser.new_context(
        locale=LOCALES[look.language],
        viewport={"width": width, "height": height},
        color_scheme=look.theme,
        reduced_motion="reduce",
        timezone_id="Asia/Shanghai",
    )
    context.set_default_timeout(PATIENCE)
    if picture.who:
        name, value = scene.staff[picture.who].cookie.split("=", 1)
        await context.add_cookies([{"name": name, "value": value, "url": lobby.address}])
    at_hand = scene.at_hand[look.language]
    await context.add_init_script(f"localStorage.setItem('lobby.desk.selected', '{at_hand}')")
    page = await context.new_page()
    await page.goto(lobby.address + picture.path)
    yield page
    await context.close()


if __name__ == "__main__":
    main()
