"""What a message means in its dialogue: a step of the open task, a follow-up, or the beginning of a task."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.entities import bank_today
from bot.components.normalise import PERSONAL
from bot.components.parse_data import parse_data_of
from bot.follow_up import Before, about_of, leant, only_values
from bot.forms.engine import after, begin, intent_of, leant_on
from bot.forms.reader import SURE_OF_ANOTHER_TASK, URGENT, read
from bot.forms.registry import BY_NAME, task_begun
from bot.forms.said import UNCLEAR, Said
from bot.forms.state import FORM, State
from bot.forms.table import Task
from bot.forms.told import Told
from bot.language import NAMES_LANGUAGE
from bot.nlg.context import Context
from bot.nlg.reply import PERSON
from bot.topics import Topic
from bot.understanding import ANSWER, KEY, SUGGEST, Understanding

Parsed = dict[str, Any]
WORD = re.compile(r"\w")
YES, SWITCH = "talk/affirm", "service/switch_language"


@dataclass(frozen=True)
class Message:
    """One message: its id, its parse data, and the same as the forms see it."""

    id: str
    parsed: Parsed
    told: Told

    @property
    def found(self) -> Understanding:
        """What it was understood as."""
        return self.told.understanding


def message_of(identifier: str, parsed: Parsed, language: str) -> Message:
    """From the parse data; ``language`` is the one in which to answer."""
    found = Understanding.of(parsed)
    entities = tuple(parsed.get("entities") or ())
    return Message(
        identifier, parsed, Told(parsed["text"], found, language, entities, bank_today())
    )


def in_dialogue(
    message: Message, tracker: DialogueStateTracker | None, topics: dict[str, Topic]
) -> Parsed:
    """The parse data that the rules see."""
    state = open_task(tracker)
    if state:
        message = _within(message)
    elif tracker is None or tracker.active_loop_name is None:
        message = _bare(message, topics)
    moved = _moved(message, state) if state else None
    if moved:
        return moved
    before = Before.of(tracker)
    again = None if state else _calculated_again(message, before)
    if again:
        return again
    if not state:
        message = _to_a_person(message, tracker, topics) or _leant(message, before, topics)
    proven = (tracker.get_slot("proven") if tracker else None) or {}
    return _begun(message, state, proven) or _about(message, before)


def _within(message: Message) -> Message:
    """In a task a language is changed by naming one: the name of a branch may look like such a wish."""
    if message.found.topic != SWITCH or NAMES_LANGUAGE.search(message.told.text):
        return message
    told = replace(message.told, understanding=replace(message.found, zone=SUGGEST))
    return replace(message, told=told)


def _bare(message: Message, topics: dict[str, Topic]) -> Message:
    """A card number by itself does not say that the card is lost: what may be meant is offered."""
    text = message.told.text
    named = PERSONAL.search(text) and not WORD.search(PERSONAL.sub("", text))
    return _offered(message, topics) if named else message


def _offered(message: Message, topics: dict[str, Topic]) -> Message:
    if message.found.zone != ANSWER:
        return message
    return _as(message, replace(message.found, zone=SUGGEST), topics)


def open_task(tracker: DialogueStateTracker | None) -> State | None:
    """The task that the conversation is in."""
    if tracker is None or tracker.active_loop_name != FORM:
        return None
    return State.of(tracker.get_slot("task"))


def _moved(message: Message, state: State) -> Parsed | None:
    task = BY_NAME[state.name]
    reading = read(Said(message.told, task, state.asked, state.fields))
    if reading is None:
        return None
    understood = Understanding.certain(task.topic, message.found.language)
    if reading.move == UNCLEAR:
        understood = replace(message.found, zone=SUGGEST)
    return _step(message, after(state, reading), understood, begun=False)


def _begun(message: Message, state: State | None, proven: dict[str, Any]) -> Parsed | None:
    found = message.found
    topic = found.topic if found.zone == ANSWER else None
    task = task_begun(message.told.text, topic)
    if task is None or (state and state.name == task.name):
        return None
    if state and found.confidence < SURE_OF_ANOTHER_TASK:
        return None
    understood = found if topic else Understanding.certain(task.topic, found.language)
    # Somebody comes at once: what was open before is not gone on with.
    paused = None if task.topic in URGENT else state
    return _step(
        message, begin(task, message.told, message.id, paused, proven), understood, begun=True
    )


def _calculated_again(message: Message, before: Before) -> Parsed | None:
    last = before.task_last
    task: Task | None = BY_NAME.get(last["name"]) if last else None
    if task is None or before.topic != task.topic or not before.leans(message.told):
        return None
    state = leant_on(task, last["fields"], message.told, message.id)
    understood = Understanding.certain(task.topic, message.found.language)
    return _step(message, state, understood, begun=True) if state else None


def _step(message: Message, state: State | None, understood: Understanding, begun: bool) -> Parsed:
    intent = intent_of(state, begun)
    values: dict[str, Any] = {"task": state.as_slot() if state else None}
    if intent in ("task_begin", "task_step"):
        values["task_turn"] = message.id
    return {
        **message.parsed,
        "intent": {"name": intent, "confidence": understood.confidence},
        "response_selector": {},
        "entities": [*message.told.entities, *_entities(values if state else {})],
        KEY: understood.as_dict(),
    }


def _to_a_person(
    message: Message, tracker: DialogueStateTracker | None, topics: dict[str, Topic]
) -> Message | None:
    """A yes to the question whether a person should take over, which two misses in a row lead to."""
    if tracker is None or message.found.topic != YES or PERSON not in topics:
        return None
    last = Context.of(tracker)
    if not (last.understanding.is_miss and last.misses_before):
        return None
    return _as(message, Understanding.certain(PERSON, message.found.language), topics)


def _leant(message: Message, before: Before, topics: dict[str, Topic]) -> Message:
    """A follow-up as its topic; a term or an amount that leans on nothing is no question, and topics are offered."""
    topic = leant(message.told, before)
    if topic is None or topic not in topics:
        return _offered(message, topics) if only_values(message.told) else message
    found = Understanding(topic, before.confidence, ANSWER, message.found.language)
    return _as(message, found, topics)


def _as(message: Message, found: Understanding, topics: dict[str, Topic]) -> Message:
    """The message as if it had been understood so."""
    parsed = {**message.parsed, **parse_data_of(found, topics[found.topic].label)}
    return replace(message, parsed=parsed, told=replace(message.told, understanding=found))


def _about(message: Message, before: Before) -> Parsed:
    about = about_of(message.told, before)
    if about is None:
        return message.parsed
    return {**message.parsed, "entities": [*message.told.entities, *_entities({"about": about})]}


def _entities(values: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"entity": name, "value": value, "start": 0, "end": 0} for name, value in values.items()
    ]
