"""`python -m tests.browser.gallery`: makes the pictures of docs/faces.md anew, from a Lobby of its own."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import FLAGS, chromium
from tests.browser.customer import with_assistant, with_person
from tests.browser.faces import Language, Look, looking
from tests.support.processes import ROOT
from tests.support.system import System, running_system

PLACE = ROOT / "docs" / "pictures" / "faces"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
COLOURS = 96
# In an environment that has Pillow: colours of a palette make a picture a third as large.
SHRINK = f"""
import sys
from PIL import Image
for name in sys.argv[1:]:
    picture = Image.open(name).convert("RGB")
    picture.quantize({COLOURS}, dither=Image.Dither.NONE).save(name, optimize=True)
"""


def looks() -> Iterator[Look]:
    """Each language in each theme."""
    for language in LANGUAGES:
        yield Look(language, "frame", "light")
        yield Look(language, "frame", "dark")


def widget(browser: Browser, lobby: System) -> None:
    """Every state of the widget."""
    for look in looks():
        with looking(browser, look) as customer, looking(browser, Look(look.language)) as agent:
            for name in with_assistant(customer, lobby, look):
                keep(customer, f"widget-{name}-{look.language}-{look.theme}")
            for name in with_person(customer, agent, lobby, look):
                keep(customer, f"widget-{name}-{look.language}-{look.theme}")


def demo(browser: Browser, lobby: System) -> None:
    """The bank's page, with the widget open on a desk and shut on a phone."""
    for one in looks():
        for size in ("desktop", "phone"):
            with looking(browser, Look(one.language, size, one.theme)) as page:
                page.goto(f"{lobby.address}/?lang={one.language}")
                page.wait_for_function("'Lobby' in window")
                if size == "desktop":
                    page.evaluate("Lobby.open()")
                    page.frame_locator("iframe").locator(".status.online").wait_for()
                keep(page, f"demo-{size}-{one.language}-{one.theme}")


def keep(page: Page, name: str) -> None:
    """Keep what is on the screen."""
    page.wait_for_timeout(300)  # what comes in gently is there
    page.screenshot(path=PLACE / f"{name}.png")


def shrink() -> None:
    """Make the pictures small."""
    names = sorted(str(path) for path in PLACE.glob("*.png"))
    subprocess.run([ROOT / ".venv-bot" / "bin" / "python", "-c", SHRINK, *names], check=True)


def main() -> None:
    """Make all of them."""
    PLACE.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp())
    with running_system(home) as lobby, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        widget(browser, lobby)
        demo(browser, lobby)
        browser.close()
    shrink()


if __name__ == "__main__":
    main()
