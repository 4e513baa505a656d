"""Results as figures that a face may draw, never calculates with. The answer's text is complete without them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from actions.calculators.loans import Instalment, Plan
from actions.calculators.money import MONTHS_A_YEAR
from actions.calculators.prepayment import Saving

# Up to so many months one bar a month can still be told from the next on a phone.
MOST_MONTHS = 24


def instalments_card(plan: Plan) -> Mapping[str, Any] | None:
    """Return principal and interest month by month, year by year of a longer loan; None for one payment."""
    paid = plan.instalments
    if len(paid) < 2:
        return None
    per, size = ("month", 1) if len(paid) <= MOST_MONTHS else ("year", MONTHS_A_YEAR)
    spans = [paid[start : start + size] for start in range(0, len(paid), size)]
    rows = [_row(number, span) for number, span in enumerate(spans, start=1)]
    return {"kind": "instalments", "per": per, "rows": rows}


def _row(number: int, span: tuple[Instalment, ...]) -> Mapping[str, Any]:
    principal = sum((one.principal for one in span), Decimal(0))
    interest = sum((one.interest for one in span), Decimal(0))
    return {"number": number, "principal": told(principal), "interest": told(interest)}


def prepayment_card(saving: Saving) -> Mapping[str, Any]:
    """Return what is still due without and with the prepayment."""
    return {
        "kind": "prepayment",
        "before": _due(saving.interest_before, saving.months_before, saving.payment_before),
        "after": _due(saving.interest_after, saving.months_left, saving.next_payment),
    }


def _due(interest: Decimal, months: int, payment: Decimal) -> Mapping[str, Any]:
    return {"interest": told(interest), "months": months, "payment": told(payment)}


def told(amount: Decimal) -> str:
    """Yuan with two places, as a string: a float would not keep it."""
    return f"{amount:.2f}"
