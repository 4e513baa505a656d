"""Every offer ever made: to whom, why, and how it ended."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.domain.routing import Assignment
from handoff.storage import tables

OPEN = "open"


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
