"""Corrections: "no, I meant 60,000", "时间改成昨天", "change the date", for whichever field they name or fit."""

from __future__ import annotations

from dataclasses import replace

from bot.forms.kinds import Story
from bot.forms.said import CHANGES, Reading, Said, reading_of
from bot.forms.table import Field, Task
from bot.forms.values import told_values
from bot.forms.words import CHANGE, CORRECTION

LONGEST = 60  # characters of a wish to change something


def corrected(said: Said) -> Reading | None:
    """The reading of a correction, or None."""
    if said.story_asked and not said.known:
        return None
    changed = CORRECTION.search(said.text)
    if changed and (found := _new_values(said, changed.start(), changed.end())):
        return found
    short = len(said.text) <= LONGEST
    named = _named(said.task, said.text) if CHANGE.search(said.text) and short else None
    return Reading(CHANGES, named=named.name) if named else None


def _new_values(said: Said, start: int, end: int) -> Reading | None:
    """The values behind "change it to", for the field named before it or the one that they fit."""
    rest = said.text[end:].strip(" ：:，,。.的")
    later = [one for one in said.told.entities if one["start"] >= start]
    told = replace(said.told, text=rest, entities=tuple(later))
    named = _named(said.task, said.text[:end])
    if named and rest:
        value = named.kind.value if isinstance(named.kind, Story) else None
        found = value.search(rest) if value else None
        return reading_of({named.name: found[0].strip() if found else named.kind.read(told, True)})
    return reading_of(told_values(said.task, told, said.known)) if rest else None


def _named(task: Task, text: str) -> Field | None:
    return next((one for one in task.fields if one.names and one.names.search(text)), None)
