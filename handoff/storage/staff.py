"""Staff: who they are, whether they are there, and how they signed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.domain import lifecycle
from handoff.domain.errors import NotFound
from handoff.domain.identity import Role, Staff
from handoff.domain.permissions import PERMISSIONS, Permission
from handoff.domain.routing import Desk
from handoff.services.records import Session
from handoff.storage import rows, tables

staff, connection_table, session_table = tables.staff, tables.staff_connection, tables.staff_session


@dataclass
class RosterRows:
    """Implements ports.Roster; `node` names this process, so that a restart can clear up after itself."""

    connection: AsyncConnection
    node: str

    async def get(self, staff_id: str) -> Staff:
        """Return one; NotFound otherwise."""
        row = (
            (await self.connection.execute(select(staff).where(staff.c.id == staff_id)))
            .mappings()
            .first()
        )
        if not row or row["disabled"]:
            raise NotFound(staff_id)
        return rows.staff_of(row)

    async def desks(self) -> list[Desk]:
        """Return all who serve, with presence and load."""
        serving = [role.value for role in PERMISSIONS[Permission.SERVE]]
        conversation = tables.conversation.c
        load = (
            select(conversation.agent, func.count().label("load"))
            .where(conversation.state.in_(lifecycle.BUSY))
            .group_by(conversation.agent)
            .subquery()
        )
        here = select(connection_table.c.staff).distinct().subquery()
        query = (
            select(staff, load.c.load, here.c.staff.label("here"))
            .outerjoin(load, load.c.agent == staff.c.id)
            .outerjoin(here, here.c.staff == staff.c.id)
            .where(staff.c.role.in_(serving), staff.c.disabled.is_(False))
        )
        return [
            Desk(
                rows.staff_of(row),
                row["here"] is not None,
                row["load"] or 0,
                row["last_assigned_at"],
            )
            for row in (await self.connection.execute(query)).mappings()
        ]

    async def set_available(self, staff_id: str, on: bool) -> None:
        """Record whether new conversations may be offered."""
        await self.connection.execute(
            update(staff).where(staff.c.id == staff_id).values(available=on)
        )

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

    async def gone_since(self) -> dict[str, datetime]:
        """Return staff without a live connection and since when."""
        query = select(staff.c.id, staff.c.gone_since).where(staff.c.gone_since.is_not(None))
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


@dataclass
class AccountRows:
    """Implements ports.Accounts."""

    connection: AsyncConnection

    async def password_hash(self, username: str) -> tuple[str, str] | None:
        """Return staff id and hash, or nothing for an unknown or disabled name."""
        where = (staff.c.username == username) & staff.c.disabled.is_(False)
        row = (
            await self.connection.execute(select(staff.c.id, staff.c.password_hash).where(where))
        ).first()
        return (row[0], row[1]) if row else None

    async def failures(self, username: str, since: datetime) -> int:
        """Count wrong passwords."""
        failed = tables.failed_sign_in.c
        query = select(func.count()).where((failed.username == username) & (failed.at >= since))
        return (await self.connection.execute(query)).scalar_one()

    async def failed(self, username: str, at: datetime) -> None:
        """Record a wrong password."""
        values = {"id": uuid4().hex, "username": username, "at": at}
        await self.connection.execute(insert(tables.failed_sign_in).values(values))

    async def begin_session(self, session: Session) -> None:
        """Store a session."""
        values = {
            "digest": session.digest,
            "staff": session.staff_id,
            "csrf": session.csrf,
            "expires_at": session.expires_at,
        }
        await self.connection.execute(insert(session_table).values(values))

    async def session(self, digest: str, now: datetime) -> Session | None:
        """Return a session that still holds."""
        where = (session_table.c.digest == digest) & (session_table.c.expires_at > now)
        row = (await self.connection.execute(select(session_table).where(where))).mappings().first()
        return Session(row["digest"], row["staff"], row["csrf"], row["expires_at"]) if row else None

    async def end_session(self, digest: str) -> None:
        """Forget a session."""
        await self.connection.execute(delete(session_table).where(session_table.c.digest == digest))
