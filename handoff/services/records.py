"""What use cases need of the database, as protocols; storage fulfils them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handoff.domain.conversation import Conversation
from handoff.domain.entry import Entry
from handoff.domain.floor import Seat
from handoff.domain.identity import Staff
from handoff.domain.privacy import Found
from handoff.domain.routing import Desk, Waiting


class Conversations(Protocol):
    """The rows that own the state."""

    async def add(self, conversation: Conversation) -> None:
        """Store a new one."""

    async def get(self, conversation_id: str) -> Conversation:
        """Return it, locked until the end of the unit of work; NotFound otherwise."""

    async def many(self, ids: Collection[str]) -> dict[str, Conversation]:
        """Return those that exist, locked in the order of their ids."""

    async def latest_of(self, visitor_id: str) -> Conversation | None:
        """Return the visitor's newest conversation."""

    async def save(self, conversation: Conversation) -> list[Entry]:
        """Write the row and append its drafts to the log."""

    async def append(self, conversations: Sequence[Conversation]) -> dict[str, list[Entry]]:
        """Append the drafts of all; for messages, which change nothing but the log's end and the language."""

    async def turn_at_queue(self) -> None:
        """Wait until nobody else hands out slots; before any row is locked."""

    async def queue(self) -> list[Waiting]:
        """Return all queued conversations with those who turned them down."""

    async def held_by(self, staff_id: str) -> list[Conversation]:
        """Return what takes the agent's slots, oldest first."""

    async def load_of(self, staff_id: str) -> int:
        """Return how many of the agent's slots are taken."""

    async def due(self, now: datetime) -> list[Conversation]:
        """Return offers and wrap-ups whose time is over."""

    async def with_agents(self, only: Collection[str] | None = None) -> list[Conversation]:
        """Return all that are offered to or held by agents, or by those only."""

    async def joined(self) -> list[Conversation]:
        """Return those in which a supervisor speaks beside the agent."""

    async def unanswered(self, since: datetime) -> list[str]:
        """Return the ids of those in which the assistant owes an answer to a message not older than that."""


class Log(Protocol):
    """Entries of conversations, in order."""

    async def by_client_id(self, conversation_id: str, client_id: str) -> Entry | None:
        """Return what an earlier send with the same id stored."""

    async def by_client_ids(
        self, keys: Collection[tuple[str, str]]
    ) -> dict[tuple[str, str], Entry]:
        """Return those of (conversation, client id) that are stored already."""

    async def after(self, conversation_id: str, seq: int, limit: int, staff: bool) -> list[Entry]:
        """Return up to `limit` entries after `seq`, without notes unless for staff."""

    async def last_of_bot(self, conversation_id: str) -> Entry | None:
        """Return the assistant's newest entry."""

    async def count_of_customer(self, conversation_id: str, seq: int) -> int:
        """Count the customer's messages after `seq`."""

    async def next_of_customer(self, conversation_id: str, seq: int) -> Entry | None:
        """Return the customer's first message after `seq`."""


class Roster(Protocol):
    """Staff, their sessions and their live connections."""

    async def get(self, staff_id: str) -> Staff:
        """Return one; NotFound otherwise."""

    async def everybody(self) -> list[Staff]:
        """Return all staff."""

    async def desks(self) -> list[Desk]:
        """Return all who serve, with presence and load."""

    async def anybody(self) -> bool:
        """Tell whether somebody who serves is connected and available."""

    async def seats(self) -> list[Seat]:
        """Return the desks with since when and why they are away."""

    async def sids(self, staff_id: str) -> list[str]:
        """Return the live connections of a member of staff, on all nodes."""

    async def without_session(self, now: datetime) -> list[str]:
        """Return who is connected although the account or the last session has ended."""

    async def change(self, member: Staff) -> None:
        """Store skills, languages and capacity."""

    async def set_available(self, staff_id: str, on: bool, reason: str, at: datetime) -> None:
        """Record whether new conversations may be offered, and if not why."""

    async def connected(self, staff_id: str, sid: str, at: datetime) -> None:
        """Record a live connection."""

    async def disconnected(self, sid: str, at: datetime) -> None:
        """Forget a connection."""

    async def forget_node(self, at: datetime) -> None:
        """Drop the connections that this node had before it was restarted."""

    async def seen(self, sids: Sequence[str], at: datetime) -> None:
        """Renew the lease of this node's connections."""

    async def gone_since(self, before: datetime | None = None) -> dict[str, datetime]:
        """Return staff without a live connection and since when."""

    async def forget_stale(self, before: datetime) -> None:
        """Drop connections whose lease ran out: their node died."""


class Vault(Protocol):
    """Sealed originals of personal data."""

    async def seal(self, conversation_id: str, found: Found) -> str:
        """Store the original encrypted; return its identifier."""

    async def reveal(self, conversation_id: str, identifier: str) -> str:
        """Return the original; NotFound if it is not of this conversation."""


class Accounts(Protocol):
    """What signing in needs."""

    async def password_hash(self, username: str) -> tuple[str, str] | None:
        """Return staff id and hash, or nothing for an unknown or disabled name."""

    async def failures(self, username: str, since: datetime) -> int:
        """Count wrong passwords."""

    async def failed(self, username: str, at: datetime) -> None:
        """Record a wrong password."""

    async def begin_session(self, session: "Session") -> None:
        """Store a session."""

    async def session(self, digest: str, now: datetime) -> "Session | None":
        """Return a session that still holds."""

    async def end_session(self, digest: str) -> None:
        """Forget a session."""

    async def end_sessions(self, staff_id: str) -> None:
        """Forget all sessions of a member of staff."""


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser; only the digest of its token is stored."""

    digest: str
    staff_id: str
    csrf: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Audited:
    """A line of the audit trail: who did what when, and why."""

    at: datetime
    staff: str
    action: str
    reason: str


class Audits(Protocol):
    """A trail of what staff did that must be accounted for."""

    async def record(self, staff: Staff, action: str, subject: str, reason: str) -> None:
        """Append one line to the hash chain."""

    async def of(self, subject: str) -> list[Audited]:
        """Return what was done to a subject, oldest first."""
