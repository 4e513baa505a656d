"""Passwords and sessions of staff."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.services.records import Session
from handoff.storage import tables

staff, session_table = tables.staff, tables.staff_session


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

    async def end_sessions(self, staff_id: str) -> None:
        """Forget all sessions of a member of staff."""
        await self.connection.execute(
            delete(session_table).where(session_table.c.staff == staff_id)
        )
