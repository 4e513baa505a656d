"""Rows that own the state, and the append to the log that goes with every change of one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, bindparam, cast, func, insert, or_, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.domain import lifecycle
from handoff.domain.conversation import Conversation
from handoff.domain.entry import Audience, Draft, Entry, Kind, Speaker
from handoff.domain.errors import AlreadyStored, NotFound
from handoff.domain.lifecycle import State
from handoff.domain.record import PREVIEW
from handoff.domain.routing import Waiting
from handoff.services.ports import Change, Clock
from handoff.storage import refusals, rows, tables
from handoff.storage.prepared import run_for_each

table = tables.conversation
QUEUE_LOCK = 7_016_001  # PostgreSQL advisory lock: one dispatcher at a time
WITH_AGENTS = (State.OFFERED, State.AGENT)


# What a message changes in the row of its conversation.
LOG_END_COLUMNS = ("last_seq", "visible_seq", "language", "last_text", "last_at", "unread")
LOG_END = (
    update(table)
    .where(table.c.id == bindparam("conversation"))
    .values({name: bindparam(f"new_{name}") for name in LOG_END_COLUMNS})
)

# Built once, as they are run for every change of state; the values name the columns.
WHOLE_ROW = update(table).where(table.c.id == bindparam("conversation"))
ONE = rows.CONVERSATIONS.where(table.c.id == bindparam("conversation"))
SEVERAL = rows.CONVERSATIONS.where(table.c.id.in_(bindparam("ids", expanding=True)))
SEVERAL = SEVERAL.order_by(table.c.id)  # so that two groups cannot deadlock
NEW_ENTRY = insert(tables.entry)
HELD = (table.c.agent == bindparam("agent")) & table.c.state.in_(lifecycle.BUSY)
LOAD = select(func.count()).select_from(table).where(HELD)


def _log_end(conversation: Conversation) -> dict[str, Any]:
    values = {f"new_{name}": getattr(conversation, name) for name in LOG_END_COLUMNS}
    return {"conversation": conversation.id, **values}


@dataclass
class ConversationRows:
    """Implements ports.Conversations on one open transaction; collects what is to be told after commit."""

    connection: AsyncConnection
    clock: Clock
    writes: bool
    changes: list[Change] = field(default_factory=list)

    async def add(self, conversation: Conversation) -> None:
        """Store a new one."""
        await self.connection.execute(insert(table).values(rows.conversation_values(conversation)))

    async def get(self, conversation_id: str) -> Conversation:
        """Return it, locked for writing; NotFound otherwise."""
        found = await self._all(ONE, conversation=conversation_id)
        if not found:
            raise NotFound(conversation_id)
        return found[0]

    async def many(self, ids: Collection[str]) -> dict[str, Conversation]:
        """Return those that exist, locked in the order of their ids."""
        return {one.id: one for one in await self._all(SEVERAL, ids=list(ids))}

    async def latest_of(self, visitor_id: str) -> Conversation | None:
        """Return the visitor's newest conversation."""
        query = (
            rows.CONVERSATIONS.where(table.c.visitor == visitor_id)
            .order_by(table.c.opened_at.desc())
            .limit(1)
        )
        found = await self._all(query)
        return found[0] if found else None

    async def save(self, conversation: Conversation) -> list[Entry]:
        """Append the drafts with dense numbers, write the row, and note both for after the commit."""
        entries = _placed(conversation, self.clock.now())
        values = rows.conversation_values(conversation)
        await self.connection.execute(WHOLE_ROW, {"conversation": conversation.id, **values})
        if entries:
            await self.connection.execute(
                insert(tables.entry), [rows.entry_values(entry) for entry in entries]
            )
        self.changes.append(Change(conversation, entries))
        return entries

    async def append(self, conversations: Sequence[Conversation]) -> dict[str, list[Entry]]:
        """Append the drafts of all, in two statements however many they are."""
        now = self.clock.now()
        placed = {one.id: _placed(one, now) for one in conversations}
        if placed:
            await run_for_each(self.connection, LOG_END, map(_log_end, conversations))
            new = (rows.entry_values(entry) for entries in placed.values() for entry in entries)
            try:
                await run_for_each(self.connection, NEW_ENTRY, new)
            except IntegrityError as error:
                raise AlreadyStored from error
        self.changes += [Change(one, placed[one.id]) for one in conversations]
        return placed

    async def turn_at_queue(self) -> None:
        """Wait until nobody else hands out slots; SQLite has one writer anyway."""
        if self.writes and self.connection.dialect.name == "postgresql":
            await self.connection.execute(
                text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": QUEUE_LOCK}
            )

    async def queue(self) -> list[Waiting]:
        """Return all queued conversations with those who turned them down; one dispatcher at a time."""
        await self.turn_at_queue()
        queued = await self._all(rows.CONVERSATIONS.where(table.c.state == State.QUEUED))
        turned_down = await refusals.turned_down(self.connection, [one.id for one in queued])
        recused = await refusals.recused(self.connection, {one.visitor for one in queued})
        return [
            Waiting(one, turned_down.get(one.id, {}), frozenset(recused.get(one.visitor, ())))
            for one in queued
        ]

    async def held_by(self, staff_id: str) -> list[Conversation]:
        """Return what takes the agent's slots, oldest first."""
        return await self._all(
            rows.CONVERSATIONS.where(HELD).order_by(table.c.opened_at), agent=staff_id
        )

    async def load_of(self, staff_id: str) -> int:
        """Return how many of the agent's slots are taken."""
        return (await self.connection.execute(LOAD, {"agent": staff_id})).scalar_one()

    async def due(self, now: datetime) -> list[Conversation]:
        """Return offers and wrap-ups whose time is over."""
        offers = (table.c.state == State.OFFERED) & (table.c.offer_deadline <= now)
        wrap_ups = (table.c.state == State.WRAP_UP) & (table.c.wrap_up_until <= now)
        return await self._all(rows.CONVERSATIONS.where(or_(offers, wrap_ups)))

    async def with_agents(self, only: Collection[str] | None = None) -> list[Conversation]:
        """Return all that are offered to or held by agents, or by those only."""
        query = rows.CONVERSATIONS.where(table.c.state.in_(WITH_AGENTS))
        if only is None:
            return await self._all(query)
        return await self._all(query.where(table.c.agent.in_(only))) if only else []

    async def joined(self) -> list[Conversation]:
        """Return those in which a supervisor speaks beside the agent."""
        somebody = cast(table.c.joined, String) != "[]"
        return await self._all(rows.CONVERSATIONS.where(table.c.state == State.AGENT, somebody))

    async def unanswered(self, since: datetime) -> list[str]:
        """Return the ids of those in which the assistant owes an answer to a message not older than that."""
        entry = tables.entry.c
        query = (
            select(table.c.id)
            .join(
                tables.entry,
                (entry.conversation == table.c.id) & (entry.seq > table.c.answered_seq),
            )
            .where(table.c.state == State.BOT, entry.role == Speaker.CUSTOMER, entry.at >= since)
            .distinct()
        )
        return list((await self.connection.execute(query)).scalars())

    async def _all(self, query: Select[Any], **values: object) -> list[Conversation]:
        if self.writes and self.connection.dialect.name == "postgresql":
            query = query.with_for_update()  # SQLite locks the whole file
        return [rows.conversation_of(row) for row in await self.connection.execute(query, values)]


def _placed(conversation: Conversation, now: datetime) -> list[Entry]:
    entries = [_place(conversation, draft, now) for draft in conversation.drafts]
    conversation.drafts.clear()
    return entries


def _place(conversation: Conversation, draft: Draft, now: datetime) -> Entry:
    conversation.last_seq += 1
    entry = Entry(conversation.id, conversation.last_seq, conversation.visible_seq, now, draft)
    if draft.audience is Audience.ALL:
        conversation.visible_seq = entry.seq
    if draft.kind is Kind.MESSAGE:
        conversation.last_at = now
        if draft.is_customers_own or conversation.state not in lifecycle.WAITING:
            conversation.last_text = draft.text[:PREVIEW]
        conversation.unread += draft.author.role is Speaker.CUSTOMER
    return entry
