"""How a result came about, for the customer: the formula with its numbers, and the inputs."""

from dataclasses import dataclass
from decimal import Decimal

from actions.calculators.money import MONTHS_A_YEAR


@dataclass(frozen=True, slots=True)
class Text:
    """The same in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Input:
    """One input with its name and its value as it is shown."""

    name: Text
    value: Text


@dataclass(frozen=True, slots=True)
class Explanation:
    """Formula and inputs; a computed figure is never shown without them."""

    formula: Text
    inputs: tuple[Input, ...]


AMOUNT = Text("金额", "Amount")
PRINCIPAL = Text("本金", "Principal")
RATE = Text("年利率", "Annual rate")
TERM = Text("期限", "Term")


def yuan(amount: Decimal) -> Text:
    """Show an amount of money."""
    return Text(f"{amount:,.2f}元", f"CNY {amount:,.2f}")


def percent(rate: Decimal) -> Text:
    """Show a rate as it was given, with at least two places."""
    shown = f"{rate:.2f}" if rate == rate.quantize(Decimal("0.01")) else f"{rate.normalize():f}"
    return Text(f"{shown}%", f"{shown}%")


def months(number: int) -> Text:
    """Show a number of months."""
    return Text(f"{number}个月", f"{number} month{'s' if number != 1 else ''}")


def term(number: int) -> Text:
    """Show so many months as a length: in years where they are whole ones."""
    years, rest = divmod(number, MONTHS_A_YEAR)
    return (
        months(number) if rest else Text(f"{years}年", f"{years} year{'s' if years != 1 else ''}")
    )


def days(number: int) -> Text:
    """Show a number of days."""
    return Text(f"{number}天", f"{number} day{'s' if number != 1 else ''}")
