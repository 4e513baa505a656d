"""Narrow rows of the log for reports: no words, no whole JSON, some conversations at a time.

Two statements for each chunk however many conversations it has; on SQLite they run beside the event loop, so that a
report of a month delays nobody's message.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.inline import InlineConnection
from handoff.domain.entry import Kind, Speaker
from handoff.domain.history.story import Line, Story
from handoff.domain.lifecycle import State
from handoff.storage import tables

CHUNK = 100  # conversations; about a thousand lines
HELD = ("accepted", "passed_on", "taken_over")  # offers after which somebody had it
table, entry, offer = tables.conversation.c, tables.entry.c, tables.offer.c

CONVERSATIONS = select(
    table.id, table.opened_at, table.state, table.last_at, table.closed_at, table.score
).order_by(table.opened_at, table.id)


def _fact(*path: str) -> ColumnElement[str]:
    fact: ColumnElement[str] = entry.extras[path].as_string()
    return fact


LINES = (
    select(
        entry.conversation,
        entry.at,
        entry.role,
        _fact("event", "name"),
        _fact("event", "agent"),
        _fact("event", "skill"),
        _fact("event", "reason"),
        _fact("meta", "topic"),
        _fact("meta", "zone"),
    )
    .where(
        or_(
            entry.kind == Kind.STATE,
            and_(entry.kind == Kind.MESSAGE, entry.role.in_([Speaker.BOT, Speaker.AGENT])),
        )
    )
    .order_by(entry.conversation, entry.seq)
)
HOLDERS = (
    select(offer.conversation, offer.agent)
    .where(offer.outcome.in_(HELD))
    .order_by(offer.made_at, offer.id)
)


@dataclass
class StoryRows:
    """Implements ports.Stories."""

    connection: AsyncConnection

    async def between(self, start: datetime, end: datetime) -> AsyncIterator[list[Story]]:
        """Yield all in which something happened from `start` on and before `end`."""
        # Every message moves last_at, every change of state moves since.
        happened = or_(table.opened_at >= start, table.last_at >= start, table.since >= start)
        async with self._aside():
            query = CONVERSATIONS.where(table.opened_at < end, happened)
            found = (await self.connection.execute(query)).all()
            for at in range(0, len(found), CHUNK):
                yield await self._told(found[at : at + CHUNK])

    async def _told(self, found: Sequence[Any]) -> list[Story]:
        ids = [row.id for row in found]
        lines: defaultdict[str, list[Line]] = defaultdict(list)
        query = LINES.where(entry.conversation.in_(ids))
        for conversation, at, role, *facts in await self.connection.execute(query):
            lines[conversation].append(Line(at, role, *(fact or "" for fact in facts)))
        holders: defaultdict[str, list[str]] = defaultdict(list)
        for conversation, agent in await self.connection.execute(
            HOLDERS.where(offer.conversation.in_(ids))
        ):
            holders[conversation].append(agent)
        return [_story(row, lines[row.id], holders[row.id]) for row in found]

    @asynccontextmanager
    async def _aside(self) -> AsyncIterator[None]:
        raw = (await self.connection.get_raw_connection()).driver_connection
        if not isinstance(raw, InlineConnection):
            yield
            return
        raw.aside = True
        try:
            yield
        finally:
            raw.aside = False


def _story(row: Row[Any], lines: list[Line], holders: list[str]) -> Story:
    return Story(
        opened_at=row.opened_at,
        state=State(row.state),
        last_at=row.last_at,
        closed_at=row.closed_at,
        score=row.score,
        lines=tuple(lines),
        holders=tuple(holders),
    )
