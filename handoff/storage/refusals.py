"""Who turned a conversation down, and who must not have a customer's matter."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.domain.recusal import Recusal
from handoff.storage import tables
from handoff.storage.desk_tables import recusal
from handoff.storage.insertion import insert_missing

# Outcomes after which an agent is not asked again before all others were.
TURNED_DOWN = ("declined", "missed", "passed_on")


async def turned_down(
    connection: AsyncConnection, conversations: Collection[str]
) -> dict[str, dict[str, datetime]]:
    """Return for each conversation who turned it down, and when last."""
    offer = tables.offer.c
    query = (
        select(offer.conversation, offer.agent, func.max(offer.ended_at))
        .where(offer.conversation.in_(conversations), offer.outcome.in_(TURNED_DOWN))
        .group_by(offer.conversation, offer.agent)
    )
    found: dict[str, dict[str, datetime]] = {}
    for conversation, agent, at in await connection.execute(query):
        found.setdefault(conversation, {})[agent] = at
    return found


async def recused(connection: AsyncConnection, visitors: Collection[str]) -> dict[str, set[str]]:
    """Return for each customer the agents who must not serve them."""
    query = select(recusal.c.visitor, recusal.c.agent).where(recusal.c.visitor.in_(visitors))
    found: dict[str, set[str]] = {}
    for visitor, agent in await connection.execute(query):
        found.setdefault(visitor, set()).add(agent)
    return found


@dataclass
class RecusalRows:
    """Implements ports.Recusals."""

    connection: AsyncConnection

    async def add(self, given: Recusal, at: datetime) -> None:
        """Store it; once is for good."""
        values = {
            "visitor": given.visitor,
            "agent": given.agent,
            "by": given.by,
            "reason": given.reason,
            "at": at,
        }
        await insert_missing(self.connection, recusal, [values])

    async def of(self, visitor: str) -> frozenset[str]:
        """Return who must not serve the customer."""
        found = await recused(self.connection, {visitor})
        return frozenset(found.get(visitor, ()))
