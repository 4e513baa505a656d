"""Case numbers to be read aloud: `C20261121-0007-7` is letter, bank day, serial and check digit.

The check digit is Damm's (2004): it notices every wrong digit and every two neighbours swapped.
"""

import re
import unicodedata
from datetime import date

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.tables import case_serial

# Row: the interim digit so far; column: the next digit.
DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
WRITTEN = re.compile(r"([A-Z])-?(\d{8})-?(\d{4,8})-?(\d)")
DASHES = re.compile(r"[\s\u2010-\u2015\u2212_.]+")


def check_digit(digits: str) -> int:
    """Return Damm's digit: the one that brings the interim digit back to 0."""
    interim = 0
    for digit in digits:
        interim = DAMM[interim][int(digit)]
    return interim


def compose(letter: str, day: date, serial: int) -> str:
    """Return the number in the form in which it is shown."""
    body = f"{day:%Y%m%d}{serial:04d}"
    return f"{letter}{day:%Y%m%d}-{serial:04d}-{check_digit(_rank(letter) + body)}"


def normalise(written: str) -> str | None:
    """Return the number as stored, or None; case, width, spaces and dashes do not matter."""
    plain = DASHES.sub("-", unicodedata.normalize("NFKC", written).strip().upper())
    found = WRITTEN.fullmatch(re.sub("-+", "-", plain))
    if not found:
        return None
    letter, day, serial, check = found.groups()
    if check_digit(_rank(letter) + day + serial) != int(check):
        return None
    return f"{letter}{day}-{serial}-{check}"


def _rank(letter: str) -> str:
    # The letter takes part, so that C… and B… of the same day do not share a check digit.
    return f"{ord(letter) - ord('A') + 1:02d}"


async def next_number(connection: AsyncConnection, letter: str, day: date) -> str:
    """Take the next serial of the day; its row stays locked until the unit of work ends."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    taken = (
        dialect.insert(case_serial)
        .values(letter=letter, day=day, last=1)
        .on_conflict_do_update(
            index_elements=["letter", "day"], set_={"last": case_serial.c.last + 1}
        )
        .returning(case_serial.c.last)
    )
    return compose(letter, day, int((await connection.execute(taken)).scalar_one()))
