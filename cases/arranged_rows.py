"""Loss reports, appointments and feedback in their tables, as officers look for them; all on one connection."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, Table, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.arranged import OWED, Arranged, Sort
from cases.errors import CaseNotFound, ChangedMeanwhile
from cases.hall_tables import appointment, feedback, loss_report
from cases.numbering import normalise

PAGE = 50


@dataclass(frozen=True, slots=True)
class Shelf:
    """The table of a sort, and what comes first in a list."""

    table: Table
    order: Callable[[Table], list[ColumnElement[Any]]]


SHELVES: Mapping[Sort, Shelf] = MappingProxyType(
    {
        Sort.LOSS: Shelf(loss_report, lambda table: [table.c.id.desc()]),
        Sort.VISIT: Shelf(
            appointment, lambda table: [table.c.day, table.c.time, table.c.branch, table.c.id]
        ),
        Sort.FEEDBACK: Shelf(feedback, lambda table: [table.c.id.desc()]),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list is narrowed to; None and "" leave it as wide as it is, `owed` keeps what waits for somebody."""

    sort: Sort
    state: str = ""
    kind: str = ""
    branch: str = ""
    day: date | None = None
    owed: bool = False
    offset: int = 0
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Shown:
    """A page, and how many there are in all."""

    rows: list[Arranged]
    total: int


async def search(connection: AsyncConnection, wanted: Wanted) -> Shown:
    """Return one page of what is wanted."""
    shelf = SHELVES[wanted.sort]
    where = _conditions(shelf.table, wanted)
    total = await connection.execute(select(func.count()).select_from(shelf.table).where(*where))
    query = select(shelf.table).where(*where).order_by(*shelf.order(shelf.table))
    page = await connection.execute(query.offset(wanted.offset).limit(wanted.limit))
    return Shown([_read(wanted.sort, row) for row in page.mappings()], int(total.scalar_one()))


async def find(connection: AsyncConnection, sort: Sort, number: str) -> Arranged:
    """Return it; raises CaseNotFound."""
    row = (await connection.execute(_by_number(sort, number))).mappings().first()
    if row is None:
        raise CaseNotFound
    return _read(sort, row)


async def move(connection: AsyncConnection, one: Arranged, state: str, at: datetime) -> None:
    """Write the new state; raises ChangedMeanwhile when it is not as it was any more."""
    table = SHELVES[one.sort].table
    where = (*_identity(one.sort, one.number), table.c.state == one.state)
    changed = await connection.execute(
        update(table).where(*where).values(state=state, changed_at=at)
    )
    if not changed.rowcount:
        raise ChangedMeanwhile


def _conditions(table: Table, wanted: Wanted) -> list[ColumnElement[bool]]:
    asked = {name: getattr(wanted, name) for name in ("state", "kind", "branch", "day")}
    found: list[ColumnElement[bool]] = [
        table.c[name] == value for name, value in asked.items() if value and name in table.c
    ]
    return [*found, table.c.state.in_(OWED[wanted.sort])] if wanted.owed else found


def _by_number(sort: Sort, number: str) -> Select[Any]:
    return select(SHELVES[sort].table).where(*_identity(sort, number))


def _identity(sort: Sort, number: str) -> tuple[ColumnElement[bool], ...]:
    table = SHELVES[sort].table
    if sort is Sort.FEEDBACK:
        return (table.c.id == (int(number) if number.isdecimal() else 0),)
    return (table.c.number == (normalise(number) or ""),)


def _read(sort: Sort, row: RowMapping) -> Arranged:
    names = [name for name in Arranged.__dataclass_fields__ if name in row]
    number = str(row["id"]) if sort is Sort.FEEDBACK else row["number"]
    return Arranged(**{name: row[name] for name in names} | {"sort": sort, "number": number})
