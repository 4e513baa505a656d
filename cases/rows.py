"""Cases to and from their rows."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import RowMapping, Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases import hanging
from cases.attached import PauseReason
from cases.case import Case
from cases.coding import Channel, Line, Outcome, RootCause
from cases.deadlines import Term
from cases.kinds import Category, Kind
from cases.lifecycle import State
from cases.tables import case_file

CASE_COLUMNS = [column for column in case_file.columns if column.name not in ("id", "key")]
# Columns that hold codes, and what makes enums of them.
CODES: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "kind": Kind,
        "state": State,
        "term": Term,
        "category": Category,
        "root_cause": RootCause,
        "line": Line,
        "channel": Channel,
        "outcome": Outcome,
        "pause_reason": PauseReason,
    }
)


async def insert_case(connection: AsyncConnection, case: Case, key: str) -> int:
    """Write a new case with its evidence; a key that is taken raises IntegrityError."""
    row = await connection.execute(
        insert(case_file).values(**_columns(case), key=key).returning(case_file.c.id)
    )
    identifier = int(row.scalar_one())
    await hanging.add_new(connection, identifier, None, case)
    return identifier


async def update_case(
    connection: AsyncConnection, identifier: int, before: Case, after: Case
) -> None:
    """Write what a step left behind."""
    await connection.execute(
        update(case_file).where(case_file.c.id == identifier).values(**_columns(after))
    )
    await hanging.add_new(connection, identifier, before, after)


async def locked(connection: AsyncConnection, number: str) -> tuple[int, Case] | None:
    """Return the case with its row held until the unit of work ends."""
    found = await _cases(
        connection, select(case_file).where(case_file.c.number == number).with_for_update()
    )
    return found[0] if found else None


async def by_number(connection: AsyncConnection, number: str) -> Case | None:
    """Return the case with this number."""
    found = await _cases(connection, select(case_file).where(case_file.c.number == number))
    return found[0][1] if found else None


async def by_key(connection: AsyncConnection, kind: Kind, key: str) -> Case | None:
    """Return the case that was filed with this key."""
    query = select(case_file).where(case_file.c.kind == kind, case_file.c.key == key)
    found = await _cases(connection, query)
    return found[0][1] if found else None


async def by_conversation(connection: AsyncConnection, conversation: str) -> list[Case]:
    """Return the cases that a conversation led to, oldest first."""
    query = (
        select(case_file).where(case_file.c.conversation == conversation).order_by(case_file.c.id)
    )
    return [case for _, case in await _cases(connection, query)]


async def page_of_cases(
    connection: AsyncConnection, after: int, size: int
) -> list[tuple[int, Case]]:
    """Return the next cases in the order of their rows."""
    return await _cases(
        connection,
        select(case_file).where(case_file.c.id > after).order_by(case_file.c.id).limit(size),
    )


async def bare(connection: AsyncConnection, query: Select[Any]) -> list[Case]:
    """Return cases without what hangs on them: enough to list and to count."""
    rows = (await connection.execute(query)).mappings()
    return [_case(row, {}) for row in rows]


async def _cases(connection: AsyncConnection, query: Select[Any]) -> list[tuple[int, Case]]:
    rows = (await connection.execute(query)).mappings().all()
    hangs = await hanging.of(connection, [row["id"] for row in rows])
    return [(int(row["id"]), _case(row, hangs.get(row["id"], {}))) for row in rows]


def _case(row: RowMapping, hangs: dict[str, Any]) -> Case:
    plain = {column.name: row[column.name] for column in CASE_COLUMNS}
    coded = {name: make(row[name]) for name, make in CODES.items() if row[name]}
    return Case(**plain | coded | hangs)


def _columns(case: Case) -> dict[str, Any]:
    return {column.name: getattr(case, column.name) for column in CASE_COLUMNS}
