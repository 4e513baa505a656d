"""Between rows and domain values, one place for both directions."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import RowMapping

from handoff.domain.conversation import Conversation
from handoff.domain.entry import Audience, Author, Draft, Entry, Extras, Kind, QuickReply, Speaker
from handoff.domain.identity import Assurance, Role, Staff
from handoff.domain.language import Language
from handoff.domain.lifecycle import State

NOT_STORED = ("drafts", "released")
STORED = tuple(field.name for field in fields(Conversation) if field.name not in NOT_STORED)


def conversation_values(conversation: Conversation) -> dict[str, Any]:
    """Return the columns of a conversation."""
    return {name: getattr(conversation, name) for name in STORED}


def conversation_of(row: RowMapping) -> Conversation:
    """Return the conversation of a row."""
    values = {name: row[name] for name in STORED}
    values |= {
        "state": State(values["state"]),
        "language": Language(values["language"]),
        "assurance": Assurance(values["assurance"]),
    }
    return Conversation(**values)


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
        "extras": {key: value for key, value in asdict(draft.extras).items() if value},
    }


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
    return Extras(replies, stored.get("card"), stored.get("event"), stored.get("meta"))


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
