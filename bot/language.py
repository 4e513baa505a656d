"""Which language a text is written in, as far as its letters tell."""

from __future__ import annotations

import re

from bot.components.normalise import HAN, PERSONAL

LATIN = re.compile(r"[A-Za-z]{2,}")
LANGUAGES = ("zh", "en")


def language_of(text: str, default: str = "zh") -> str:
    """``zh`` when any Han character occurs, ``en`` when any Latin word does, else ``default``."""
    text = PERSONAL.sub(" ", text)
    if HAN.search(text):
        return "zh"
    return "en" if LATIN.search(text) else default


WANTS_ENGLISH = re.compile(r"英文|英语|english", re.IGNORECASE)
WANTS_CHINESE = re.compile(r"中文|汉语|普通话|国语|國語|漢語|chinese|mandarin", re.IGNORECASE)


NAMES_LANGUAGE = re.compile(
    rf"{WANTS_ENGLISH.pattern}|{WANTS_CHINESE.pattern}|语言|語言|languages?\b", re.IGNORECASE
)


def requested_language(text: str, current: str) -> str:
    """The language that somebody asks to switch to; the other one when none is named."""
    named = [
        language
        for language, wish in (("en", WANTS_ENGLISH), ("zh", WANTS_CHINESE))
        if wish.search(text)
    ]
    if len(named) == 1:
        return named[0]
    return "en" if current == "zh" else "zh"
