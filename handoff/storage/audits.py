"""The audit trail of staff: each line carries the SHA-256 of the one before."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.domain.identity import Staff
from handoff.services.ports import Clock
from handoff.services.records import Audited
from handoff.storage import tables

GENESIS = "0" * 64
CHAIN_LOCK = 7_016_002  # PostgreSQL advisory lock: one line after the other
line = tables.audit_line


@dataclass
class AuditRows:
    """Implements ports.Audits."""

    connection: AsyncConnection
    clock: Clock

    async def record(self, staff: Staff, action: str, subject: str, reason: str) -> None:
        """Append one line to the hash chain."""
        if self.connection.dialect.name == "postgresql":
            await self.connection.execute(
                text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CHAIN_LOCK}
            )
        query = select(line.c.position, line.c.digest).order_by(line.c.position.desc()).limit(1)
        last = (await self.connection.execute(query)).first()
        values = {
            "position": (last[0] if last else 0) + 1,
            "at": self.clock.now(),
            "staff": staff.id,
            "action": action,
            "subject": subject,
            "reason": reason,
            "previous": last[1] if last else GENESIS,
        }
        await self.connection.execute(insert(line).values(values | {"digest": digest(values)}))

    async def of(self, subject: str) -> list[Audited]:
        """Return what was done to a subject, oldest first."""
        query = select(line).where(line.c.subject == subject).order_by(line.c.position)
        found = (await self.connection.execute(query)).mappings()
        return [Audited(row["at"], row["staff"], row["action"], row["reason"]) for row in found]

    async def first_break(self) -> int | None:
        """Return the position of the first line that does not follow from the one before."""
        previous = GENESIS
        found = await self.connection.execute(select(line).order_by(line.c.position))
        for position, row in enumerate(found.mappings(), start=1):
            expected = (position, previous, digest(_without(row)))
            if (row["position"], row["previous"], row["digest"]) != expected:
                return position
            previous = row["digest"]
        return None


def digest(values: dict[str, Any]) -> str:
    """Return the SHA-256 of a line's canonical JSON."""
    plain = {
        key: value.isoformat() if isinstance(value, datetime) else value
        for key, value in values.items()
    }
    return hashlib.sha256(
        json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


def _without(row: RowMapping) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "digest"}
