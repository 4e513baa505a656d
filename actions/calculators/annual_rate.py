"""The true annual rate of a credit: the internal rate of return of what is received and paid.

PBoC Notice 2021 No. 3 wants every lender to show it; whether it is compounded must be said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from actions.calculators.money import HUNDRED, MONTHS_A_YEAR, CannotCalculate

HIGHEST = Decimal(10)
STEPS = 60


@dataclass(frozen=True, slots=True)
class AnnualRate:
    """Percent a year to two places: the month rate times 12, and the same compounded."""

    simple: Decimal
    compound: Decimal


def internal_rate(received: Decimal, payments: Sequence[Decimal]) -> Decimal:
    """Return the rate of a period, as a fraction, at which the payments are worth what was received.

    Found by halving: the worth of later payments only falls as the rate rises.
    """
    if sum(payments) < received or received <= 0:
        raise CannotCalculate("amount")
    low, high = Decimal(0), HIGHEST
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if worth(payments, middle) > received else (low, middle)
    return low


def worth(payments: Sequence[Decimal], rate: Decimal) -> Decimal:
    """Return what payments at the end of each period are worth now."""
    value = Decimal(0)
    for payment in reversed(payments):
        value = (value + payment) / (1 + rate)
    return value


def annual_rate(received: Decimal, payments: Sequence[Decimal]) -> AnnualRate:
    """Return the rate of a year from monthly payments."""
    month = internal_rate(received, payments)
    places = Decimal("0.01")
    return AnnualRate(
        simple=(month * MONTHS_A_YEAR * HUNDRED).quantize(places),
        compound=(((1 + month) ** MONTHS_A_YEAR - 1) * HUNDRED).quantize(places),
    )
