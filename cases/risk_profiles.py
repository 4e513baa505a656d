"""What a customer's risk questionnaire came to, and until when it counts.

An assessment counts for one year, and repeating it is limited in a day and in a year (Measures on the
suitability of financial institutions' products, NFRA Order 2025 No. 7); the limits stand in the catalogue.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.clock import Clock
from cases.database import reading, writing
from cases.deadlines import bank_day
from cases.hall_tables import risk_profile
from cases.once import insert_once


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskProfile:
    """A result: C1 to C5, the points, the customer's age then, and the letters that were answered."""

    customer: str
    level: str
    score: int
    age: int
    answers: str
    made_at: datetime

    @property
    def until(self) -> date:
        """The last day on which it counts: a year after it was made, less a day."""
        day = bank_day(self.made_at)
        try:
            again = day.replace(year=day.year + 1)
        except ValueError:  # 29 February
            again = day.replace(year=day.year + 1, month=3, day=1)
        return date.fromordinal(again.toordinal() - 1)


@dataclass(frozen=True, slots=True)
class Tries:
    """How many assessments there were on the day and in the calendar year."""

    today: int
    this_year: int


class RiskProfiles:
    """Keeps results and finds the one that counts."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    async def keep(self, profile: RiskProfile, key: str) -> RiskProfile:
        """Write a result; the same key again returns the first one."""
        values = {name: getattr(profile, name) for name in profile.__dataclass_fields__}
        async with writing(self._engine) as connection:
            return _profile(await insert_once(connection, risk_profile, {**values, "key": key}))

    async def valid(self, customer: str) -> RiskProfile | None:
        """Return the latest result if it still counts."""
        found = await self._of(customer)
        today = bank_day(self._clock.now())
        return found[0] if found and found[0].until >= today else None

    async def tries(self, customer: str) -> Tries:
        """Return how often the customer was assessed."""
        today = bank_day(self._clock.now())
        days = [bank_day(one.made_at) for one in await self._of(customer)]
        return Tries(days.count(today), sum(day.year == today.year for day in days))

    async def _of(self, customer: str) -> list[RiskProfile]:
        query = (
            select(risk_profile)
            .where(risk_profile.c.customer == customer)
            .order_by(risk_profile.c.made_at.desc(), risk_profile.c.id.desc())
        )
        async with reading(self._engine) as connection:
            return [_profile(row) for row in (await connection.execute(query)).mappings()]


def _profile(row: RowMapping) -> RiskProfile:
    return RiskProfile(**{name: row[name] for name in RiskProfile.__dataclass_fields__})
