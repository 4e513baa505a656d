"""Find cases: what an officer's list can be narrowed and sorted by."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases import rows
from cases.case import Case
from cases.deadlines import BANK_TIME, bank_day
from cases.kinds import Category, Kind
from cases.lifecycle import UNDECIDED, State
from cases.numbering import normalise
from cases.tables import case_file

PAGE = 50
table = case_file.c


class Order(StrEnum):
    """What comes first."""

    DEADLINE = "deadline"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to; None and "" leave it as wide as it is.

    `owed` keeps what the bank has not decided; `overdue` that of it which is late; `text` is a
    number or words that the customer used; `since` and `until` are days of the bank, both included.
    """

    kind: Kind | None = None
    state: State | None = None
    category: Category | None = None
    assignee: str = ""
    owed: bool = False
    overdue: bool = False
    text: str = ""
    since: date | None = None
    until: date | None = None
    order: Order = Order.DEADLINE
    offset: int = 0
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Found:
    """A page of cases without what hangs on them, and how many there are in all."""

    cases: list[Case]
    total: int


async def search(connection: AsyncConnection, wanted: Filter, now: datetime) -> Found:
    """Return one page of what is wanted."""
    where = and_(True, *_conditions(wanted, now))
    total = await connection.execute(select(func.count()).select_from(case_file).where(where))
    query = select(case_file).where(where).order_by(*_order(wanted.order))
    page = await rows.bare(connection, query.offset(wanted.offset).limit(wanted.limit))
    return Found(page, int(total.scalar_one()))


def _order(order: Order) -> list[ColumnElement[Any]]:
    match order:
        case Order.NEWEST:
            return [table.id.desc()]
        case Order.OLDEST:
            return [table.id]
        case Order.DEADLINE:
            # What is decided or ended has no deadline any more, and goes behind what has one.
            return [not_(_is_owed()), table.due_on, table.id]


def _conditions(wanted: Filter, now: datetime) -> list[ColumnElement[bool]]:
    simple = {
        table.kind: wanted.kind,
        table.state: wanted.state,
        table.category: wanted.category,
        table.assignee: wanted.assignee,
    }
    found: list[ColumnElement[bool]] = [
        column == value for column, value in simple.items() if value
    ]
    if wanted.owed or wanted.overdue:
        found.append(_is_owed())
    if wanted.overdue:
        found += [table.due_on < bank_day(now), table.paused_since.is_(None)]
    if wanted.text.strip():
        found.append(_mentions(wanted.text.strip()))
    return found + _opened_between(wanted)


def _opened_between(wanted: Filter) -> list[ColumnElement[bool]]:
    found = []
    if wanted.since:
        found.append(table.opened_at >= _midnight(wanted.since))
    if wanted.until:
        found.append(table.opened_at < _midnight(wanted.until + timedelta(days=1)))
    return found


def _is_owed() -> ColumnElement[bool]:
    return table.state.in_([state.value for state in UNDECIDED])


def _mentions(text: str) -> ColumnElement[bool]:
    number = normalise(text)
    if number:
        return table.number == number
    columns = (table.number, table.what, table.product, table.happened_where, table.wish)
    return or_(*(column.icontains(text, autoescape=True) for column in columns))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=BANK_TIME)
