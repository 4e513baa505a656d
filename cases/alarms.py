"""Alarms before a deadline: rows, so that each is raised once and stays until somebody saw it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.deadlines import bank_day
from cases.lifecycle import UNDECIDED
from cases.tables import case_file
from cases.work_tables import case_alarm


class Level(StrEnum):
    """How near the deadline is."""

    SOON = "soon"
    TOMORROW = "tomorrow"
    OVERDUE = "overdue"


# Days left at which a level begins; the nearest that holds is raised.
LEVELS: Mapping[Level, int] = MappingProxyType(
    {Level.OVERDUE: -1, Level.TOMORROW: 1, Level.SOON: 3}
)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A case that must be decided by a day, and how near that was when the alarm was raised."""

    number: str
    level: Level
    due_on: date
    assignee: str | None
    raised_at: datetime


def level_at(days_left: int) -> Level | None:
    """Return the level for so many days left, or None while there is time."""
    return next((level for level, days in LEVELS.items() if days_left <= days), None)


async def sweep(connection: AsyncConnection, now: datetime) -> list[Alarm]:
    """Raise what is due and was not raised yet; cases whose clock stands still keep silent."""
    horizon = bank_day(now) + timedelta(days=max(LEVELS.values()))
    query = select(case_file.c.id, case_file.c.number, case_file.c.due_on, case_file.c.assignee)
    late = await connection.execute(
        query.where(
            case_file.c.state.in_([state.value for state in UNDECIDED]),
            case_file.c.paused_since.is_(None),
            case_file.c.due_on <= horizon,
        ).order_by(case_file.c.due_on, case_file.c.id)
    )
    raised = []
    for row in late.all():
        level = level_at((row.due_on - bank_day(now)).days)
        if level and await _raise(connection, (row.id, level, row.due_on), now):
            raised.append(Alarm(row.number, level, row.due_on, row.assignee, now))
    return raised


async def _raise(connection: AsyncConnection, key: tuple[int, Level, date], now: datetime) -> bool:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    values = {"case_id": key[0], "level": key[1], "due_on": key[2], "raised_at": now}
    row = dialect.insert(case_alarm).values(values).on_conflict_do_nothing()
    return (await connection.execute(row.returning(case_alarm.c.case_id))).first() is not None


async def unseen(connection: AsyncConnection) -> list[Alarm]:
    """Return what nobody has seen and still matters: most urgent first."""
    query = (
        select(case_alarm, case_file.c.number, case_file.c.assignee)
        .join(case_file, case_file.c.id == case_alarm.c.case_id)
        .where(
            case_alarm.c.seen_by.is_(None),
            case_alarm.c.due_on == case_file.c.due_on,
            case_file.c.paused_since.is_(None),
            case_file.c.state.in_([state.value for state in UNDECIDED]),
        )
        .order_by(case_alarm.c.due_on, case_alarm.c.raised_at.desc())
    )
    return [
        Alarm(row.number, Level(row.level), row.due_on, row.assignee, row.raised_at)
        for row in await connection.execute(query)
    ]


async def see(connection: AsyncConnection, number: str, staff: str, now: datetime) -> None:
    """Record that somebody has seen the alarms of a case."""
    which = select(case_file.c.id).where(case_file.c.number == number).scalar_subquery()
    await connection.execute(
        update(case_alarm)
        .where(case_alarm.c.case_id == which, case_alarm.c.seen_by.is_(None))
        .values(seen_by=staff, seen_at=now)
    )
