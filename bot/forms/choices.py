"""Kinds of field with a few answers: read only when asked, and refusing what is none of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.forms.kinds import Choice, Kind, Refused
from bot.forms.told import Told
from bot.forms.words import any_of
from bot.language import LANGUAGES
from bot.nlg.phrases import phrases

SHORTEST = 2  # characters by which an option is known
FIRST_HOUR, LAST_HOUR, EVENING = 8, 20, 18
LETTERS = Choice(
    tuple(
        (
            letter,
            re.compile(
                rf"^\s*(?:第.{{1,3}}题\s*)?(?:我?选项?|答|option |answer )?\s*{letter}\s*(?:吧|项)?(?:$|[.、．:：)）])",
                re.IGNORECASE,
            ),
        )
        for letter in "ABCDE"
    )
)
# Asked for before something is undone that cannot be brought back.
SURE = Choice(
    (
        ("no", any_of(r"^不|别|保留|先不|不撤|不取消", r"\bno\b|\bnot\b|\bkeep\b|\bdon.t\b")),
        (
            "yes",
            any_of(
                r"确定|确认|是|对|好|嗯|可以|行|撤|取消",
                r"\b(?:yes|yeah|sure|ok|okay|confirm|withdraw|cancel)\b",
            ),
        ),
    )
)


NOT_AT_HAND = any_of(
    r"^(?!.*卡).*(?:没有|忘|不记得|记不|不知道|找不到|丢了)",
    r"^(?!.*\bcard).*\b(?:lost|forgot|forgotten|(?:do not|don.t|can.?t|cannot) (?:have|know|remember|find))\b",
)


@dataclass(frozen=True)
class Asked:
    """Read only as an answer; with a ``code``, words that are none of the answers are refused by it."""

    kind: Kind
    code: str = ""

    def read(self, told: Told, asked: bool) -> Any:
        if not asked:
            return None
        value = self.kind.read(told, True)
        missed = value is None and self.code and told.has_words
        return Refused(self.code, read=False) if missed else value


@dataclass(frozen=True)
class CaseNumber:
    """A number that the hall has given out; whoever has none is told what it looks like and who can help."""

    letter: str

    def read(self, told: Told, asked: bool) -> Any:
        numbers = told.values("case_number")
        if numbers:
            return numbers[0]
        code = f"number_{self.letter.lower()}"
        if asked and NOT_AT_HAND.search(told.text):
            return Refused(code)
        return Refused(code, read=False) if asked and told.has_words else None


@dataclass(frozen=True)
class Lettered:
    """One of the options A to E of a question, by its letter or by its words."""

    question: str

    def read(self, told: Told, asked: bool) -> Any:
        return LETTERS.read(told, asked) or self._by_words(told.text.strip().lower())

    def _by_words(self, said: str) -> str | None:
        quick = phrases()[f"utter_ask_{self.question}"]["quick"]
        titles = [one[language].lower() for one in quick for language in LANGUAGES]
        told = [(title[0].upper(), title[2:].strip()) for title in titles]
        same = {letter for letter, words in told if words == said}
        part = {letter for letter, words in told if said in words or words in said}
        found = same or (part if len(said) >= SHORTEST else set())
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True)
class PartOfDay:
    """When somebody may be called, in words or as a time of day."""

    words: Choice

    def read(self, told: Told, asked: bool) -> Any:
        found, times = self.words.read(told, asked), told.values("time")
        if found or not asked or len(times) != 1:
            return found
        hour = int(times[0][:2])
        if not FIRST_HOUR <= hour <= LAST_HOUR:
            return Refused("window")
        return "morning" if hour < 12 else "afternoon" if hour < EVENING else "evening"
