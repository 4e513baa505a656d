"""One turn: a checked request, what it means in its dialogue, and the answer that goes back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.parse_data import parse_data_of
from bot.dialogue import open_task
from bot.forms.fields_shown import card_of
from bot.forms.state import State
from bot.language import LANGUAGES, language_of, requested_language
from bot.topics import Topic
from bot.understanding import ANSWER, KEY, Understanding

CHANNEL = "lobby"
COMMAND = re.compile(r"^[\s/]+")  # Rasa strips blanks before it looks for a slash, so both go
LONGEST = 8_000  # characters; handoff allows 4,000 before personal data become tokens


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
        state = open_task(tracker)
        # A card of the action itself comes first.
        self.messages[-1]["card"] = self.messages[-1]["card"] or card_of(state)
        self.result = {
            "messages": self.messages,
            "understanding": self._understanding(tracker),
            "handoff": self._events.get("handoff"),
            "case": self._events.get("case"),
            "dialogue": _dialogue(state),
        }
        return self.result

    def _understanding(self, tracker: DialogueStateTracker) -> dict[str, Any]:
        said = next(event for event in reversed(tracker.events) if isinstance(event, UserUttered))
        found = said.parse_data[KEY]
        if found["topic"] != "service/switch_language" or found["zone"] != ANSWER:
            # A number or a token is of no language: what was spoken before goes on.
            return {**found, "language": language_of(self.request.text, self.request.language)}
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


def _dialogue(state: State | None) -> dict[str, Any]:
    """The open task and what it knows, as handoff shows it to an agent."""
    if state is None:
        return {"form": None, "slots": {}}
    slots = {f"{state.name}_{name}": value for name, value in state.fields.items()}
    return {"form": f"{state.name}_form", "slots": slots}


async def understand(
    request: TurnRequest, processor: MessageProcessor, topics: dict[str, Topic]
) -> dict[str, Any]:
    """Parse data of the message by itself; a choice is certain. Raises BadRequest for an unknown choice."""
    choice = request.metadata.get("choice")
    topic = topics.get(str(choice).removeprefix("topic:"))
    if choice is not None and topic is None:
        raise BadRequest("unknown choice")
    parsed = await processor.parse_message(UserMessage(request.text, sender_id=request.sender))
    if topic is None:
        return parsed
    return {
        **parsed,
        **parse_data_of(Understanding.certain(topic.id, request.language), topic.label),
    }
