"""Quantities by what they mean at a bank: an amount, a rate, a term, or a number that says no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.quantities import Quantity, quantities

MONTHS_A_YEAR = 12
KINDS = {"percent": "rate", "month": "months", "day": "days", "money": "amount", "age": "age"}
# A larger number of years is a calendar year.
LONGEST_YEARS = 100
BETWEEN_PARTS = re.compile(r"\s*(?:[零又,，]|and)?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Measured:
    """``amount`` in yuan and ``rate`` in percent a year as decimal text; ``months`` and ``days`` whole, ``age`` too."""

    kind: str
    value: str | int
    start: int
    end: int


def measured(text: str) -> Iterator[Measured]:
    """Every quantity of the text that is of one of these kinds; 三年零六个月 is one term."""
    last: Measured | None = None
    for one in filter(None, map(_measured, quantities(text))):
        joined = _joined(last, one, text)
        if last and not joined:
            yield last
        last = joined or one
    if last:
        yield last


def _measured(one: Quantity) -> Measured | None:
    kind, value = _meaning(one)
    if kind in ("months", "days"):
        if value != value.to_integral_value() or not 0 < value < LONGEST_YEARS * MONTHS_A_YEAR * 31:
            return None
        return Measured(kind, int(value), one.start, one.end)
    return Measured(kind, f"{value:f}", one.start, one.end) if kind else None


def _meaning(one: Quantity) -> tuple[str, Decimal]:
    if one.unit == "year":
        calendar = one.value >= LONGEST_YEARS
        return ("", one.value) if calendar else ("months", one.value * MONTHS_A_YEAR)
    if one.unit == "basis":
        return "rate", one.value / 100
    if one.unit is None:
        return ("amount" if one.scaled else "number"), one.value
    return KINDS.get(one.unit, ""), one.value


def _joined(last: Measured | None, one: Measured, text: str) -> Measured | None:
    if not last or (last.kind, one.kind) != ("months", "months"):
        return None
    if not BETWEEN_PARTS.fullmatch(text[last.end : one.start]):
        return None
    return replace(last, value=int(last.value) + int(one.value), end=one.end)
