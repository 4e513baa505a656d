"""Reads one message in the light of the complaint form: answer, correction, cancellation or none of these.

Where the message is none of these (a side question, a wish for a person) the result is None,
and the topic that was understood leads the dialogue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.complaint.fields import (
    BY_SLOT,
    CONFIRMED,
    FIELDS,
    NO_CONTACT,
    WITHOUT_CONTACT,
    Field,
    field_of_value,
    named_field,
    values_in,
)
from bot.complaint.words import CANCEL, CHANGE, COMPLAIN, CONFIRM, CORRECTION, QUESTION
from bot.understanding import ANSWER, Understanding

SHORT, MOST_SIDE_QUESTION = 14, 60  # characters
STORY = 8  # characters beyond the wish to complain that make it a story
SURE = 0.4
NEVER_A_SIDE_QUESTION = ("service/file_complaint", "talk/affirm", "talk/deny", "talk/insult")
FREE_TEXT = ("complaint_what", "complaint_wish")
MAY_BE_NOTHING = ("complaint_when", "complaint_where", "complaint_wish")
POLITE = ("talk/greet", "talk/thanks", "talk/goodbye")
ALWAYS_THROUGH = ("service/human_agent", "service/switch_language")


@dataclass(frozen=True)
class Reading:
    """The intent that the rules see, and the values for the form's slots."""

    intent: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """A message, what it was understood as, and the field that the form has asked for."""

    text: str
    understanding: Understanding
    requested: str | None
    language: str
    filled: frozenset[str] = frozenset()


def before_form(said: Said) -> dict[str, object]:
    """What the message that starts a complaint tells already; none of it is asked again."""
    story = COMPLAIN.sub("", said.text).strip(" ，。,.！!：:")
    if len(story) < STORY:
        return {
            slot: value for slot, value in values_in(story).items() if slot == "complaint_product"
        }
    return {"complaint_what": said.text.strip(), **values_in(said.text)}


def read(said: Said) -> Reading | None:
    """The first reading that fits, in the order of READINGS; None for a side question."""
    for reading in READINGS:
        found = reading(said)
        if found is not None:
            return found if found.intent else None
    return Reading("complaint_unclear")


THROUGH = Reading("")  # not for the form


def _nothing_but_a_value(said: Said) -> Reading | None:
    """A date, a product, a place or a contact by itself belongs to its field, whatever was asked."""
    if said.requested == "complaint_what":
        return None
    value = said.text.strip()
    slots = [field.slot for field in FIELDS if field.value and field.value.fullmatch(value)]
    if not slots:
        return None
    return Reading(
        "complaint_inform", {said.requested if said.requested in slots else slots[0]: value}
    )


def _cancelled(said: Said) -> Reading | None:
    withdrawn = (
        said.understanding.topic == "service/complaint_withdraw"
        and said.understanding.zone == ANSWER
    )
    short = len(said.text) <= 2 * SHORT
    return (
        Reading("complaint_cancel") if short and (CANCEL.search(said.text) or withdrawn) else None
    )


def _wants_through(said: Said) -> Reading | None:
    found = said.understanding
    if found.confidence == 1.0 and found.topic not in ("talk/affirm", "talk/deny"):
        return THROUGH  # a quick reply to another topic
    if found.zone != ANSWER or found.topic not in ALWAYS_THROUGH:
        return None
    return THROUGH if len(said.text) <= 2 * SHORT or said.requested not in FREE_TEXT else None


def _corrected(said: Said) -> Reading | None:
    if said.requested == "complaint_what":
        return None
    changed = CORRECTION.search(said.text)
    if changed:
        value = said.text[changed.end() :].strip(" ：:，,。.的")
        target = named_field(said.text[: changed.end()]) or field_of_value(value)
        if target and value:
            return Reading("complaint_inform", {target.slot: _value(target, value)})
    asked = (
        named_field(said.text)
        if CHANGE.search(said.text) and len(said.text) <= MOST_SIDE_QUESTION
        else None
    )
    return Reading("complaint_change", {"complaint_field": asked.slot}) if asked else None


def _confirmed(said: Said) -> Reading | None:
    if said.requested != CONFIRMED:
        return None
    if said.understanding.topic == "talk/affirm" or CONFIRM.search(said.text):
        return Reading("complaint_inform", {CONFIRMED: True})
    if said.understanding.topic == "talk/deny" or CHANGE.search(said.text):
        return Reading("complaint_which")
    return None


def _side_question(said: Said) -> Reading | None:
    found = said.understanding
    if found.topic in NEVER_A_SIDE_QUESTION or found.zone != ANSWER or found.confidence < SURE:
        return None
    if found.topic in POLITE and len(said.text) <= SHORT:
        return THROUGH
    asks = QUESTION.search(said.text) and len(said.text) <= MOST_SIDE_QUESTION
    return THROUGH if asks or said.requested == CONFIRMED else None


def _contact(said: Said) -> Reading | None:
    if said.requested != "complaint_contact":
        return None
    if CONTACT_VALUE.search(said.text):
        return Reading("complaint_inform", {"complaint_contact": said.text.strip()})
    if WITHOUT_CONTACT.search(said.text) or said.understanding.topic == "talk/deny":
        return Reading("complaint_inform", {"complaint_contact": NO_CONTACT[said.language]})
    return Reading("complaint_unclear")


def _answered(said: Said) -> Reading | None:
    if said.requested in (None, CONFIRMED):
        return None
    nothing = (
        said.understanding.topic in ("talk/affirm", "talk/deny") and len(said.text) <= SHORT // 2
    )
    if nothing and said.requested not in MAY_BE_NOTHING:
        return None
    value = said.text.strip()
    told = values_in(value) if said.requested == "complaint_what" else {}
    told = {slot: found for slot, found in told.items() if slot not in said.filled}
    return Reading("complaint_inform", {**told, said.requested: value}) if value else None


CONTACT_VALUE = BY_SLOT["complaint_contact"].value
READINGS: tuple[Callable[[Said], Reading | None], ...] = (
    _nothing_but_a_value,
    _cancelled,
    _wants_through,
    _corrected,
    _confirmed,
    _side_question,
    _contact,
    _answered,
)


def _value(target: Field, text: str) -> str:
    found = target.value.search(text) if target.value else None
    return found[0].strip() if found and target.slot != "complaint_contact" else text
