"""Looking up a number by its second factor: the last four digits of the telephone left with it, or the e-mail address.

A wrong pair, a number of nobody and a number of somebody else are told apart nowhere; after a few wrong
pairs a conversation gets no answer for a while, so that nobody tries all ten thousand.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.clock import Clock
from cases.database import reading, writing
from cases.errors import CaseError
from cases.hall_tables import lookup_attempt
from cases.kinds import Kind
from cases.numbering import normalise
from cases.tables import case_file

ATTEMPTS = 5
WITHIN = timedelta(hours=1)
# A token's hint ends in the last four digits: ⟦phone:9f3a:138****1234⟧.
PHONE_HINT = re.compile(r"⟦phone:[^⟦⟧]*?(\d{4})⟧")
# An address is known by the mark at the end of its identifier (handoff.storage.vault), behind sixteen random digits.
EMAIL_MARK = re.compile(r"⟦email:[0-9a-f]{16}([0-9a-f]{6}):[^⟦⟧]*⟧")


class NoSuchPair(CaseError):
    """No such number with such a second factor; which of the two is wrong is not told."""

    code = "no_such_pair"


class TooManyLookups(CaseError):
    """Too many wrong pairs in this conversation; later, or a person."""

    code = "too_many_lookups"


def fits(contact: str, factor: str) -> bool:
    """Return whether a telephone among the contact's tokens ends in these digits, or an address is the one typed."""
    marks = EMAIL_MARK.findall(factor)
    if marks:
        return set(marks) <= set(EMAIL_MARK.findall(contact))
    return len(factor) == 4 and factor in PHONE_HINT.findall(contact)


@dataclass(frozen=True, slots=True)
class Left:
    """What was left with a number: tokens of a contact, and the conversation in which it was given out."""

    contact: str
    conversation: str


class Lookups:
    """Counts wrong pairs of a conversation."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    async def allowed(self, conversation: str) -> None:
        """Raise TooManyLookups after five wrong pairs within an hour."""
        since = self._clock.now() - WITHIN
        query = select(func.count()).where(
            lookup_attempt.c.conversation == conversation, lookup_attempt.c.at > since
        )
        async with reading(self._engine) as connection:
            if (await connection.execute(query)).scalar_one() >= ATTEMPTS:
                raise TooManyLookups

    async def left_with(self, number: str, kind: Kind) -> Left | None:
        """Return what was left with a case of this kind, by one query whether there is such a case or not.

        Everything else of a case is read after the factor fitted: how long a refusal takes tells nothing.
        """
        query = select(case_file.c.contact, case_file.c.conversation).where(
            case_file.c.number == (normalise(number) or ""), case_file.c.kind == kind
        )
        async with reading(self._engine) as connection:
            row = (await connection.execute(query)).one_or_none()
        return Left(row.contact, row.conversation) if row else None

    async def failed(self, conversation: str) -> None:
        """Count a wrong pair."""
        row = {"conversation": conversation, "at": self._clock.now()}
        async with writing(self._engine) as connection:
            await connection.execute(insert(lookup_attempt).values(**row))
