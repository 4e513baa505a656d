"""What the desk of people needs of the database, as protocols; storage fulfils them."""

from collections.abc import AsyncIterator, Collection, Sequence
from datetime import datetime
from typing import Protocol

from handoff.domain.canned import CannedReply
from handoff.domain.history.story import Story
from handoff.domain.past import Past, Wanted
from handoff.domain.quality import Review
from handoff.domain.recusal import Recusal
from handoff.domain.routing import Assignment, OfferMade
from handoff.domain.vote import Verdict, Vote


class Offers(Protocol):
    """Every offer ever made, with why."""

    async def made(self, assignment: Assignment, at: datetime, deadline: datetime) -> None:
        """Record an offer."""

    async def ended(self, conversation_id: str, outcome: str, at: datetime) -> None:
        """Record how the open offer of the conversation ended."""

    async def passed_on(self, conversation_id: str, agent: str, at: datetime) -> None:
        """Record that the agent gave away what had been accepted or taken over."""

    async def taken_over(self, conversation_id: str, agent: str, at: datetime) -> None:
        """Record that a supervisor took it without an offer."""

    async def of(self, conversation_id: str) -> list[OfferMade]:
        """Return all of a conversation, oldest first."""


class Recusals(Protocol):
    """Who must not serve whom."""

    async def add(self, given: Recusal, at: datetime) -> None:
        """Store it; once is for good."""

    async def of(self, visitor: str) -> frozenset[str]:
        """Return who must not serve the customer."""


class PastConversations(Protocol):
    """What is over, and what it says about the service."""

    async def of_visitor(self, visitor: str, but: str) -> list[Past]:
        """Return the customer's other conversations, newest first."""

    async def holds_one_of(self, staff_id: str, visitor: str) -> bool:
        """Tell whether the agent has a conversation with that customer now."""

    async def search(self, wanted: Wanted) -> list[Past]:
        """Return a page of what is wanted and one more, newest first."""

    async def unreviewed(self, since: datetime, agent: str, count: int) -> list[Past]:
        """Return closed conversations with a person that nobody reviewed, at random."""

    async def handled(self, since: datetime) -> dict[str, tuple[int, float | None]]:
        """Return for each agent how many ended, and the customers' mean score."""

    async def handling_seconds(self) -> float | None:
        """Return the mean time with a person over the last conversations, if there were any."""

    async def waits(self, since: datetime) -> list[float]:
        """Return how many seconds each waited who was served since then."""

    async def with_bot(self, since: datetime) -> int:
        """Count conversations with the assistant in which something was said since then."""


class Stories(Protocol):
    """Conversations in hindsight."""

    def between(self, start: datetime, end: datetime) -> AsyncIterator[list[Story]]:
        """Yield, some at a time, all in which something happened from `start` on and before `end`."""


class Watches(Protocol):
    """Tabs of supervisors on conversations."""

    async def begin(self, sid: str, staff_id: str, conversation_id: str) -> None:
        """Record that a tab watches."""

    async def end(self, sid: str, conversation_id: str) -> bool:
        """Forget it; tell whether it was there."""

    async def names(self, conversations: Collection[str]) -> dict[str, list[str]]:
        """Return the names of those who watch each."""


class CannedReplies(Protocol):
    """Answers that agents keep ready."""

    async def visible_to(self, staff_id: str) -> list[CannedReply]:
        """Return the shared ones and one's own, by shortcut."""

    async def get(self, reply_id: str) -> CannedReply:
        """Return one; NotFound otherwise."""

    async def save(self, reply: CannedReply) -> None:
        """Store a new one or new words."""

    async def remove(self, reply_id: str, at: datetime) -> None:
        """Take it from the list."""

    async def deliver(self, replies: Sequence[CannedReply]) -> None:
        """Add those that were never there: a removed one stays removed."""


class Votes(Protocol):
    """What customers say of answers."""

    async def put(self, verdict: Verdict) -> None:
        """Store it in place of an earlier one on the same entry."""

    async def remove(self, conversation_id: str, seq: int) -> None:
        """Take it back."""

    async def of(self, conversation_id: str, after: int) -> dict[int, Vote]:
        """Return those on the entries after `after`, by their numbers."""


class Reviews(Protocol):
    """Scored conversations."""

    async def save(self, review: Review) -> None:
        """Store it; the same reviewer's second look replaces the first."""

    async def since(self, at: datetime) -> list[Review]:
        """Return all from then on."""
