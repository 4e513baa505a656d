"""One message as a form sees it: its words, what was understood, and the entities in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.understanding import Understanding

WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Told:
    """``today`` is the bank's day; ``entities`` are those of bot.components.entities."""

    text: str
    understanding: Understanding
    language: str = "zh"
    entities: tuple[dict[str, Any], ...] = field(default_factory=tuple)
    today: date = date.min

    def values(self, *kinds: str) -> list[Any]:
        """The values of the entities of these kinds, each once, in order."""
        found = [one["value"] for one in self.entities if one["entity"] in kinds]
        return list(dict.fromkeys(found))

    @property
    def has_words(self) -> bool:
        """Whether there is anything to read: an emoji alone is nothing."""
        return bool(WORD.search(self.text))
