"""All accounts of staff, as the operator's command line sees them."""

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.domain.errors import NotFound
from handoff.domain.identity import Staff
from handoff.storage import rows
from handoff.storage.tables import staff


@dataclass(frozen=True, slots=True)
class Account:
    """A member of staff, and whether the account is switched off."""

    member: Staff
    disabled: bool


@dataclass
class Directory:
    """Accounts by name on one open transaction."""

    connection: AsyncConnection

    async def all(self) -> list[Account]:
        """Return all, by name."""
        found = await self.connection.execute(select(staff).order_by(staff.c.username))
        return [Account(rows.staff_of(row), row["disabled"]) for row in found.mappings()]

    async def find(self, username: str) -> Account:
        """Return one, locked for writing; NotFound otherwise."""
        query = select(staff).where(staff.c.username == username).with_for_update()
        if not (row := (await self.connection.execute(query)).mappings().first()):
            raise NotFound(username)
        return Account(rows.staff_of(row), row["disabled"])

    async def save(self, account: Account) -> None:
        """Store name, role, skills, languages, capacity, and whether it is switched off."""
        member = account.member
        values = {
            "name": member.name,
            "role": member.role,
            "skills": sorted(member.skills),
            "languages": sorted(member.languages),
            "capacity": member.capacity,
            "disabled": account.disabled,
        }
        await self.connection.execute(update(staff).where(staff.c.id == member.id).values(values))

    async def set_password(self, staff_id: str, password_hash: str) -> None:
        """Replace the password."""
        values = {"password_hash": password_hash}
        await self.connection.execute(update(staff).where(staff.c.id == staff_id).values(values))
