"""One line of a conversation's log: written once, never changed."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from handoff.domain import wording
from handoff.domain.attachment import Attachment


class Kind(StrEnum):
    """What a line of the log is."""

    MESSAGE = "message"
    NOTE = "note"
    STATE = "state"
    SYSTEM = "system"


class Speaker(StrEnum):
    """Whose voice it is."""

    CUSTOMER = "customer"
    BOT = "bot"
    AGENT = "agent"
    SUPERVISOR = "supervisor"  # whispers: notes to the agent
    SYSTEM = "system"


class Audience(StrEnum):
    """Who may read it."""

    ALL = "all"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Author:
    """Name and id are empty for the assistant and the system."""

    role: Speaker
    name: str = ""
    id: str = ""


SYSTEM = Author(Speaker.SYSTEM)
BOT = Author(Speaker.BOT)


@dataclass(frozen=True, slots=True)
class QuickReply:
    """A button under an answer; `choice` names what it stands for, empty means just its text."""

    title: str
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Extras:
    """What an entry carries beside its text; see docs/protocol.md section 2."""

    quick_replies: tuple[QuickReply, ...] = ()
    card: dict[str, Any] | None = None
    event: dict[str, Any] | None = None
    meta: dict[str, Any] | None = None
    attachments: tuple[Attachment, ...] = ()
    answers: str = ""  # the topic of an answer that the customer may judge


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that has no place in the log yet."""

    kind: Kind
    author: Author
    text: str
    audience: Audience = Audience.ALL
    client_id: str | None = None
    extras: Extras = field(default_factory=Extras)

    @property
    def is_customers_own(self) -> bool:
        """Whether the customer wrote it: a button pressed for a person tells nothing new."""
        is_said = self.kind is Kind.MESSAGE and self.author.role is Speaker.CUSTOMER
        return is_said and self.text not in wording.SENTENCES["talk_to_person"]

    def named(self, client_id: str) -> "Draft":
        """Return it under a client's id, so that the same request again is recognised."""
        return replace(self, client_id=client_id)


@dataclass(frozen=True, slots=True)
class Entry:
    """A draft with its place: `seq` is dense, `prev` is the entry that the customer saw before."""

    conversation: str
    seq: int
    prev: int
    at: datetime
    draft: Draft
