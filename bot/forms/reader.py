"""Reads one message in the light of an open task: answer, correction, cancellation or none of these.

Where the message is none of these (a side question, a wish for a person) the result is None,
and the topic that was understood leads the dialogue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.components.normalise import normalise
from bot.components.safety import keyword_topic
from bot.forms.contacts import Contact
from bot.forms.kinds import Refused, Story
from bot.forms.said import (
    CANCELS,
    CHANGES,
    CONFIRMED,
    INFORM,
    THROUGH,
    UNCLEAR,
    WHICH_ONE,
    Reading,
    Said,
    reading_of,
)
from bot.forms.state import CONFIRM
from bot.forms.table import Field, Task
from bot.forms.told import Told
from bot.forms.values import told_values
from bot.forms.words import CANCEL, CHANGE, CONFIRMS, CORRECTION, QUESTION
from bot.understanding import ANSWER

SHORT, MOST_SIDE_QUESTION = 14, 60  # characters
SURE = 0.4
SURE_OF_ANOTHER_TASK = 0.6
PLAIN_ANSWERS = ("talk/affirm", "talk/deny")
POLITE = ("talk/greet", "talk/thanks", "talk/goodbye")
URGENT = ("cards/report_lost", "cards/unauthorized_transaction")
ALWAYS_THROUGH = ("service/human_agent", "service/switch_language", *URGENT)


def read(said: Said) -> Reading | None:
    """The first reading that fits, in the order of READINGS; None for a side question."""
    for reading in READINGS:
        found = reading(said)
        if found is not None:
            return found if found.move else None
    return Reading(UNCLEAR)


def _nothing_but_a_value(said: Said) -> Reading | None:
    """A date, a place or a contact by itself belongs to its field, whatever words were asked for."""
    if said.asked == CONFIRM or (said.field and not isinstance(said.field.kind, Story)):
        return None
    if said.field and said.field.free and not said.known:
        return None
    value = said.text.strip()
    fits = [one.name for one in said.task.fields if _is_nothing_but(one, said.told, value)]
    if not fits:
        return None
    return Reading(INFORM, {said.asked if said.asked in fits else fits[0]: value})


def _is_nothing_but(one: Field, told: Told, text: str) -> bool:
    if isinstance(one.kind, Contact):
        return text in [*map(str, told.values(*one.kind.kinds))]
    return bool(isinstance(one.kind, Story) and one.kind.value and one.kind.value.fullmatch(text))


def _plain_value(said: Said) -> Reading | None:
    """A message that is short and holds what was asked for is an answer, whatever else it may look like."""
    one = said.field
    if one is None or isinstance(one.kind, Story):
        return None
    if len(said.text) > SHORT or QUESTION.search(said.text) or CORRECTION.search(said.text):
        return None
    value = one.kind.read(said.told, True)
    known = value is not None and not isinstance(value, Refused)
    return Reading(INFORM, {one.name: value}) if known else None


def _cancelled(said: Said) -> Reading | None:
    withdrawn = (
        said.told.understanding.topic == "service/complaint_withdraw"
        and said.told.understanding.zone == ANSWER
        and said.task.name == "complaint"
    )
    short = len(said.text) <= 2 * SHORT
    return Reading(CANCELS) if short and (CANCEL.search(said.text) or withdrawn) else None


def _clicked(said: Said) -> Reading | None:
    """A quick reply to another topic."""
    found = said.told.understanding
    other = found.topic not in (*PLAIN_ANSWERS, *said.task.topics)
    return THROUGH if found.confidence == 1.0 and other else None


def _wants_through(said: Said) -> Reading | None:
    found = said.told.understanding
    if found.zone != ANSWER or found.topic not in ALWAYS_THROUGH or found.topic in said.task.topics:
        return None
    if said.field and isinstance(said.field.kind, Story) and not _names(said, found.topic):
        return None  # among words that were asked for it must be said, not guessed
    return THROUGH if len(said.text) <= 2 * SHORT or not said.story_asked else None


def _names(said: Said, topic: str) -> bool:
    """Whether the words themselves ask for it: 转人工, lost my card, speak Chinese."""
    named = keyword_topic(normalise(said.text), "")
    return named == topic or topic == "service/switch_language"


def _corrected(said: Said) -> Reading | None:
    if said.story_asked and not said.known:
        return None
    changed = CORRECTION.search(said.text)
    if changed and (found := _new_values(said, changed.start(), changed.end())):
        return found
    short = len(said.text) <= MOST_SIDE_QUESTION
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


def _confirmed(said: Said) -> Reading | None:
    if said.asked != CONFIRM:
        return None
    topic = said.told.understanding.topic
    if topic == "talk/affirm" or CONFIRMS.search(said.text):
        return Reading(CONFIRMED)
    if topic == "talk/deny" or CHANGE.search(said.text):
        return Reading(WHICH_ONE)
    return None


def _side_question(said: Said) -> Reading | None:
    found = said.told.understanding
    if found.topic in (*PLAIN_ANSWERS, "talk/insult", *said.task.topics) or found.zone != ANSWER:
        return None
    if found.confidence < SURE:
        return None
    if found.topic in POLITE and len(said.text) <= SHORT:
        return THROUGH
    asks = QUESTION.search(said.text) and len(said.text) <= MOST_SIDE_QUESTION
    nothing = said.asked == CONFIRM and not told_values(said.task, said.told, said.known)
    return THROUGH if asks or nothing else None


def _answered(said: Said) -> Reading | None:
    """The value that was asked for, and whatever else the message tells that is not known yet."""
    one = said.field
    if one is None:
        return reading_of(told_values(said.task, said.told, said.known))
    yes_or_no = said.told.understanding.topic in PLAIN_ANSWERS and len(said.text) <= SHORT // 2
    if isinstance(one.kind, Story) and yes_or_no and not one.kind.may_be_nothing:
        return None
    answer = one.kind.read(said.told, True)
    others = {} if isinstance(one.kind, Story) and not one.free else _others(said, one)
    if answer is not None:  # what is known stays, unless it is all that the message tells
        new = {name: value for name, value in others.items() if name not in said.known}
        return reading_of({**new, one.name: answer})
    return reading_of(others)


def _others(said: Said, asked: Field) -> dict[str, Any]:
    told = told_values(said.task, said.told, said.known)
    return {name: value for name, value in told.items() if name != asked.name}


READINGS: tuple[Callable[[Said], Reading | None], ...] = (
    _clicked,
    _nothing_but_a_value,
    _plain_value,
    _cancelled,
    _corrected,
    _wants_through,
    _confirmed,
    _side_question,
    _answered,
)
