"""The answers that fit a text best, rendered, for an agent to send or edit."""

from __future__ import annotations

from typing import Any

from bot.language import LANGUAGES
from bot.nlg.library import AnswerMissing, Library
from bot.understanding import Guess, Understanding

MOST = 3


def candidates(library: Library, found: Understanding, wanted: object) -> list[dict[str, Any]]:
    """Up to three of {topic, title, text, confidence}, best first; topics without an answer are left out.

    In the language that is wanted, when it is one of ours, else in that of the text.
    """
    language = wanted if wanted in LANGUAGES else found.language
    guesses = (Guess(found.topic, found.confidence), *found.suggestions)
    rendered = (_rendered(library, guess, str(language)) for guess in guesses)
    return [one for one in rendered if one][:MOST]


def _rendered(library: Library, guess: Guess, language: str) -> dict[str, Any] | None:
    try:
        text = library.answer(guess.topic, language).text
    except AnswerMissing:
        return None
    title = library.title(guess.topic, language) or guess.topic
    return {"topic": guess.topic, "title": title, "text": text, "confidence": guess.confidence}
