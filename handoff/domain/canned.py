"""Answers that agents keep ready, with variables that the hall fills in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handoff.domain.errors import BadRequest
from handoff.domain.language import Language

VARIABLES = frozenset({"customer", "agent", "case", "bank", "date"})
PLACE = re.compile(r"\{(\w+)\}")
SHORTCUT = re.compile(r"[^\s/]{1,30}")


@dataclass(frozen=True, slots=True)
class CannedReply:
    """`owner` is a member of staff, or nobody for a reply that all share."""

    id: str
    shortcut: str
    title: str
    zh: str
    en: str
    owner: str | None = None

    def checked(self) -> "CannedReply":
        """Return itself; refuse a shortcut that cannot be typed and a variable that is none."""
        unknown = set(PLACE.findall(self.zh + self.en)) - VARIABLES
        if unknown or not SHORTCUT.fullmatch(self.shortcut) or not (self.zh and self.en):
            raise BadRequest("canned")
        return self

    def filled(self, language: Language, values: Mapping[str, str]) -> str:
        """Return the text in a language, with the values in their places."""
        text = self.zh if language is Language.ZH else self.en
        return PLACE.sub(lambda found: values.get(found[1], found[0]), text)
