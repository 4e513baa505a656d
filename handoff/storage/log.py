"""Entries of conversations, read in their order; storage.conversations appends them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.domain.entry import Audience, Entry, Kind, Speaker
from handoff.storage import rows, tables

# Asked for at each message: made once, since that takes longer than the answer.
NEXT_OF_CUSTOMER = (
    select(tables.entry)
    .where(tables.entry.c.conversation == bindparam("conversation"))
    .where(tables.entry.c.seq > bindparam("seq"))
    .where(tables.entry.c.role == Speaker.CUSTOMER, tables.entry.c.kind == Kind.MESSAGE)
    .order_by(tables.entry.c.seq)
    .limit(1)
)


@dataclass
class LogRows:
    """Implements ports.Log."""

    connection: AsyncConnection

    async def by_client_id(self, conversation_id: str, client_id: str) -> Entry | None:
        """Return what an earlier send with the same id stored."""
        return await self._first(_of(conversation_id).where(tables.entry.c.client_id == client_id))

    async def by_client_ids(
        self, keys: Collection[tuple[str, str]]
    ) -> dict[tuple[str, str], Entry]:
        """Return those of (conversation, client id) that are stored already."""
        if not keys:
            return {}
        entry = tables.entry.c
        query = select(tables.entry).where(tuple_(entry.conversation, entry.client_id).in_(keys))
        found = [rows.entry_of(row) for row in (await self.connection.execute(query)).mappings()]
        return {(one.conversation, one.draft.client_id or ""): one for one in found}

    async def after(self, conversation_id: str, seq: int, limit: int, staff: bool) -> list[Entry]:
        """Return up to `limit` entries after `seq`, without notes unless for staff."""
        query = (
            _of(conversation_id)
            .where(tables.entry.c.seq > seq)
            .order_by(tables.entry.c.seq)
            .limit(limit)
        )
        if not staff:
            query = query.where(tables.entry.c.audience == Audience.ALL)
        return [rows.entry_of(row) for row in (await self.connection.execute(query)).mappings()]

    async def last_of_bot(self, conversation_id: str) -> Entry | None:
        """Return the assistant's newest entry."""
        where = tables.entry.c.role == Speaker.BOT
        return await self._first(
            _of(conversation_id).where(where).order_by(tables.entry.c.seq.desc())
        )

    async def count_of_customer(self, conversation_id: str, seq: int) -> int:
        """Count the customer's messages after `seq`."""
        entry = tables.entry.c
        where = (entry.conversation == conversation_id) & (entry.seq > seq)
        where &= (entry.role == Speaker.CUSTOMER) & (entry.kind == Kind.MESSAGE)
        return (await self.connection.execute(select(func.count()).where(where))).scalar_one()

    async def next_of_customer(self, conversation_id: str, seq: int) -> Entry | None:
        """Return the customer's first message after `seq`."""
        asked = {"conversation": conversation_id, "seq": seq}
        row = (await self.connection.execute(NEXT_OF_CUSTOMER, asked)).mappings().first()
        return rows.entry_of(row) if row else None

    async def _first(self, query: Select[Any]) -> Entry | None:
        row = (await self.connection.execute(query.limit(1))).mappings().first()
        return rows.entry_of(row) if row else None


def _of(conversation_id: str) -> Select[Any]:
    return select(tables.entry).where(tables.entry.c.conversation == conversation_id)
