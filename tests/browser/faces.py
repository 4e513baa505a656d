"""What the journeys through the pages share: languages and sizes, coming in, and looking for faults with axe."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect

from tests.support.processes import ROOT
from tests.support.system import System

PATIENCE = 30_000  # milliseconds
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = ROOT / "var" / "pictures"
# A colour on its way to another is not the one that people see.
SETTLED = """() => Promise.all(document.getAnimations()
  .filter((one) => one instanceof CSSTransition)
  .map((one) => one.finished.catch(() => null)))"""
RUN_AXE = (
    "() => axe.run().then(({violations}) => violations.flatMap(({id, nodes}) =>"
    " nodes.map(({html}) => `${id}: ${html.slice(0, 160)}`)))"
)

Language = Literal["zh", "en"]
Theme = Literal["light", "dark"]
Size = Literal["desktop", "phone", "small", "frame"]
SIZES: dict[Size, tuple[int, int]] = {
    "desktop": (1360, 860),
    "phone": (390, 800),
    "small": (320, 640),
    "frame": (400, 700),
}
LOCALES: dict[Language, str] = {"zh": "zh-CN", "en": "en-GB"}


@dataclass(frozen=True)
class Look:
    """How somebody sees the pages."""

    language: Language = "zh"
    size: Size = "desktop"
    theme: Theme = "light"

    @property
    def name(self) -> str:
        """What pictures and tests call it."""
        return f"{self.language}-{self.size}-{self.theme}"


LOOKS = (
    Look("zh", "desktop"),
    Look("en", "phone", "dark"),
)


@contextmanager
def looking(browser: Browser, look: Look) -> Iterator[Page]:
    """A page in a browser of one's own."""
    width, height = SIZES[look.size]
    context = browser.new_context(
        locale=LOCALES[look.language],
        viewport={"width": width, "height": height},
        color_scheme=look.theme,
        # Half-faded text is not what axe is asked about.
        reduced_motion="reduce",
        # A service of the page's own is not in the way of what a test puts between.
        service_workers="block",
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def sign_in(page: Page, lobby: System, who: str, path: str = "/agent") -> None:
    """Sign a member of staff in."""
    page.goto(lobby.address + path)
    page.get_by_label(re.compile("^(用户名|User name)$")).fill(who)
    page.get_by_label(re.compile("^(密码|Password)$")).fill(lobby.password(who))
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("退出登录|Sign out")).first.wait_for()


def be_available(page: Page, on: bool = True) -> None:
    """Take new conversations, or none."""
    switch = page.get_by_role("switch")
    expect(switch).not_to_have_attribute("aria-disabled", "true")
    if switch.get_attribute("aria-checked") != str(on).lower():
        switch.click()
    expect(switch).to_have_attribute("aria-checked", str(on).lower(), timeout=PATIENCE)


def ask_for_a_person(page: Page, lobby: System, question: str) -> None:
    """Come as a customer, ask something, wait for the answer, ask for a person."""
    page.goto(f"{lobby.address}/widget")
    # Only with a conversation open can anything be said.
    person = page.locator(".person")
    expect(person).not_to_have_attribute("aria-disabled", "true", timeout=PATIENCE)
    say(page, question)
    expect(page.locator(".said.bot").first).to_be_visible(timeout=PATIENCE)
    person.click()


def say(page: Page, text: str) -> None:
    """Write a message; what waits for the connection waits here too."""
    box = page.get_by_role("textbox").last
    box.fill(text)
    box.press("Enter")
    expect(box).to_have_value("", timeout=PATIENCE)


def accept(page: Page) -> None:
    """Take the first offer by keyboard."""
    page.get_by_role("button", name=re.compile("^(接受|Accept)")).first.wait_for()
    page.keyboard.press("Alt+a")
    page.get_by_role("log").wait_for()


def faults(page: Page) -> list[str]:
    """Return what axe finds on the page as it is now."""
    if not page.evaluate("'axe' in window"):
        # Not as a script element: the pages' own policy would refuse it, and should.
        page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate(SETTLED)
    found: list[str] = page.evaluate(RUN_AXE)
    return found


def picture(page: Page, name: str) -> Path:
    """Keep what is on the screen."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    return path
