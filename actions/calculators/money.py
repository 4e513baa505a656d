"""Amounts, rates and limits that all calculators share.

Amounts are yuan, rates percent a year (`Decimal("1.10")` is 1.10 %) as in the catalogue. Results are
rounded half up to the fen (Rules for the Savings Regulations, PBoC 1993); steps between are not.
"""

from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from types import MappingProxyType

FEN = Decimal("0.01")
YUAN = Decimal(1)
HUNDRED = Decimal(100)
MONTHS_A_YEAR = 12
# The day rate is the year rate over 360 (PBoC, Yinfa 2005 No. 129).
DAYS_A_YEAR = 360

# What is outside is a slip or a joke, and is asked again.
LIMITS: Mapping[str, tuple[Decimal, Decimal]] = MappingProxyType(
    {
        "amount": (Decimal("0.01"), Decimal("999999999999.99")),
        "rate": (Decimal(0), Decimal(100)),
        "months": (Decimal(1), Decimal(600)),
        "days": (Decimal(1), Decimal(36600)),
    }
)


class CannotCalculate(ValueError):
    """An input is impossible; `field` says which."""

    def __init__(self, field: str) -> None:
        super().__init__(f"{field} is out of range")
        self.field = field


def check(**inputs: Decimal | int) -> None:
    """Refuse inputs beyond the limits; names are those of LIMITS."""
    for field, value in inputs.items():
        least, most = LIMITS[field]
        number = Decimal(value)
        if not number.is_finite() or not least <= number <= most:
            raise CannotCalculate(field)


def fen(amount: Decimal) -> Decimal:
    """Round to the fen, half up."""
    return amount.quantize(FEN, ROUND_HALF_UP)


def whole_yuan(amount: Decimal) -> Decimal:
    """Return the part that earns interest: jiao and fen of a deposit do not."""
    return amount.quantize(YUAN, ROUND_DOWN)


def fraction(percent: Decimal) -> Decimal:
    """Return a rate as a fraction: 1.10 → 0.0110."""
    return percent / HUNDRED
