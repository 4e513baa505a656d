"""What a tracker tells about the messages behind an action.

Handoff puts `conversation` and `seq` into the metadata of each message (docs/bot.md).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Event = Mapping[str, Any]

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Telling:
    """The customer's entries since a form began, and the message that the action answers.

    `customer` is whom handoff knows by that name in every conversation; without one, the conversation.
    """

    conversation: str
    customer: str
    language: str
    message_id: str
    seqs: tuple[int, ...]


def telling(sender_id: str, events: Sequence[Event], form: str) -> Telling:
    """Read the events; `sender_id`, `conversation.stretch`, stands in where metadata is missing."""
    said = [event for event in events if event.get("event") == "user"]
    last = said[-1] if said else {}
    metadata = _metadata(last)
    language = metadata.get("language")
    conversation = str(metadata.get("conversation") or sender_id.rpartition(".")[0] or sender_id)
    return Telling(
        conversation=conversation,
        customer=str(metadata.get("customer") or conversation),
        language=language if language in LANGUAGES else LANGUAGES[0],
        message_id=str(last.get("message_id") or last.get("timestamp") or ""),
        seqs=tuple(_seqs(events[_beginning(events, form) :])),
    )


def _beginning(events: Sequence[Event], form: str) -> int:
    """Return where the message stands that started the form the last time.

    A form that is not there (the tracker keeps only the latest events) began before all of them.
    """
    starts = [n for n, event in enumerate(events) if _starts(event, form)]
    before = range(starts[-1] if starts else 0)
    return next((n for n in reversed(before) if events[n].get("event") == "user"), 0)


def _starts(event: Event, form: str) -> bool:
    return event.get("event") == "active_loop" and event.get("name") == form


def _seqs(events: Iterable[Event]) -> Iterable[int]:
    for event in events:
        seq = _metadata(event).get("seq")
        if event.get("event") == "user" and isinstance(seq, int) and seq > 0:
            yield seq


def _metadata(event: Event) -> Mapping[str, Any]:
    found = event.get("metadata")
    return found if isinstance(found, Mapping) else {}
