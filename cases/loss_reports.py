"""Reports of lost cards and of payments that the customer did not make: a number at once, and when it was told.

From the moment of the report on the bank bears what is misused (Supreme People's Court, Fashi 2021 No. 10),
so the moment is kept with the number.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import RowMapping
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.clock import Clock
from cases.database import writing
from cases.deadlines import bank_day
from cases.hall_tables import loss_report
from cases.numbering import next_number
from cases.once import by_key, insert_once

LETTER = "L"


class LossKind(StrEnum):
    """What is reported."""

    LOST = "lost"
    FRAUD = "fraud"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What the customer said; `card` is `credit`, `debit` or empty where it was not said."""

    kind: LossKind
    card: str
    conversation: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LossReport:
    """A report with its number and the moment from which it counts."""

    number: str
    kind: LossKind
    card: str
    conversation: str
    made_at: datetime


class LossReports:
    """Takes reports."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    async def file(self, loss: Loss, key: str) -> LossReport:
        """Write the report; the same key again returns the first one."""
        at = self._clock.now()
        async with writing(self._engine) as connection:
            known = await by_key(connection, loss_report, key)
            if known:
                return _report(known)
            told = {name: getattr(loss, name) for name in loss.__dataclass_fields__}
            number = await next_number(connection, LETTER, bank_day(at))
            values = {**told, "number": number, "key": key, "made_at": at}
            return _report(await insert_once(connection, loss_report, values))


def _report(row: RowMapping) -> LossReport:
    fields = {name: row[name] for name in LossReport.__dataclass_fields__}
    return LossReport(**fields | {"kind": LossKind(row["kind"])})
