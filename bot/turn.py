"""One turn: a checked request, what it means in its dialogue, and the answer that goes back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.complaint.fields import FORM
from bot.complaint.reader import Reading, Said, before_form, read
from bot.components.parse_data import parse_data_of
from bot.language import LANGUAGES, language_of, requested_language
from bot.topics import Topic
from bot.understanding import KEY, SUGGEST, Understanding

CHANNEL = "lobby"
COMMAND = re.compile(r"^[\s/]+")  # Rasa strips blanks before it looks for a slash, so both go
LONGEST = 8_000  # characters; handoff allows 4,000 before personal data become tokens
COMPLAINT = "service/file_complaint"


class BadRequest(Exception):
    """The body is not what docs/bot.md asks for."""


@dataclass(frozen=True)
class TurnRequest:
    """The body of POST turn."""

    sender: str
    text: str
    message_id: str
    metadata: dict[str, Any]

    @classmethod
    def of(cls, body: Any) -> TurnRequest:
        """Raises BadRequest."""
        if not isinstance(body, dict):
            raise BadRequest("not an object")
        strings = [body.get(name) for name in ("sender", "message", "message_id")]
        metadata = body.get("metadata") or {}
        if not all(isinstance(value, str) for value in strings) or not isinstance(metadata, dict):
            raise BadRequest("a field is missing or of the wrong type")
        sender, text, message_id = strings
        if not sender or not message_id or len(text) > LONGEST:
            raise BadRequest("empty sender or message_id, or too long a message")
        return cls(sender, COMMAND.sub("", text), message_id, metadata)

    @property
    def language(self) -> str:
        """The language in which to answer."""
        asked = self.metadata.get("language")
        return asked if asked in LANGUAGES else language_of(self.text)


class Turn(CollectingOutputChannel):
    """Collects the replies to one message and makes the answer of them."""

    def __init__(self, request: TurnRequest) -> None:
        super().__init__()
        self.request = request
        self.message_id = request.message_id
        self.result: dict[str, Any] | None = None
        self._events: dict[str, Any] = {}  # handoff and case, from custom messages

    @classmethod
    def name(cls) -> str:
        """The channel's name in events."""
        return CHANNEL

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """One reply of the dialogue, in the shape of docs/bot.md."""
        custom = message.get("custom") or {}
        self._events.update({name: custom[name] for name in ("handoff", "case") if name in custom})
        card = {"kind": "case", **custom["case"]} if "case" in custom else custom.get("card")
        if message.get("text"):
            self.messages.append(
                {"text": message["text"], "quick_replies": _quick_replies(message), "card": card}
            )
        elif card and self.messages:
            self.messages[-1]["card"] = card

    def answer(self, tracker: DialogueStateTracker) -> dict[str, Any]:
        """Raises RuntimeError when nothing was said: silence is a failure."""
        if not self.messages:
            raise RuntimeError("the dialogue ended without a reply")
        self.result = {
            "messages": self.messages,
            "understanding": self._understanding(tracker),
            "handoff": self._events.get("handoff"),
            "case": self._events.get("case"),
            "dialogue": {"form": tracker.active_loop_name, "slots": _filled(tracker)},
        }
        return self.result

    def _understanding(self, tracker: DialogueStateTracker) -> dict[str, Any]:
        said = next(event for event in reversed(tracker.events) if isinstance(event, UserUttered))
        found = said.parse_data[KEY]
        if found["topic"] != "service/switch_language":
            return found
        return {**found, "language": requested_language(self.request.text, self.request.language)}


def _quick_replies(message: dict[str, Any]) -> list[dict[str, str]]:
    """Ours, and the buttons of actions: a payload that is a choice stays one."""
    replies = list(message.get("quick_replies") or [])
    for button in message.get("buttons") or []:
        choice = button.get("payload", "")
        replies.append(
            {
                "title": button["title"],
                **({"choice": choice} if choice.startswith("topic:") else {}),
            }
        )
    return replies


def _filled(tracker: DialogueStateTracker) -> dict[str, Any]:
    values = tracker.current_slot_values()
    return {
        name: value
        for name, value in values.items()
        if name.startswith("complaint_") and value is not None
    }


async def understand(
    request: TurnRequest, processor: MessageProcessor, topics: dict[str, Topic]
) -> dict[str, Any]:
    """Parse data of the message by itself; a choice is certain. Raises BadRequest for an unknown choice."""
    choice = request.metadata.get("choice")
    if choice is None:
        return await processor.parse_message(UserMessage(request.text, sender_id=request.sender))
    topic = topics.get(str(choice).removeprefix("topic:"))
    if topic is None:
        raise BadRequest("unknown choice")
    certain = Understanding.certain(topic.id, request.language)
    return {"text": request.text, "entities": [], **parse_data_of(certain, topic.label)}


def in_dialogue(
    request: TurnRequest, parsed: dict[str, Any], tracker: DialogueStateTracker | None
) -> dict[str, Any]:
    """The same message read as an answer, a correction or a cancellation where a form is open."""
    found = Understanding.of(parsed)
    requested = tracker.get_slot("requested_slot") if tracker else None
    filled = frozenset(_filled(tracker)) if tracker else frozenset()
    said = Said(request.text, found, requested, request.language, filled)
    if tracker and tracker.active_loop_name == FORM:
        reading = read(said)
        return _as_reading(parsed, reading, found) if reading else parsed
    if parsed["intent"]["name"] == "service_file_complaint":
        return {**parsed, "entities": _entities(before_form(said))}
    return parsed


def _as_reading(parsed: dict[str, Any], reading: Reading, found: Understanding) -> dict[str, Any]:
    understood = Understanding.certain(COMPLAINT, found.language)
    if reading.intent == "complaint_unclear":
        understood = replace(found, zone=SUGGEST)
    return {
        **parsed,
        "intent": {"name": reading.intent, "confidence": understood.confidence},
        "response_selector": {},
        "entities": _entities(reading.values),
        KEY: understood.as_dict(),
    }


def _entities(values: dict[str, object]) -> list[dict[str, Any]]:
    return [
        {"entity": name, "value": value, "start": 0, "end": 0} for name, value in values.items()
    ]
