"""What a customer says of one answer of the assistant: it helped, or it did not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

TALK = "talk/"  # greetings and thanks are not judged


class Vote(StrEnum):
    """Thumbs."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A vote on the entry with that number; `topic` is what it answered."""

    conversation: str
    seq: int
    topic: str
    vote: Vote
    at: datetime


def topic_to_judge(understanding: Mapping[str, Any], *, in_task: bool) -> str:
    """Return the topic that a reply answers; nothing for offers, small talk and the questions of a task."""
    topic = str(understanding.get("topic") or "")
    judged = understanding.get("zone") == "answer" and not in_task and not topic.startswith(TALK)
    return topic if judged else ""
