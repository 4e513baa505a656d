"""`python -m bench.typed`: type forty questions into the widget and write down what came back.

The questions (typed_questions.jsonl) are never trained on. Needs Chromium and a running Lobby, found as
`lobby ask` finds it; writes docs/typed-questions.md.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FrameLocator, Page, sync_playwright

from handoff.settings import Settings

QUESTIONS = Path(__file__).parent / "typed_questions.jsonl"
PAPER = Path(__file__).parents[1] / "docs" / "typed-questions.md"
PATIENCE = 30_000  # milliseconds
SHOWN = 90  # characters of an answer in the table
HEAD = """# Forty questions, typed

Written for this page and never trained on; typed one after the other into the widget by `python -m bench.typed`.
"Meant" is what the writer had in mind.

{right} of {all} answered or refused as meant at once, {offered} more among the suggestions.

| typed | meant | came back as | zone | the first words of the reply |
|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One question and what became of it."""

    text: str
    meant: str
    topic: str
    zone: str
    offered: bool
    reply: str

    @property
    def right(self) -> bool:
        """Tell whether it was answered, or refused, as meant."""
        refused = self.zone == "out_of_scope" and self.meant == "out_of_scope"
        return refused or (self.zone == "answer" and self.topic == self.meant)

    def line(self) -> str:
        """Return a row of the table."""
        cells = (self.text, self.meant, self.topic, self.zone, self.reply[:SHOWN])
        return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def main() -> None:
    """Type, look, write."""
    address = f"http://127.0.0.1:{Settings().port}"
    asked = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    understood = _understood([one["text"] for one in asked])
    rows = [
        _row(one, found, reply)
        for one, found, reply in zip(
            asked, understood, _typed(address, [one["text"] for one in asked]), strict=True
        )
    ]
    right = sum(row.right for row in rows)
    offered = sum(row.offered and not row.right for row in rows)
    head = HEAD.format(right=right, all=len(rows), offered=offered)
    PAPER.write_text(head + "\n".join(row.line() for row in rows) + "\n", encoding="utf-8")
    print(f"{right} of {len(rows)} right, {offered} more offered; {PAPER.name} is written")


def _row(asked: dict[str, str], found: dict[str, object], reply: str) -> Row:
    suggestions = found["suggestions"]
    offered = found["zone"] == "suggest" and (
        asked["topic"] in (suggestions if isinstance(suggestions, list) else [])
        or asked["topic"] == found["topic"]
    )
    topic, zone = str(found["topic"]), str(found["zone"])
    return Row(asked["text"], asked["topic"], topic, zone, offered, reply)


def _understood(texts: list[str]) -> list[dict[str, object]]:
    """Ask the understanding alone, as `lobby ask` does."""
    lobby = Path(sys.executable).with_name("lobby")
    said = subprocess.run(
        [lobby, "ask"],
        input="\n".join(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in said.stdout.splitlines()]


def _typed(address: str, texts: list[str]) -> Iterator[str]:
    """Type each into a conversation of its own, as somebody who has just come."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for text in texts:
            context = browser.new_context(locale="zh-CN")
            yield _reply(context.new_page(), address, text)
            context.close()


def _reply(page: Page, address: str, text: str) -> str:
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/")
    page.get_by_role("button", name="在线客服").click()
    frame = page.frame_locator("iframe[src*='/widget']")
    frame.locator("[role=log][aria-busy=false]").wait_for()
    frame.get_by_role("textbox").fill(text)
    frame.get_by_role("textbox").press("Enter")
    return _answer(frame, text)


def _answer(frame: FrameLocator, text: str) -> str:
    """Return what stands below the question once it is answered."""
    log = frame.get_by_role("log")
    log.locator(".said.own").filter(has_text=text[:20]).wait_for()
    answers = log.locator(".said.own ~ .said:not(.own) .bubble")
    answers.first.wait_for()
    return re.sub(r"\s+", " ", answers.first.inner_text())


if __name__ == "__main__":
    main()
