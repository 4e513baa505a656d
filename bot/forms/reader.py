"""Reads one message in the light of an open task: answer, correction, cancellation or none of these.

Where the message is none of these (a side question, a wish for a person) the result is None,
and the topic that was understood leads the dialogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.components.normalise import normalise
from bot.components.safety import keyword_topic
from bot.forms.choices import Asked, CaseNumber
from bot.forms.contacts import Contact
from bot.forms.corrections import corrected
from bot.forms.kinds import Refused, Story
from bot.forms.registry import BY_TOPIC
from bot.forms.said import (
    CANCELS,
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
from bot.forms.table import Field
from bot.forms.told import Told
from bot.forms.values import told_values, with_when
from bot.forms.words import CANCEL, CHANGE, CONFIRMS, CORRECTION, QUESTION
from bot.understanding import ANSWER

SHORT, MOST_SIDE_QUESTION = 14, 60  # characters
SURE = 0.4
FEWEST = 2  # letters or signs: what is shorter asks nothing
WORDS = re.compile(r"[^\W\d_]")
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
    most = 2 * SHORT if isinstance(one.kind, CaseNumber) else SHORT
    if len(said.text) > most or QUESTION.search(said.text) or CORRECTION.search(said.text):
        return None
    value = one.kind.read(said.told, True)
    if isinstance(value, Refused):  # "I lost it": the number, and no card
        return (
            reading_of({one.name: value})
            if isinstance(one.kind, CaseNumber) and value.read
            else None
        )
    return reading_of(with_when(said, {one.name: value})) if value is not None else None


def _cancelled(said: Said) -> Reading | None:
    withdrawn = (
        said.told.understanding.topic == "service/complaint_withdraw"
        and said.told.understanding.zone == ANSWER
        and said.task.name == "complaint"
    )
    short = len(said.text) <= 2 * SHORT and not _names(said, "service/human_agent")
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
    if found.confidence < SURE or len(WORDS.findall(said.text)) < FEWEST:
        return None
    told = told_values(said.task, said.told, said.known)
    if found.topic in POLITE:
        return THROUGH if len(said.text) <= SHORT and not told and _unread(said) else None
    asks = QUESTION.search(said.text) and len(said.text) <= MOST_SIDE_QUESTION
    nothing = not told and (said.asked == CONFIRM or _surely_another(said))
    return THROUGH if asks or nothing else None


def _surely_another(said: Said) -> bool:
    """Whether the words are no answer to the question and surely ask for something else."""
    if said.field is None or isinstance(said.field.kind, Story) or not _unread(said):
        return False
    found = said.told.understanding
    options = isinstance(said.field.kind, Asked)  # its answers are words: "no debt" asks nothing
    return (found.topic in BY_TOPIC or not options) and found.confidence >= SURE_OF_ANOTHER_TASK


def _unread(said: Said) -> bool:
    """Whether the words hold nothing of the kind that was asked for, not even what cannot be."""
    if said.field is None or isinstance(said.field.kind, Story):
        return True
    value = said.field.kind.read(said.told, True)
    return value is None or (isinstance(value, Refused) and not value.read)


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
        return reading_of(with_when(said, {**new, one.name: answer}))
    return reading_of(others)


def _others(said: Said, asked: Field) -> dict[str, Any]:
    told = told_values(said.task, said.told, said.known)
    return {name: value for name, value in told.items() if name != asked.name}


READINGS: tuple[Callable[[Said], Reading | None], ...] = (
    _clicked,
    _nothing_but_a_value,
    _plain_value,
    _cancelled,
    corrected,
    _wants_through,
    _confirmed,
    _side_question,
    _answered,
)
