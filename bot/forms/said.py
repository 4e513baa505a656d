"""A message said while a task is open, and what reading it comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.forms.kinds import Refused
from bot.forms.table import Field, Task
from bot.forms.told import Told

INFORM, CHANGES, WHICH_ONE, UNCLEAR, CANCELS, CONFIRMED = (
    *("inform", "change", "which", "unclear", "cancel", "confirm"),
)


@dataclass(frozen=True)
class Reading:
    """What the message does, the values it tells, the field it names, and why a value was refused."""

    move: str
    values: dict[str, Any] = field(default_factory=dict)
    named: str | None = None
    problem: str | None = None


THROUGH = Reading("")  # not for the form


@dataclass(frozen=True)
class Said:
    """A message, the task that is open, what the task asked last, and what it knows already."""

    told: Told
    task: Task
    asked: str | None
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words."""
        return self.told.text

    @property
    def field(self) -> Field | None:
        """The field that was asked for."""
        return self.task.by_name.get(self.asked or "")

    @property
    def story_asked(self) -> bool:
        """Whether any words at all would be an answer."""
        return bool(self.field and self.field.free)


def reading_of(values: dict[str, Any]) -> Reading | None:
    """Values without those that were refused; the first refusal is the problem."""
    good = {name: value for name, value in values.items() if not isinstance(value, Refused)}
    refused = next((value for value in values.values() if isinstance(value, Refused)), None)
    good = {name: value for name, value in good.items() if value is not None}
    if refused and not good:
        return Reading(UNCLEAR, problem=refused.code)
    return Reading(INFORM, good, problem=refused.code if refused else None) if good else None
