"""Staff: who they are, and whether they are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.domain import lifecycle
from handoff.domain.errors import NotFound
from handoff.domain.floor import Seat
from handoff.domain.identity import Role, Staff
from handoff.domain.permissions import PERMISSIONS, Permission
from handoff.domain.routing import Desk
from handoff.storage import rows, tables

staff, connection_table = tables.staff, tables.staff_connection


@dataclass
class RosterRows:
    """Implements ports.Roster; `node` names this process, so that a restart can clear up after itself."""

    connection: AsyncConnection
    node: str

    async def get(self, staff_id: str) -> Staff:
        """Return one; NotFound otherwise."""
        row = (await self.connection.execute(ONE, {"staff": staff_id})).mappings().first()
        if not row or row["disabled"]:
            raise NotFound(staff_id)
        return rows.staff_of(row)

    async def desks(self) -> list[Desk]:
        """Return all who serve, with presence and load."""
        return [_desk(row) for row in (await self.connection.execute(SERVING)).mappings()]

    async def anybody(self) -> bool:
        """Tell whether somebody who serves is connected and available."""
        here = staff.c.id.in_(select(connection_table.c.staff))
        query = select(staff.c.id).where(SERVES, staff.c.available.is_(True), here).limit(1)
        return (await self.connection.execute(query)).first() is not None

    async def seats(self) -> list[Seat]:
        """Return the desks with since when and why they are away, by name."""
        found = await self.connection.execute(SERVING.order_by(staff.c.name, staff.c.id))
        return [_seat(row) for row in found.mappings()]

    async def sids(self, staff_id: str) -> list[str]:
        """Return the live connections of a member of staff, on all nodes."""
        query = select(connection_table.c.sid).where(connection_table.c.staff == staff_id)
        return list((await self.connection.execute(query)).scalars())

    async def without_session(self, now: datetime) -> list[str]:
        """Return who is connected although the account or the last session has ended."""
        session = tables.staff_session.c
        valid = select(session.staff).where(session.expires_at > now)
        query = (
            select(staff.c.id)
            .distinct()
            .join(connection_table, connection_table.c.staff == staff.c.id)
            .where(staff.c.id.not_in(valid) | staff.c.disabled.is_(True))
        )
        return list((await self.connection.execute(query)).scalars())

    async def change(self, member: Staff) -> None:
        """Store skills, languages and capacity."""
        values = {
            "skills": sorted(member.skills),
            "languages": sorted(member.languages),
            "capacity": member.capacity,
        }
        await self.connection.execute(update(staff).where(staff.c.id == member.id).values(values))

    async def set_available(self, staff_id: str, on: bool, reason: str, at: datetime) -> None:
        """Record whether new conversations may be offered, and if not why."""
        values = {"available": on, "available_since": at, "away_reason": reason}
        await self.connection.execute(update(staff).where(staff.c.id == staff_id).values(values))

    async def connected(self, staff_id: str, sid: str, at: datetime) -> None:
        """Record a live connection."""
        values = {"sid": sid, "staff": staff_id, "node": self.node, "seen_at": at}
        await self.connection.execute(insert(connection_table).values(values))
        await self.connection.execute(
            update(staff).where(staff.c.id == staff_id).values(gone_since=None)
        )

    async def disconnected(self, sid: str, at: datetime) -> None:
        """Forget a connection."""
        await self.connection.execute(delete(connection_table).where(connection_table.c.sid == sid))
        await self._mark_gone(at)

    async def forget_node(self, at: datetime) -> None:
        """Drop the connections that this node had before it was restarted."""
        await self.connection.execute(
            delete(connection_table).where(connection_table.c.node == self.node)
        )
        await self._mark_gone(at)

    async def forget_stale(self, before: datetime) -> None:
        """Drop connections whose lease ran out: their node died."""
        await self.connection.execute(
            delete(connection_table).where(connection_table.c.seen_at < before)
        )
        await self._mark_gone(before)

    async def seen(self, sids: Sequence[str], at: datetime) -> None:
        """Renew the lease of this node's connections."""
        where = connection_table.c.sid.in_(sids)
        await self.connection.execute(update(connection_table).where(where).values(seen_at=at))

    async def gone_since(self, before: datetime | None = None) -> dict[str, datetime]:
        """Return staff without a live connection and since when; with `before`, who was gone by then."""
        gone = staff.c.gone_since
        where = gone.is_not(None) if before is None else gone <= before
        query = select(staff.c.id, gone).where(where)
        return {row.id: row.gone_since for row in await self.connection.execute(query)}

    async def everybody(self) -> list[Staff]:
        """Return all staff."""
        return [
            rows.staff_of(row) for row in (await self.connection.execute(select(staff))).mappings()
        ]

    async def add(self, member: Staff, password_hash: str, at: datetime) -> None:
        """Store a new member of staff."""
        values = {
            "id": member.id,
            "username": member.username,
            "name": member.name,
            "role": Role(member.role),
            "password_hash": password_hash,
            "available": member.available,
            "disabled": False,
            "capacity": member.capacity,
            "skills": sorted(member.skills),
            "languages": sorted(member.languages),
            "last_assigned_at": at,
            "gone_since": at,
        }
        await self.connection.execute(insert(staff).values(values))

    async def _mark_gone(self, at: datetime) -> None:
        """Whoever lost the last connection is gone since then."""
        here = select(connection_table.c.staff)
        where = staff.c.gone_since.is_(None) & staff.c.id.not_in(here)
        await self.connection.execute(update(staff).where(where).values(gone_since=at))


# Built once: building it takes longer than running it.
ONE = select(staff).where(staff.c.id == bindparam("staff"))
SERVES = staff.c.role.in_(sorted(PERMISSIONS[Permission.SERVE])) & staff.c.disabled.is_(False)


def _serving() -> Select[Any]:
    """All who serve, with their load and whether a tab of theirs is open."""
    conversation = tables.conversation.c
    load = (
        select(conversation.agent, func.count().label("load"))
        .where(conversation.state.in_(lifecycle.BUSY))
        .group_by(conversation.agent)
        .subquery()
    )
    here = select(connection_table.c.staff).distinct().subquery()
    return (
        select(staff, load.c.load, here.c.staff.label("here"))
        .outerjoin(load, load.c.agent == staff.c.id)
        .outerjoin(here, here.c.staff == staff.c.id)
        .where(SERVES)
    )


SERVING = _serving()


def _desk(row: RowMapping) -> Desk:
    agent, here = rows.staff_of(row), row["here"] is not None
    return Desk(agent, here, row["load"] or 0, row["last_assigned_at"])


def _seat(row: RowMapping) -> Seat:
    desk = _desk(row)
    if not desk.connected:
        return Seat(desk, row["gone_since"], "not_connected")
    return Seat(desk, row["available_since"], row["away_reason"])
