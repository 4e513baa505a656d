"""What the words of a reply depend on, read from the tracker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.language import LANGUAGES, language_of, requested_language
from bot.topics import OUT_OF_SCOPE
from bot.understanding import OUT, Understanding


@dataclass(frozen=True)
class Context:
    """The customer's message in its conversation."""

    language: str
    text: str
    understanding: Understanding
    previous: list[Understanding]  # of the messages before, the latest first
    form: str | None
    slots: dict[str, Any]
    steps: bool = False  # whether the message was for the open task

    @classmethod
    def of(cls, tracker: DialogueStateTracker) -> Context:
        """Before the first message everything is unknown and Chinese."""
        messages = [event for event in reversed(tracker.events) if isinstance(event, UserUttered)][
            :4
        ]
        text = messages[0].text or "" if messages else ""
        understood = [
            found for message in messages if (found := Understanding.of(message.parse_data))
        ]
        unknown = Understanding(OUT_OF_SCOPE, 0.0, OUT, "zh")
        language = _language(messages[0] if messages else None)
        if understood and understood[0].topic == "service/switch_language":
            language = requested_language(text, language)  # "说英语" is said in Chinese
        return cls(
            language=language,
            text=text,
            understanding=understood[0] if understood else unknown,
            previous=understood[1:],
            form=tracker.active_loop_name,
            slots=tracker.current_slot_values(),
            steps=bool(messages) and str(messages[0].intent.get("name")).startswith("task_"),
        )

    @property
    def misses_before(self) -> int:
        """How many messages in a row got no answer just before this one."""
        return sum(1 for _ in self._last_misses())

    def _last_misses(self) -> Iterator[Understanding]:
        for found in self.previous:
            if not found.is_miss:
                return
            yield found


def _language(message: UserUttered | None) -> str:
    """The language that handoff asks for, else the language of the message."""
    if message is None:
        return "zh"
    asked = (message.metadata or {}).get("language")
    return asked if asked in LANGUAGES else language_of(message.text or "")
