"""Cases and changes to and from their rows: the only module with SQL about them."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import RowMapping, Select, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.audit import GENESIS, Change
from cases.case import Case, Evidence
from cases.deadlines import Term
from cases.kinds import Category, Kind
from cases.lifecycle import State
from cases.tables import case_chain, case_change, case_entry, case_file

CHAIN = "cases"
CASE_COLUMNS = [column for column in case_file.columns if column.name not in ("id", "key")]
CHANGE_COLUMNS = [
    column for column in case_change.columns if column.name not in ("case_id", "digest")
]


async def insert_case(connection: AsyncConnection, case: Case, key: str) -> int:
    """Write a new case with its evidence; a key that is taken raises IntegrityError."""
    row = await connection.execute(
        insert(case_file).values(**_columns(case), key=key).returning(case_file.c.id)
    )
    identifier = int(row.scalar_one())
    await insert_evidence(connection, identifier, case.evidence)
    return identifier


async def insert_evidence(
    connection: AsyncConnection, identifier: int, entries: Iterable[Evidence]
) -> None:
    """Link entries of the conversation to the case."""
    rows = [{"case_id": identifier, **asdict(entry)} for entry in entries]
    if rows:
        await connection.execute(insert(case_entry), rows)


async def update_case(connection: AsyncConnection, identifier: int, case: Case) -> None:
    """Write what a step left behind."""
    await connection.execute(
        update(case_file).where(case_file.c.id == identifier).values(**_columns(case))
    )


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


async def chain_end(connection: AsyncConnection, *, lock: bool = False) -> tuple[int, str]:
    """Return position and digest of the last link; with `lock`, nobody else appends meanwhile."""
    query = select(case_chain.c.position, case_chain.c.digest).where(case_chain.c.name == CHAIN)
    row = (await connection.execute(query.with_for_update() if lock else query)).one_or_none()
    if row is not None:
        return int(row.position), str(row.digest)
    if lock:
        await _begin_chain(connection)
        return await chain_end(connection, lock=True)
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
        select(*CHANGE_COLUMNS, case_change.c.digest)
        .where(case_change.c.position.between(first, last))
        .order_by(case_change.c.position)
    )
    return [_change(row) for row in (await connection.execute(query)).mappings()]


async def history(connection: AsyncConnection, number: str) -> list[Change]:
    """Return the changes of one case, oldest first."""
    query = select(*CHANGE_COLUMNS, case_change.c.digest).where(case_change.c.number == number)
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


async def _begin_chain(connection: AsyncConnection) -> None:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    row = dialect.insert(case_chain).values(name=CHAIN, position=0, digest=GENESIS)
    await connection.execute(row.on_conflict_do_nothing())


async def _cases(connection: AsyncConnection, query: Select[Any]) -> list[tuple[int, Case]]:
    rows = (await connection.execute(query)).mappings().all()
    evidence = await _evidence(connection, [row["id"] for row in rows])
    return [(int(row["id"]), _case(row, evidence.get(row["id"], ()))) for row in rows]


async def _evidence(
    connection: AsyncConnection, identifiers: list[int]
) -> dict[int, tuple[Evidence, ...]]:
    query = (
        select(case_entry)
        .where(case_entry.c.case_id.in_(identifiers))
        .order_by(case_entry.c.conversation, case_entry.c.seq)
    )
    found: dict[int, tuple[Evidence, ...]] = {}
    for row in await connection.execute(query):
        found[row.case_id] = (*found.get(row.case_id, ()), Evidence(row.conversation, row.seq))
    return found


def _case(row: RowMapping, evidence: tuple[Evidence, ...]) -> Case:
    plain = {column.name: row[column.name] for column in CASE_COLUMNS}
    return Case(
        **plain
        | {
            "kind": Kind(row["kind"]),
            "state": State(row["state"]),
            "term": Term(row["term"]),
            "category": Category(row["category"]) if row["category"] else None,
            "evidence": evidence,
        }
    )


def _columns(case: Case) -> dict[str, Any]:
    return {column.name: getattr(case, column.name) for column in CASE_COLUMNS}


def _change(row: RowMapping) -> tuple[Change, str]:
    return Change(**{column.name: row[column.name] for column in CHANGE_COLUMNS}), str(
        row["digest"]
    )
