"""What is over: a customer's earlier conversations, handling times, service levels."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.deadlines import BANK_TIME
from handoff.domain import lifecycle
from handoff.domain.entry import Kind
from handoff.domain.lifecycle import State
from handoff.domain.past import PAGE, Past, Wanted
from handoff.storage.desk_tables import review
from handoff.storage.tables import conversation as table
from handoff.storage.tables import entry

LATELY = 50  # conversations over which a handling time is measured
MOST_PAST = 50
COLUMNS = (
    table.c.id.label("conversation"),
    table.c.opened_at,
    table.c.closed_at,
    table.c.state,
    table.c.agent_name.label("agent"),
    func.coalesce(table.c.agent, "").label("agent_id"),
    table.c.reason,
    table.c.disposition,
    table.c.score,
    table.c.case,
    table.c.last_text,
    table.c.visitor,
)


@dataclass
class PastRows:
    """Implements ports.PastConversations."""

    connection: AsyncConnection

    async def of_visitor(self, visitor: str, but: str) -> list[Past]:
        """Return the customer's other conversations, newest first."""
        where = (table.c.visitor == visitor) & (table.c.id != but)
        query = select(*COLUMNS).where(where).order_by(table.c.opened_at.desc())
        return await self._all(query.limit(MOST_PAST))

    async def holds_one_of(self, staff_id: str, visitor: str) -> bool:
        """Tell whether the agent has a conversation with that customer now."""
        where = (table.c.agent == staff_id) & (table.c.visitor == visitor)
        query = select(table.c.id).where(where & table.c.state.in_(lifecycle.BUSY)).limit(1)
        return (await self.connection.execute(query)).first() is not None

    async def search(self, wanted: Wanted) -> list[Past]:
        """Return a page of what is wanted and one more, newest first."""
        query = select(*COLUMNS).where(*_conditions(wanted)).order_by(table.c.opened_at.desc())
        return await self._all(query.offset(wanted.offset).limit(PAGE + 1))

    async def unreviewed(self, since: datetime, agent: str, count: int) -> list[Past]:
        """Return closed conversations with a person that nobody reviewed, at random."""
        where = (table.c.closed_at >= since) & table.c.accepted_at.is_not(None)
        where &= table.c.agent.is_not(None) & table.c.id.not_in(select(review.c.conversation))
        where &= table.c.state == State.CLOSED
        if agent:
            where &= table.c.agent == agent
        return await self._all(select(*COLUMNS).where(where).order_by(func.random()).limit(count))

    async def handled(self, since: datetime) -> dict[str, tuple[int, float | None]]:
        """Return for each agent how many ended, and the customers' mean score."""
        query = (
            select(table.c.agent, func.count(), func.avg(table.c.score))
            .where(table.c.closed_at >= since, table.c.accepted_at.is_not(None))
            .group_by(table.c.agent)
        )
        found = await self.connection.execute(query)
        return {
            agent: (count, float(mean) if mean is not None else None)
            for agent, count, mean in found
            if agent
        }

    async def handling_seconds(self) -> float | None:
        """Return the mean time with a person over the last conversations that ended with one, if there were any."""
        where = table.c.closed_at.is_not(None) & table.c.accepted_at.is_not(None)
        where &= table.c.agent.is_not(None)  # who went back to the assistant stayed there for long
        spans = await self._spans(
            select(table.c.accepted_at, table.c.closed_at)
            .where(where)
            .order_by(table.c.closed_at.desc())
            .limit(LATELY)
        )
        return sum(spans) / len(spans) if spans else None

    async def waits(self, since: datetime) -> list[float]:
        """Return how many seconds each waited who was served since then."""
        where = (table.c.accepted_at >= since) & table.c.queued_at.is_not(None)
        where &= table.c.accepted_at >= table.c.queued_at
        return await self._spans(select(table.c.queued_at, table.c.accepted_at).where(where))

    async def with_bot(self, since: datetime) -> int:
        """Count conversations with the assistant in which something was said since then."""
        where = (table.c.state == State.BOT) & (table.c.last_at >= since)
        return (await self.connection.execute(select(func.count()).where(where))).scalar_one()

    async def _spans(self, query: Select[Any]) -> list[float]:
        found = await self.connection.execute(query)
        return [(end - begin).total_seconds() for begin, end in found]

    async def _all(self, query: Select[Any]) -> list[Past]:
        found = await self.connection.execute(query)
        return [Past(**row) for row in found.mappings()]


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.customer:
        yield table.c.visitor.iendswith(wanted.customer, autoescape=True)
    if wanted.agent:
        yield table.c.agent == wanted.agent
    if wanted.since:
        yield table.c.opened_at >= _begin(wanted.since)
    if wanted.until:
        yield table.c.opened_at < _begin(wanted.until + timedelta(days=1))
    if wanted.text:
        said = (entry.c.conversation == table.c.id) & entry.c.kind.in_((Kind.MESSAGE, Kind.NOTE))
        words = entry.c.text.icontains(wanted.text, autoescape=True)
        yield select(entry.c.seq).where(said & words).exists()


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, BANK_TIME)
