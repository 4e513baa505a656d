"""What the use cases need from the world, as protocols; storage, gateways and realtime fulfil them."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from handoff.domain.conversation import Conversation
from handoff.domain.entry import Entry, QuickReply
from handoff.domain.identity import Staff, Visitor
from handoff.domain.privacy import Found
from handoff.domain.routing import Assignment, Desk, Waiting


class Clock(Protocol):
    """Time is a value that tests set."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one unit of work did to one conversation: told to clients after commit."""

    conversation: Conversation
    entries: Sequence[Entry]


class Publisher(Protocol):
    """Tells connected clients; may fail silently, since clients catch up from the log."""

    async def changed(self, changes: Sequence[Change]) -> None:
        """Send new entries and states to those who may see them."""

    async def typing(self, conversation_id: str, role: str, *, on: bool) -> None:
        """Show or hide that somebody writes."""

    async def typing_to_agent(self, conversation: Conversation, *, on: bool) -> None:
        """Show or hide to the agent that the customer writes."""

    async def read(self, conversation: Conversation, role: str) -> None:
        """Tell the other side how far `role` has read."""

    async def me(self, staff_id: str) -> None:
        """Tell a member of staff that availability or load changed."""

    async def queue_changed(self) -> None:
        """Tell staff who waits, and each who waits the new place."""


class Conversations(Protocol):
    """The rows that own the state."""

    async def add(self, conversation: Conversation) -> None:
        """Store a new one."""

    async def get(self, conversation_id: str) -> Conversation:
        """Return it, locked until the end of the unit of work; NotFound otherwise."""

    async def latest_of(self, visitor_id: str) -> Conversation | None:
        """Return the visitor's newest conversation."""

    async def save(self, conversation: Conversation) -> list[Entry]:
        """Write the row and append its drafts to the log."""

    async def queue(self) -> list[Waiting]:
        """Return all queued conversations with those who turned them down."""

    async def held_by(self, staff_id: str) -> list[Conversation]:
        """Return what takes the agent's slots, oldest first."""

    async def due(self, now: datetime) -> list[Conversation]:
        """Return offers and wrap-ups whose time is over."""

    async def with_agents(self) -> list[Conversation]:
        """Return all that are offered to or held by agents."""

    async def unanswered(self, since: datetime) -> list[str]:
        """Return the ids of those in which the assistant owes an answer to a message not older than that."""

    async def handling_seconds(self) -> float | None:
        """Return the mean time with a person over the last conversations, if there were any."""


class Log(Protocol):
    """Entries of conversations, in order."""

    async def by_client_id(self, conversation_id: str, client_id: str) -> Entry | None:
        """Return what an earlier send with the same id stored."""

    async def after(self, conversation_id: str, seq: int, limit: int, staff: bool) -> list[Entry]:
        """Return up to `limit` entries after `seq`, without notes unless for staff."""

    async def last_of_bot(self, conversation_id: str) -> Entry | None:
        """Return the assistant's newest entry."""

    async def next_of_customer(self, conversation_id: str, seq: int) -> Entry | None:
        """Return the customer's first message after `seq`."""


class Roster(Protocol):
    """Staff, their sessions and their live connections."""

    async def get(self, staff_id: str) -> Staff:
        """Return one; NotFound otherwise."""

    async def desks(self) -> list[Desk]:
        """Return all who serve, with presence and load."""

    async def set_available(self, staff_id: str, on: bool) -> None:
        """Record whether new conversations may be offered."""

    async def connected(self, staff_id: str, sid: str, at: datetime) -> None:
        """Record a live connection."""

    async def disconnected(self, sid: str, at: datetime) -> None:
        """Forget a connection."""

    async def forget_node(self, at: datetime) -> None:
        """Drop the connections that this node had before it was restarted."""

    async def seen(self, sids: Sequence[str], at: datetime) -> None:
        """Renew the lease of this node's connections."""

    async def gone_since(self) -> dict[str, datetime]:
        """Return staff without a live connection and since when."""

    async def forget_stale(self, before: datetime) -> None:
        """Drop connections whose lease ran out: their node died."""


class Offers(Protocol):
    """Every offer ever made, with why."""

    async def made(self, assignment: Assignment, at: datetime, deadline: datetime) -> None:
        """Record an offer."""

    async def ended(self, conversation_id: str, outcome: str, at: datetime) -> None:
        """Record how the open offer of the conversation ended."""


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


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser; only the digest of its token is stored."""

    digest: str
    staff_id: str
    csrf: str
    expires_at: datetime


class Audits(Protocol):
    """A trail of what staff did that must be accounted for."""

    async def record(self, staff: Staff, action: str, subject: str, reason: str) -> None:
        """Append one line to the hash chain."""


class UnitOfWork(Protocol):
    """One transaction: all of it or nothing."""

    @property
    def conversations(self) -> Conversations:
        """The rows that own the state."""

    @property
    def log(self) -> Log:
        """The entries."""

    @property
    def roster(self) -> Roster:
        """The staff."""

    @property
    def offers(self) -> Offers:
        """The offers."""

    @property
    def vault(self) -> Vault:
        """The sealed originals."""

    @property
    def audits(self) -> Audits:
        """The audit trail."""

    @property
    def accounts(self) -> Accounts:
        """Passwords and sessions."""


class Store(Protocol):
    """Opens units of work; a clean exit commits and then publishes what changed."""

    def begin(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open one for writing."""

    def look(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open one for reading only."""


@dataclass(frozen=True, slots=True)
class Question:
    """One customer message for the assistant."""

    sender: str
    text: str
    message_id: str
    conversation: str
    seq: int
    language: str
    choice: str = ""
    after_human: bool = False


@dataclass(frozen=True, slots=True)
class BotMessage:
    """One bubble of the assistant."""

    text: str
    quick_replies: tuple[QuickReply, ...] = ()
    card: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class BotReply:
    """What came back for one question; docs/bot.md."""

    messages: tuple[BotMessage, ...]
    understanding: dict[str, Any] = field(default_factory=dict)
    handoff: str = ""
    case: str = ""
    slots: dict[str, Any] = field(default_factory=dict)


class Bot(Protocol):
    """The assistant."""

    available: bool

    async def ask(self, question: Question) -> BotReply:
        """Return its reply; BotUnavailable otherwise."""


class CaseDesk(Protocol):
    """The case store, as far as the hall writes to it."""

    async def leave_message(self, conversation_id: str, text: str, contact: str, key: str) -> str:
        """Open a callback case once per key and return its number."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A visitor's token, whom it names and until when."""

    token: str
    visitor: Visitor
    expires_at: datetime


class Tokens(Protocol):
    """Signed visitor tokens."""

    def issue(self, visitor: Visitor) -> Issued:
        """Return a signed token for the visitor."""

    def newcomer(self) -> Visitor:
        """Return a visitor whom nobody knows yet."""

    def read(self, token: str) -> Visitor:
        """Return whom the token names; Unauthorised for anything else."""

    def vouched(self, identity: str) -> Visitor:
        """Return the customer for whom the bank's site vouches; Unauthorised otherwise."""
