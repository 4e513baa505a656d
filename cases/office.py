"""The officers' door to the cases: lists and alarms; changes go through the store."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncEngine

from cases import alarms, register
from cases.alarms import Alarm
from cases.case import Case
from cases.clock import Clock
from cases.database import reading, writing
from cases.kinds import Kind
from cases.numbering import normalise
from cases.register import Filter, Found, Order

EVERYTHING = 10_000_000


class CaseOffice:
    """Each method is one unit of work."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    async def search(self, wanted: Filter) -> Found:
        """Return one page of what is wanted."""
        async with reading(self._engine) as connection:
            return await register.search(connection, wanted, self._clock.now())

    async def complaints(self, since: date, until: date) -> list[Case]:
        """Return all complaints received in the period, oldest first, without what hangs on them."""
        wanted = Filter(
            kind=Kind.COMPLAINT, since=since, until=until, order=Order.OLDEST, limit=EVERYTHING
        )
        return (await self.search(wanted)).cases

    async def raise_alarms(self) -> list[Alarm]:
        """Raise the alarms that are due; returns the new ones."""
        async with writing(self._engine) as connection:
            return await alarms.sweep(connection, self._clock.now())

    async def alarms(self) -> list[Alarm]:
        """Return the alarms that nobody has seen yet."""
        async with reading(self._engine) as connection:
            return await alarms.unseen(connection)

    async def see_alarms(self, number: str, staff: str) -> None:
        """Record that somebody has seen the alarms of a case."""
        async with writing(self._engine) as connection:
            await alarms.see(connection, normalise(number) or "", staff, self._clock.now())
