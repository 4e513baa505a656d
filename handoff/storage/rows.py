"""Between rows and domain values, one place for both directions."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import RowMapping, select

from handoff.domain.attachment import Attachment
from handoff.domain.conversation import Conversation
from handoff.domain.entry import Audience, Author, Draft, Entry, Extras, Kind, QuickReply, Speaker
from handoff.domain.identity import Assurance, Role, Staff
from handoff.domain.language import Language
from handoff.domain.lifecycle import State
from handoff.storage import tables

NO_EXTRAS = Extras()
NOT_STORED = ("drafts", "released")
STORED = tuple(field.name for field in fields(Conversation) if field.name not in NOT_STORED)

ENUMERATED = {"state": State, "language": Language, "assurance": Assurance}
PLACES = tuple(
    (STORED.index(name), {one.value: one for one in kind}) for name, kind in ENUMERATED.items()
)
# Selects conversations with the columns in the order of the fields.
CONVERSATIONS = select(*(tables.conversation.c[name] for name in STORED))


def conversation_values(conversation: Conversation) -> dict[str, Any]:
    """Return the columns of a conversation."""
    return {name: getattr(conversation, name) for name in STORED}


def conversation_of(row: Sequence[Any]) -> Conversation:
    """Return the conversation of a row of CONVERSATIONS."""
    values = list(row)
    for place, members in PLACES:
        values[place] = members[values[place]]
    # By place: forty keywords take twenty times as long, and this is done for every message.
    return Conversation(*values)


def entry_values(entry: Entry) -> dict[str, Any]:
    """Return the columns of an entry."""
    draft = entry.draft
    return {
        "conversation": entry.conversation,
        "seq": entry.seq,
        "prev": entry.prev,
        "at": entry.at,
        "kind": draft.kind,
        "role": draft.author.role,
        "author": draft.author.id,
        "name": draft.author.name,
        "text": draft.text,
        "audience": draft.audience,
        "client_id": draft.client_id,
        "extras": _stored(draft.extras),
    }


def _stored(extras: Extras) -> dict[str, Any]:
    if extras == NO_EXTRAS:  # most messages
        return {}
    plain = {name: getattr(extras, name) for name in ("card", "event", "meta", "answers")}
    lists = {
        "quick_replies": [asdict(reply) for reply in extras.quick_replies],
        "attachments": [asdict(file) for file in extras.attachments],
    }
    return {name: value for name, value in (lists | plain).items() if value}


def entry_of(row: RowMapping) -> Entry:
    """Return the entry of a row."""
    draft = Draft(
        Kind(row["kind"]),
        Author(Speaker(row["role"]), row["name"], row["author"]),
        row["text"],
        Audience(row["audience"]),
        row["client_id"],
        _extras(row["extras"]),
    )
    return Entry(row["conversation"], row["seq"], row["prev"], row["at"], draft)


def _extras(stored: Mapping[str, Any]) -> Extras:
    replies = tuple(QuickReply(**reply) for reply in stored.get("quick_replies", ()))
    files = tuple(Attachment(**file) for file in stored.get("attachments", ()))
    plain = {name: stored.get(name) for name in ("card", "event", "meta")}
    return Extras(replies, attachments=files, answers=stored.get("answers", ""), **plain)


def staff_of(row: RowMapping) -> Staff:
    """Return the member of staff of a row."""
    return Staff(
        id=row["id"],
        username=row["username"],
        name=row["name"],
        role=Role(row["role"]),
        available=row["available"],
        capacity=row["capacity"],
        skills=frozenset(row["skills"]),
        languages=frozenset(Language(language) for language in row["languages"]),
    )
