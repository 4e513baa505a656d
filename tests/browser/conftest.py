"""One Lobby and one Chromium for all journeys."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.identity import Bank
from tests.support.system import System, running_system

# Another name of the same machine is another origin: that of a bank's own page.
BANK_ORIGIN = "http://localhost:8099"

# Background networking is off: a closed network answers it with a flood of refused connections.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    # A page that a test serves has no address; from it the browser would not let this machine be reached.
    "--disable-features=LocalNetworkAccessChecks",
]


def chromium() -> str:
    """Return the browser; without one skip with a clear word, except in CI."""
    found = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if not found and os.environ.get("CI") == "true":
        pytest.fail("Chromium is required in CI")
    if not found:
        pytest.skip(
            "install Chromium (Debian: apt install chromium fonts-noto-cjk) to run this test"
        )
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    executable = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The bank whose site vouches for customers and may embed the widget."""
    return Bank.founded()


@pytest.fixture(scope="session")
def lobby(
    tmp_path_factory: pytest.TempPathFactory, browser: Browser, bank: Bank
) -> Iterator[System]:
    """The whole system."""
    home: Path = tmp_path_factory.mktemp("lobby")
    settings = {
        "LOBBY_IDENTITY_KEY": bank.public,
        "LOBBY_FRAME_ANCESTORS": f"'self' {BANK_ORIGIN}",
    }
    with running_system(home, **settings) as system:
        assert system.process.poll() is None, "\n".join(system.lines)
        yield system
