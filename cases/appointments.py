"""Appointments at branches: a slot takes as many as the branch has room for, and never one more."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from cases.clock import Clock
from cases.database import reading, writing
from cases.deadlines import bank_day
from cases.errors import CaseError
from cases.hall_tables import appointment
from cases.numbering import next_number, normalise
from cases.once import by_key, insert_once
from cases.tables import case_serial

LETTER = "A"
BOOKED, CANCELLED, ARRIVED, MISSED = "booked", "cancelled", "arrived", "missed"
# Who came early still has the place.
HELD = (BOOKED, ARRIVED)


class SlotFull(CaseError):
    """The slot has no room left; nothing was written."""

    code = "slot_full"


@dataclass(frozen=True, slots=True)
class Slot:
    """A branch, a day and a time of Beijing (09:30), and how many the branch takes then."""

    branch: str
    day: date
    time: str
    capacity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who comes for what; the contact holds tokens alone."""

    business: str
    contact: str
    conversation: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """An appointment as it stands."""

    number: str
    state: str
    branch: str
    business: str
    day: date
    time: str
    contact: str
    conversation: str
    language: str
    made_at: datetime


class Appointments:
    """Books, finds, moves and cancels; each method is one unit of work."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    async def book(self, slot: Slot, visit: Visit, key: str) -> Appointment:
        """Book the slot; the same key again returns the first appointment. Raises SlotFull."""
        at = self._clock.now()
        async with writing(self._engine) as connection:
            known = await by_key(connection, appointment, key)
            if known:
                return _appointment(known)
            await _claim(connection, slot)
            number = await next_number(connection, LETTER, bank_day(at))
            place = {"branch": slot.branch, "day": slot.day, "time": slot.time}
            who = {name: getattr(visit, name) for name in visit.__dataclass_fields__}
            values = {**place, **who, "number": number, "key": key, "state": BOOKED, "made_at": at}
            return _appointment(await insert_once(connection, appointment, values))

    async def find(self, number: str) -> Appointment | None:
        """Return the appointment with this number, however it was written."""
        async with reading(self._engine) as connection:
            return await _by_number(connection, number)

    async def taken(self, branch: str, day: date) -> Counter[str]:
        """Return how many come at each time of the day."""
        async with reading(self._engine) as connection:
            query = (
                select(appointment.c.time, func.count())
                .where(*_at(branch, day), appointment.c.state.in_(HELD))
                .group_by(appointment.c.time)
            )
            rows = await connection.execute(query)
            return Counter({str(time): int(number) for time, number in rows})

    async def move(self, number: str, slot: Slot) -> Appointment | None:
        """Move an appointment that is not cancelled; None where there is none. Raises SlotFull."""
        async with writing(self._engine) as connection:
            await _claim(connection, slot)
            return await self._set(connection, number, {"day": slot.day, "time": slot.time})

    async def cancel(self, number: str) -> Appointment | None:
        """Cancel an appointment; cancelling it twice is one cancellation."""
        async with writing(self._engine) as connection:
            return await self._set(connection, number, {"state": CANCELLED})

    async def _set(
        self, connection: AsyncConnection, number: str, values: dict[str, Any]
    ) -> Appointment | None:
        proper = normalise(number) or ""
        await connection.execute(
            update(appointment)
            .where(appointment.c.number == proper, appointment.c.state == BOOKED)
            .values(**values, changed_at=self._clock.now())
        )
        return await _by_number(connection, proper)


def _at(branch: str, day: date) -> tuple[Any, ...]:
    return appointment.c.branch == branch, appointment.c.day == day


async def _claim(connection: AsyncConnection, slot: Slot) -> None:
    """Hold the day's bookings until the unit of work ends, and see that there is room."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    held = dialect.insert(case_serial).values(letter=LETTER, day=slot.day, last=0)
    await connection.execute(
        held.on_conflict_do_update(
            index_elements=["letter", "day"], set_={"last": case_serial.c.last}
        )
    )
    query = select(func.count()).where(
        *_at(slot.branch, slot.day),
        appointment.c.time == slot.time,
        appointment.c.state.in_(HELD),
    )
    if (await connection.execute(query)).scalar_one() >= slot.capacity:
        raise SlotFull


async def _by_number(connection: AsyncConnection, number: str) -> Appointment | None:
    query = select(appointment).where(appointment.c.number == (normalise(number) or ""))
    row = (await connection.execute(query)).mappings().first()
    return _appointment(row) if row else None


def _appointment(row: RowMapping) -> Appointment:
    return Appointment(**{name: row[name] for name in Appointment.__dataclass_fields__})
