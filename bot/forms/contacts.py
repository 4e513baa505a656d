"""Kinds of field that hold a contact, or prove that one is known; numbers come as tokens, never raw."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot.forms.kinds import Refused
from bot.forms.told import Told

NUMBER_LIKE = re.compile(r"\d(?:[\d -]{3,}\d)")
LAST_FOUR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
HINT_FOUR = re.compile(r"(\d{4})⟧")


@dataclass(frozen=True)
class Contact:
    """The tokens of a telephone number or an e-mail address; ``none`` is what stands for no contact."""

    kinds: tuple[str, ...] = ("phone", "email")
    none: dict[str, str] = field(default_factory=dict)
    refuses: re.Pattern[str] | None = None

    def read(self, told: Told, asked: bool) -> Any:
        if told.values(*self.kinds):
            return told.text.strip() if asked else " ".join(told.values(*self.kinds))
        if not asked:
            return None
        if NUMBER_LIKE.search(told.text):
            return Refused("phone")
        declined = told.understanding.topic == "talk/deny" or (
            self.refuses and self.refuses.search(told.text)
        )
        return self.none.get(told.language) if declined else None


@dataclass(frozen=True)
class LastFour:
    """The last four digits of a number; a whole number is known by its token's hint, an address by its token."""

    def read(self, told: Told, asked: bool) -> Any:
        if told.values("email"):
            return str(told.values("email")[0])
        hints = [HINT_FOUR.search(value) for value in told.values("phone")]
        if hints and hints[0]:
            return hints[0][1]
        plain = re.sub(r"⟦[^⟧]*⟧|[A-Za-z][\d-]{12,}", " ", told.text)
        found = LAST_FOUR.findall(plain) if asked or "尾号" in plain or "last" in plain else []
        return found[0] if len(found) == 1 else None
