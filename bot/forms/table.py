"""What a task is: a table of fields. The tables themselves stand in the modules named in TABLES."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.forms.kinds import Kind


@dataclass(frozen=True)
class Field:
    """One thing to know.

    ``names`` are the words by which customers call it; ``when`` says for which values of other fields it
    is asked at all; a ``default`` is taken unless something else is told; ``checked`` asks the action
    server at once, because only it can tell (a full day, a number of nobody's case).
    """

    name: str
    kind: Kind
    names: re.Pattern[str] | None = None
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    default: Any = None
    unless: tuple[str, ...] = ()  # not asked when one of these is known
    optional: bool = False  # taken when told, never asked
    checked: bool = False
    free: bool = False

    def wanted(self, fields: Mapping[str, Any]) -> bool:
        """Whether the other fields ask for it."""
        return all(fields.get(other) in values for other, values in self.when.items())

    def missing(self, fields: Mapping[str, Any]) -> bool:
        """Whether it must be asked for; ``fields`` has the defaults."""
        spared = self.optional or any(other in fields for other in self.unless)
        return self.name not in fields and not spared and self.wanted(fields)


@dataclass(frozen=True)
class Task:
    """A dialogue: begun by ``topic``, ended by ``action``; ``confirm`` shows a summary first."""

    name: str
    topics: tuple[str, ...]
    action: str
    fields: tuple[Field, ...] = ()
    confirm: bool = False
    checked_first: bool = False  # the action server may have something to say before any question
    repeats: bool = False  # may be leaned on: "and for five years?"
    begins: re.Pattern[str] | None = None  # words that begin it, whatever the topic
    opening: re.Pattern[str] | None = None  # words that only say that it is to begin
    follows: str = (
        ""  # the letter of the numbers that it looks up, with the fields NUMBER and LAST_FOUR
    )
    stands_for: str = ""  # the topic that it counts as, where no topic begins it

    @property
    def topic(self) -> str:
        """What its messages were understood as."""
        return self.topics[0] if self.topics else self.stands_for

    failed: str = "utter_action_failed"

    @property
    def by_name(self) -> dict[str, Field]:
        """Its fields by name."""
        return {one.name: one for one in self.fields}

    def missing(self, fields: Mapping[str, Any]) -> str | None:
        """The next field to ask for, or None when nothing is missing."""
        known = {**fields, **self.complete(fields)}
        return next((one.name for one in self.fields if one.missing(known)), None)

    def complete(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The fields with the defaults of those that were not told, and without those not wanted."""
        filled = {one.name: fields.get(one.name, one.default) for one in self.fields}
        return {
            name: value
            for name, value in filled.items()
            if value is not None and self.by_name[name].wanted(filled)
        }
