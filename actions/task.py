"""A task as the bot hands it over, and what an action gives back to ask for something again.

The bot keeps where a task stands in the slot `task` (docs/bot.md). An action that sets that slot has a
question; one that does not is done with the task.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.interfaces import Tracker

from actions.telling import Telling, telling

FORM = "task_form"
CHECKING = "checking"
# The second factor of what was written in the same conversation; no customer can type it.
OWN = "own"
TERM = re.compile(r"P(\d+)([MD])")


@dataclass(frozen=True, slots=True)
class Option:
    """A button: what the customer may answer, in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Task:
    """The fields as the bot read them, and the messages behind them.

    `key` is the same for the same task of the same conversation: what is written with it is written once.
    """

    fields: Mapping[str, Any]
    checking: bool
    key: str
    told: Telling
    data: Mapping[str, Any]
    proven: Mapping[str, Any]

    def text(self, name: str) -> str:
        """Return a field as text, empty where it was not told."""
        return str(self.fields.get(name) or "").strip()

    def proving(self, number: str, factor: str) -> list[dict[str, Any]]:
        """Return the event by which neither is asked for again in this conversation."""
        pair = {"number": number, "last_four": factor}
        return [SlotSet("proven", {**self.proven, number[0]: pair})]


def task_of(tracker: Tracker) -> Task:
    """Read the slot `task` and the events behind it."""
    slot = tracker.slots["task"]
    return Task(
        fields=slot["fields"],
        checking=slot.get("asked") == CHECKING,
        key=f"{tracker.sender_id}:{slot['key']}",
        told=telling(tracker.sender_id, tracker.events, FORM),
        data=slot.get("data") or {},
        proven=tracker.slots.get("proven") or {},
    )


@dataclass(eq=False)
class AskAgain(Exception):
    """The task cannot be done as it stands: why, which fields to forget, and what to offer instead.

    `ask` is the field to ask for where none is missing; `fields` are values that replace those told.
    """

    problem: str | None = None
    forget: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    ask: str | None = None

    def events(self, task: Task) -> list[dict[str, Any]]:
        """Return the event by which the bot goes on asking."""
        kept = {**task.fields, **self.fields}
        return [
            SlotSet(
                "task",
                {
                    "problem": self.problem,
                    "fields": {name: kept[name] for name in kept if name not in self.forget},
                    "options": [{"title": {"zh": one.zh, "en": one.en}} for one in self.options],
                    "data": dict(self.data),
                    "asked": self.ask,
                },
            )
        ]


def months_of(term: str) -> int | None:
    """Return the months of a term such as P36M; None where it is told in days."""
    found = TERM.fullmatch(term)
    return int(found[1]) if found and found[2] == "M" else None


def days_of(term: str) -> int | None:
    """Return the days of a term such as P90D; None where it is told in months."""
    found = TERM.fullmatch(term)
    return int(found[1]) if found and found[2] == "D" else None


def titles(entries: Iterable[Mapping[str, str]]) -> tuple[Option, ...]:
    """Return buttons of names that stand in the catalogue in both languages."""
    return tuple(Option(one["zh"], one["en"]) for one in entries)
