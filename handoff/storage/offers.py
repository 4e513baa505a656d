"""Every offer ever made: to whom, why, and how it ended."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.domain.routing import Assignment, OfferMade
from handoff.storage import tables

OPEN = "open"
HOLDING = ("accepted", "taken_over")
offer = tables.offer


@dataclass
class OfferRows:
    """Implements ports.Offers."""

    connection: AsyncConnection

    async def made(self, assignment: Assignment, at: datetime, deadline: datetime) -> None:
        """Record an offer, and that this agent's idle time starts anew."""
        values = {
            "id": uuid4().hex,
            "conversation": assignment.conversation,
            "agent": assignment.agent.id,
            "made_at": at,
            "deadline": deadline,
            "outcome": OPEN,
            "passed_over": dict(assignment.passed_over),
        }
        await self.connection.execute(insert(tables.offer).values(values))
        chosen = tables.staff.c.id == assignment.agent.id
        await self.connection.execute(
            update(tables.staff).where(chosen).values(last_assigned_at=at)
        )

    async def ended(self, conversation_id: str, outcome: str, at: datetime) -> None:
        """Record how the open offer of the conversation ended."""
        where = (tables.offer.c.conversation == conversation_id) & (tables.offer.c.outcome == OPEN)
        await self.connection.execute(
            update(tables.offer).where(where).values(outcome=outcome, ended_at=at)
        )

    async def passed_on(self, conversation_id: str, agent: str, at: datetime) -> None:
        """Record that the agent gave away what had been accepted or taken over."""
        where = (offer.c.conversation == conversation_id) & (offer.c.agent == agent)
        where &= offer.c.outcome.in_(HOLDING)
        await self.connection.execute(
            update(offer).where(where).values(outcome="passed_on", ended_at=at)
        )

    async def taken_over(self, conversation_id: str, agent: str, at: datetime) -> None:
        """Record that a supervisor took it without an offer."""
        values = {
            "id": uuid4().hex,
            "conversation": conversation_id,
            "agent": agent,
            "made_at": at,
            "deadline": at,
            "outcome": "taken_over",
            "ended_at": at,
            "passed_over": {},
        }
        await self.connection.execute(insert(offer).values(values))

    async def of(self, conversation_id: str) -> list[OfferMade]:
        """Return all of a conversation, oldest first."""
        query = select(offer).where(offer.c.conversation == conversation_id)
        found = await self.connection.execute(query.order_by(offer.c.made_at, offer.c.id))
        return [
            OfferMade(row["agent"], row["made_at"], row["outcome"], row["passed_over"])
            for row in found.mappings()
        ]
