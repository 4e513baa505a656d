"""The handoff packet: what an agent should know at a glance, drawn from the log itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from handoff.domain.conversation import Conversation
from handoff.domain.entry import Entry, Speaker


@dataclass(frozen=True, slots=True)
class TopicSeen:
    """What the assistant took one customer message for."""

    topic: str
    confidence: float
    zone: str
    seq: int


@dataclass(frozen=True, slots=True)
class Packet:
    """See docs/protocol.md section 2."""

    conversation: str
    reason: str
    language: str
    identity: str
    waited_seconds: int
    queued_at: datetime | None
    topics: list[TopicSeen] = field(default_factory=list)
    answers_shown: list[str] = field(default_factory=list)
    slots: dict[str, Any] = field(default_factory=dict)
    case: str = ""


def draw(conversation: Conversation, entries: Iterable[Entry], now: datetime) -> Packet:
    """Return the packet; a topic was "shown" when the assistant was sure enough to answer it."""
    metas = [
        (entry.seq, entry.draft.extras.meta)
        for entry in entries
        if entry.draft.author.role is Speaker.BOT
    ]
    seen = [(seq, meta) for seq, meta in metas if meta and meta.get("topic")]
    topics = _topics(seen)
    shown = dict.fromkeys(topic.topic for topic in topics if topic.zone == "answer")
    slots: dict[str, Any] = next((m["slots"] for _, m in reversed(seen) if m.get("slots")), {})
    waited = (conversation.accepted_at or now) - (conversation.queued_at or now)
    return Packet(
        conversation=conversation.id,
        reason=conversation.reason,
        language=conversation.language.value,
        identity=conversation.assurance.value,
        waited_seconds=max(0, int(waited.total_seconds())),
        queued_at=conversation.queued_at,
        topics=topics,
        answers_shown=list(shown),
        slots=slots,
        case=conversation.case,
    )


def _topics(seen: list[tuple[int, dict[str, Any]]]) -> list[TopicSeen]:
    """Return what was asked about; the steps of one dialogue are one topic."""
    answers = [
        TopicSeen(m["topic"], m.get("confidence", 0.0), m.get("zone", ""), seq) for seq, m in seen
    ]
    return [next(same) for _, same in groupby(answers, key=lambda one: one.topic)]
