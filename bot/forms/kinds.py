"""Kinds of field: how a value is read out of a message, and which values are refused, with a code.

``read`` returns a value that JSON keeps exactly, a Refused, or None. Where the field was not asked for,
only what can mean nothing else counts: a bare number is an amount only as an answer, or when it is large.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from bot.forms.told import Told
from bot.reading.days import impossible_day

SURELY_MONEY = 100
INSTALMENTS = re.compile(r"\d\s*期|[一二三四六九十]期|\binstal", re.IGNORECASE)


@dataclass(frozen=True)
class Refused:
    """Why a value cannot be; ``code`` names the phrase utter_problem_<code>.

    ``read`` says whether there was a value at all, rather than other words.
    """

    code: str
    read: bool = True


class Kind(Protocol):
    """What a field asks for."""

    def read(self, told: Told, asked: bool) -> Any:
        """A value, a Refused or None."""
        ...


@dataclass(frozen=True)
class Amount:
    """Yuan as decimal text, from ``least`` to ``most``."""

    least: str = "0.01"
    most: str = "999999999999.99"

    def read(self, told: Told, asked: bool) -> Any:
        values = told.values("amount") or [
            value
            for value in told.values("number")
            if asked or abs(Decimal(value)) >= SURELY_MONEY or value.startswith("-")
        ]
        if len(values) != 1:
            return Refused("several") if values and asked else None
        return _within(values[0], self.least, self.most, "amount")


@dataclass(frozen=True)
class Rate:
    """Percent a year as decimal text."""

    most: str = "36"

    def read(self, told: Told, asked: bool) -> Any:
        values = told.values("rate") or (told.values("number") if asked else [])
        return _within(values[0], "0", self.most, "rate") if len(values) == 1 else None


@dataclass(frozen=True)
class Term:
    """A term as P36M or P90D; a bare number, when asked, counts ``bare`` (M or D)."""

    bare: str = "M"
    only: str = ""  # "D": months are counted as 30 days; "M": days are taken only as an answer

    def read(self, told: Told, asked: bool) -> Any:
        months, days = told.values("months"), told.values("days")
        if len(months) + len(days) > 1:
            return Refused("several") if asked else None
        if months:
            return f"P{months[0] * 30}D" if self.only == "D" else f"P{months[0]}M"
        if days:
            return None if self.only == "M" and not asked else f"P{days[0]}D"
        numbers = told.values("number") if asked else []
        whole = numbers and re.fullmatch(r"[1-9]\d{0,3}", numbers[0])
        return f"P{numbers[0]}{self.bare}" if whole else None


@dataclass(frozen=True)
class Count:
    """A whole number; ``entity`` is another kind of entity that says it too (24期 is a term).

    Unless it was asked for, only what is ``named`` is counted: years by themselves are a term.
    """

    least: int
    most: int
    entity: str = ""
    named: re.Pattern[str] = INSTALMENTS

    def read(self, told: Told, asked: bool) -> Any:
        counted = told.values(self.entity) if asked or self.named.search(told.text) else []
        values = counted or (told.values("number") if asked else [])
        if len(values) != 1 or not re.fullmatch(r"-?\d{1,6}", str(values[0])):
            return None
        return int(values[0]) if self.least <= int(values[0]) <= self.most else Refused("count")


@dataclass(frozen=True)
class Choice:
    """One of several, told by its words; the first pattern that fits counts."""

    options: tuple[tuple[str, re.Pattern[str]], ...]
    products: dict[str, str] = field(default_factory=dict)

    def read(self, told: Told, asked: bool) -> Any:
        named = [value for value, words in self.options if words.search(told.text)]
        known = [self.products[one] for one in told.values("product") if one in self.products]
        return next(iter((*named, *known)), None)


@dataclass(frozen=True)
class Named:
    """An entity taken as it is, such as a branch; the first of ``kinds`` counts."""

    kinds: tuple[str, ...]
    prefixes: dict[str, str] = field(default_factory=dict)
    only: str = ""  # what the value must begin with

    def read(self, told: Told, asked: bool) -> Any:
        for kind in self.kinds:
            for value in told.values(kind):
                if str(value).startswith(self.only):
                    return self.prefixes.get(kind, "") + str(value)
        return None


@dataclass(frozen=True)
class Day:
    """A day from today on, as 2026-12-01."""

    def read(self, told: Told, asked: bool) -> Any:
        values = told.values("date")
        if not values:
            return Refused("no_such_day") if impossible_day(told.text, told.today) else None
        return values[0] if date.fromisoformat(values[0]) >= told.today else Refused("past_day")


@dataclass(frozen=True)
class Story:
    """Free words; ``value`` finds one in any sentence, else only an answer counts."""

    value: re.Pattern[str] | None = None
    may_be_nothing: bool = False

    def read(self, told: Told, asked: bool) -> Any:
        if asked:
            return told.text.strip() if told.has_words else None
        match = self.value.search(told.text) if self.value else None
        return match[0].strip() if match else None


def _within(value: str, least: str, most: str, code: str) -> str | Refused:
    number = Decimal(value)
    if number < Decimal(least):
        return Refused(f"{code}_low")
    return value if number <= Decimal(most) else Refused(f"{code}_high")
