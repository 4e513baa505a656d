"""The audit chain in its table: append, read, find its end."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import RowMapping, exists, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.audit import GENESIS, Change
from cases.tables import case_chain, case_change, case_file

CHAIN = "cases"
COLUMNS = [column for column in case_change.columns if column.name not in ("case_id", "digest")]


async def end(connection: AsyncConnection, *, lock: bool = False) -> tuple[int, str]:
    """Return position and digest of the last link; with `lock`, nobody else appends meanwhile."""
    query = select(case_chain.c.position, case_chain.c.digest).where(case_chain.c.name == CHAIN)
    row = (await connection.execute(query.with_for_update() if lock else query)).one_or_none()
    if row is not None:
        return int(row.position), str(row.digest)
    if lock:
        await _begin(connection)
        return await end(connection, lock=True)
    return 0, GENESIS


async def append(connection: AsyncConnection, identifier: int, change: Change) -> None:
    """Add a link and move the end of the chain."""
    digest = change.digest()
    await connection.execute(
        insert(case_change).values(**asdict(change), case_id=identifier, digest=digest)
    )
    await connection.execute(
        update(case_chain)
        .where(case_chain.c.name == CHAIN)
        .values(position=change.position, digest=digest)
    )


async def changes(connection: AsyncConnection, first: int, last: int) -> list[tuple[Change, str]]:
    """Return the links from first to last with their recorded digests."""
    query = (
        select(*COLUMNS, case_change.c.digest)
        .where(case_change.c.position.between(first, last))
        .order_by(case_change.c.position)
    )
    return [_change(row) for row in (await connection.execute(query)).mappings()]


async def history(connection: AsyncConnection, number: str) -> list[Change]:
    """Return the changes of one case, oldest first."""
    query = select(*COLUMNS, case_change.c.digest).where(case_change.c.number == number)
    rows = await connection.execute(query.order_by(case_change.c.position))
    return [_change(row)[0] for row in rows.mappings()]


async def last_digests(connection: AsyncConnection, identifiers: Iterable[int]) -> dict[int, str]:
    """Return for each case the digest that its last change recorded."""
    query = (
        select(case_change.c.case_id, case_change.c.case_digest)
        .where(case_change.c.case_id.in_(list(identifiers)))
        .order_by(case_change.c.position)
    )
    return {int(row.case_id): str(row.case_digest) for row in await connection.execute(query)}


async def first_without_a_case(connection: AsyncConnection) -> tuple[int, str] | None:
    """Return position and number of the first change whose case is not there any more."""
    there = exists().where(case_file.c.id == case_change.c.case_id)
    query = select(case_change.c.position, case_change.c.number).where(~there)
    row = (await connection.execute(query.order_by(case_change.c.position).limit(1))).one_or_none()
    return (int(row.position), str(row.number)) if row else None


async def _begin(connection: AsyncConnection) -> None:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    row = dialect.insert(case_chain).values(name=CHAIN, position=0, digest=GENESIS)
    await connection.execute(row.on_conflict_do_nothing())


def _change(row: RowMapping) -> tuple[Change, str]:
    return Change(**{column.name: row[column.name] for column in COLUMNS}), str(row["digest"])
