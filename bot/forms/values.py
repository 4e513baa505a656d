"""What a message tells of the fields of a task without having been asked for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.forms.kinds import Day, Named, Refused, Story
from bot.forms.said import Said
from bot.forms.table import Task
from bot.forms.told import Told

WHEN = (Day(), Named(("time",)))  # what tells these can tell nothing else


def with_when(said: Said, answer: dict[str, Any]) -> dict[str, Any]:
    """The answer, with a day or an hour told along with it that is not known yet.

    Where that cannot be and would never be asked for again, nothing but why.
    """
    fields = said.task.by_name
    told = told_values(said.task, said.told, said.known)
    when = {name: told[name] for name in told if fields[name].kind in WHEN}
    new = {name: value for name, value in when.items() if name not in said.known}
    lost = {
        name: value
        for name, value in new.items()
        if isinstance(value, Refused) and fields[name].optional
    }
    return lost or {**new, **answer}


def told_values(task: Task, told: Told, known: dict[str, Any]) -> dict[str, Any]:
    """Values and refusals by field; the same value of one kind goes to one field only."""
    found: dict[str, Any] = {}
    for one in task.fields:
        value = None if one.free else one.kind.read(told, False)
        if value is None or not one.wanted({**task.complete(known), **found}):
            continue
        same = [name for name in found if type(task.by_name[name].kind) is type(one.kind)]
        if value not in [found[name] for name in same]:
            found[one.name] = value
        if isinstance(one.kind, Story):  # in "昨天西湖支行" the date is no part of the place
            told = replace(told, text=told.text.replace(value, " "))
    return found
