"""The outbox of letters by e-mail: a row is written with the letter, tried until it is sent, and given up at last.

Addresses stand here as the identifiers of their sealed originals, never in the clear.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from cases.clock import Clock
from cases.database import reading, writing
from cases.tables import case_file
from cases.work_tables import case_letter, letter_delivery

# How long after each attempt the next follows; after the last the letter is given up.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
# Who sends has so long before somebody else tries: longer than any server is waited for.
LEASE = timedelta(minutes=5)
AT_ONCE = 20


class Sending(StrEnum):
    """How far a letter got."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Where a letter goes: the conversation and the identifier under which the address is sealed."""

    conversation: str
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A letter on its way; `error` is a code, `officer` who sent it."""

    id: int
    number: str
    seq: int
    conversation: str
    token: str
    officer: str
    state: Sending
    attempts: int
    error: str
    changed_at: datetime
    subject: str
    body: str


async def queue(
    connection: AsyncConnection, number: str, officer: str, to: Addressee, at: datetime
) -> None:
    """Put the newest letter of a case into the outbox, in the unit of work that keeps it."""
    newest = (
        select(case_letter.c.seq)
        .join(case_file, case_file.c.id == case_letter.c.case_id)
        .where(case_file.c.number == number)
        .order_by(case_letter.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    row = {"number": number, "seq": newest, "officer": officer, "state": Sending.WAITING.value}
    where = {"conversation": to.conversation, "token": to.token, "attempts": 0, "error": ""}
    await connection.execute(
        insert(letter_delivery).values(**row, **where, next_at=at, changed_at=at)
    )


class Outbox:
    """Hands out what is to be sent, and keeps what became of it; each method is one unit of work."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    async def take(self) -> list[Delivery]:
        """Return what is due, which nobody else gets for a while."""
        now, table = self._clock.now(), letter_delivery.c
        due = and_(table.state == Sending.WAITING.value, table.next_at <= now)
        async with writing(self._engine) as connection:
            query = _deliveries().where(due).order_by(table.id).limit(AT_ONCE)
            held = query.with_for_update(skip_locked=True, of=letter_delivery)
            found = [_delivery(row) for row in (await connection.execute(held)).mappings()]
            taken = table.id.in_([one.id for one in found])
            await connection.execute(
                update(letter_delivery).where(taken).values(next_at=now + LEASE)
            )
        return found

    async def sent(self, one: Delivery) -> None:
        """Record that the letter has left."""
        await self._set(one, {"state": Sending.SENT.value, "error": ""})

    async def failed(self, one: Delivery, error: str, *, final: bool) -> None:
        """Record why it did not; it is tried again unless that is pointless or was done often enough."""
        over = final or one.attempts >= len(PAUSES)
        again = {} if over else {"next_at": self._clock.now() + PAUSES[one.attempts]}
        state = Sending.FAILED if over else Sending.WAITING
        await self._set(one, {"state": state.value, "error": error, **again})

    async def of_case(self, number: str) -> Mapping[int, Delivery]:
        """Return what became of the letters of a case, by the letter's number."""
        query = _deliveries().where(letter_delivery.c.number == number)
        async with reading(self._engine) as connection:
            rows = (await connection.execute(query)).mappings()
            return {row["seq"]: _delivery(row) for row in rows}

    async def _set(self, one: Delivery, values: dict[str, Any]) -> None:
        at = {"attempts": one.attempts + 1, "changed_at": self._clock.now()}
        where = letter_delivery.c.id == one.id
        async with writing(self._engine) as connection:
            await connection.execute(update(letter_delivery).where(where).values(**at, **values))


def _deliveries() -> Any:
    letter = and_(
        case_letter.c.case_id == case_file.c.id, case_letter.c.seq == letter_delivery.c.seq
    )
    return (
        select(letter_delivery, case_letter.c.subject, case_letter.c.body)
        .join(case_file, case_file.c.number == letter_delivery.c.number)
        .join(case_letter, letter)
    )


def _delivery(row: Mapping[Any, Any]) -> Delivery:
    values = {name: row[name] for name in Delivery.__dataclass_fields__}
    return Delivery(**values | {"state": Sending(row["state"])})
