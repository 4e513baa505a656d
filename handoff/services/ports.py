"""What use cases need of the world beside the database's records and the assistant, as protocols."""

from collections.abc import Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handoff.domain.conversation import Conversation
from handoff.domain.entry import Entry
from handoff.domain.identity import Visitor
from handoff.domain.vote import Vote
from handoff.services.attachments import Attachments
from handoff.services.casework.arranged_records import ArrangedRecords
from handoff.services.casework.customer_records import Records
from handoff.services.desk_records import (
    CannedReplies,
    Offers,
    PastConversations,
    Recusals,
    Reviews,
    Stories,
    Votes,
    Watches,
)
from handoff.services.records import Accounts, Audits, Conversations, Log, Roster, Vault


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

    async def voted(self, conversation: Conversation, seq: int, vote: Vote | None) -> None:
        """Tell both sides what the customer says of an answer."""

    async def me(self, staff_id: str) -> None:
        """Tell a member of staff that availability or load changed."""

    async def signed_out(self, staff_id: str, sids: Sequence[str], reason: str) -> None:
        """Tell all tabs of a member of staff that the session is over, and close them."""

    async def queue_changed(self) -> None:
        """Tell staff who waits, and each who waits the new place."""


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
    def files(self) -> Attachments:
        """The attached files."""

    @property
    def audits(self) -> Audits:
        """The audit trail."""

    @property
    def accounts(self) -> Accounts:
        """Passwords and sessions."""

    @property
    def arranged(self) -> ArrangedRecords:
        """Loss reports, appointments and feedback."""

    @property
    def recusals(self) -> Recusals:
        """Who must not serve whom."""

    @property
    def past(self) -> PastConversations:
        """What is over."""

    @property
    def stories(self) -> Stories:
        """What is over, for reports."""

    @property
    def watches(self) -> Watches:
        """Supervisors who look on."""

    @property
    def canned(self) -> CannedReplies:
        """Replies that agents keep ready."""

    @property
    def reviews(self) -> Reviews:
        """Scored conversations."""

    @property
    def votes(self) -> Votes:
        """What customers say of answers."""


class Store(Protocol):
    """Opens units of work; a clean exit commits and then publishes what changed."""

    def begin(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open one for writing."""

    def look(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open one for reading only."""


@dataclass(frozen=True, slots=True)
class LossTold:
    """A loss or fraud that a customer told; `reason` is that of domain.urgency."""

    conversation: str
    reason: str
    language: str


class CaseDesk(Protocol):
    """The case store, as far as the hall writes to it."""

    async def leave_message(self, conversation_id: str, text: str, contact: str, key: str) -> str:
        """Open a callback case once per key and return its number."""

    async def report_loss(self, loss: LossTold, key: str) -> str:
        """Record a loss or fraud once per key and return its number; Unavailable otherwise."""

    async def records(self, conversations: Collection[str]) -> Records:
        """Return the cases and appointments of these conversations; Unavailable otherwise."""


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
