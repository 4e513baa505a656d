"""Rows of the desk of people: watches, canned replies, reviews."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import RowMapping, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.domain.canned import CannedReply
from handoff.domain.errors import NotFound
from handoff.domain.quality import Review
from handoff.storage import tables
from handoff.storage.desk_tables import canned_reply, review, staff_watch
from handoff.storage.insertion import insert_missing


@dataclass
class WatchRows:
    """Implements ports.Watches; a watch lives no longer than its connection."""

    connection: AsyncConnection

    async def begin(self, sid: str, staff_id: str, conversation_id: str) -> None:
        """Record that a tab watches; the watches of tabs that are gone go."""
        here = select(tables.staff_connection.c.sid)
        await self.connection.execute(delete(staff_watch).where(staff_watch.c.sid.not_in(here)))
        values = {"sid": sid, "staff": staff_id, "conversation": conversation_id}
        await insert_missing(self.connection, staff_watch, [values])

    async def end(self, sid: str, conversation_id: str) -> bool:
        """Forget it; tell whether it was there."""
        where = (staff_watch.c.sid == sid) & (staff_watch.c.conversation == conversation_id)
        return (await self.connection.execute(delete(staff_watch).where(where))).rowcount > 0

    async def names(self, conversations: Collection[str]) -> dict[str, list[str]]:
        """Return the names of those who watch each, as long as their tabs live."""
        staff, connection = tables.staff.c, tables.staff_connection.c
        query = (
            select(staff_watch.c.conversation, staff.name)
            .distinct()
            .join(tables.staff, staff.id == staff_watch.c.staff)
            .join(tables.staff_connection, connection.sid == staff_watch.c.sid)
            .where(staff_watch.c.conversation.in_(conversations))
            .order_by(staff.name)
        )
        found: dict[str, list[str]] = {}
        for conversation, name in await self.connection.execute(query):
            found.setdefault(conversation, []).append(name)
        return found


@dataclass
class CannedRows:
    """Implements ports.CannedReplies."""

    connection: AsyncConnection

    async def visible_to(self, staff_id: str) -> list[CannedReply]:
        """Return the shared ones and one's own, by shortcut."""
        column = canned_reply.c
        mine = or_(column.owner.is_(None), column.owner == staff_id)
        query = select(canned_reply).where(mine, column.removed_at.is_(None))
        found = await self.connection.execute(query.order_by(column.shortcut, column.id))
        return [_canned(row) for row in found.mappings()]

    async def get(self, reply_id: str) -> CannedReply:
        """Return one; NotFound otherwise."""
        where = (canned_reply.c.id == reply_id) & canned_reply.c.removed_at.is_(None)
        found = await self.connection.execute(select(canned_reply).where(where))
        if not (row := found.mappings().first()):
            raise NotFound(reply_id)
        return _canned(row)

    async def save(self, reply: CannedReply) -> None:
        """Store a new one or new words."""
        where = canned_reply.c.id == reply.id
        changed = await self.connection.execute(
            update(canned_reply).where(where).values(asdict(reply))
        )
        if not changed.rowcount:
            await self.connection.execute(insert(canned_reply).values(asdict(reply)))

    async def remove(self, reply_id: str, at: datetime) -> None:
        """Take it from the list."""
        where = canned_reply.c.id == reply_id
        await self.connection.execute(update(canned_reply).where(where).values(removed_at=at))

    async def deliver(self, replies: Sequence[CannedReply]) -> None:
        """Add those that were never there: a removed one stays removed."""
        await insert_missing(self.connection, canned_reply, [asdict(one) for one in replies])


def _canned(row: RowMapping) -> CannedReply:
    return CannedReply(row["id"], row["shortcut"], row["title"], row["zh"], row["en"], row["owner"])


@dataclass
class ReviewRows:
    """Implements ports.Reviews."""

    connection: AsyncConnection

    async def save(self, given: Review) -> None:
        """Store it; the same reviewer's second look replaces the first."""
        where = (review.c.conversation == given.conversation) & (
            review.c.reviewer == given.reviewer
        )
        await self.connection.execute(delete(review).where(where))
        values = asdict(given) | {"scores": dict(given.scores)}
        await self.connection.execute(insert(review).values(values))

    async def since(self, at: datetime) -> list[Review]:
        """Return all from then on."""
        found = await self.connection.execute(select(review).where(review.c.at >= at))
        return [Review(**row) for row in found.mappings()]
