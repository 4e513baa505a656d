"""What a customer has running with the bank: cases and appointments of some conversations, newest first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.database import reading
from cases.hall_tables import appointment
from cases.tables import case_file

MOST = 50


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as a line; what the customer wrote is not in it."""

    number: str
    kind: str
    state: str
    opened_at: datetime
    due_on: date


@dataclass(frozen=True, slots=True)
class VisitLine:
    """An appointment as a line; `time` is Beijing time, 09:30."""

    number: str
    state: str
    branch: str
    business: str
    day: date
    time: str


class CustomerRecords:
    """Finds them; reads only."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def of(self, conversations: Collection[str]) -> tuple[list[CaseLine], list[VisitLine]]:
        """Return at most fifty of each; StoreUnavailable when the store does not answer."""
        case, visit = case_file.c, appointment.c
        cases = (
            select(*(case[name] for name in CaseLine.__dataclass_fields__))
            .where(case.conversation.in_(conversations))
            .order_by(case.opened_at.desc(), case.number)
            .limit(MOST)
        )
        visits = (
            select(*(visit[name] for name in VisitLine.__dataclass_fields__))
            .where(visit.conversation.in_(conversations))
            .order_by(visit.day.desc(), visit.time.desc(), visit.number)
            .limit(MOST)
        )
        async with reading(self._engine) as connection:
            return (
                [CaseLine(*row) for row in await connection.execute(cases)],
                [VisitLine(*row) for row in await connection.execute(visits)],
            )
