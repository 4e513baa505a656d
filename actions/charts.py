"""Results as figures that a face may draw, never calculates with. The answer's text is complete without them."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from actions.calculators.cards import CardInstalments
from actions.calculators.deposits import EarlyWithdrawal, fixed
from actions.calculators.loans import Instalment, Plan
from actions.calculators.money import MONTHS_A_YEAR
from actions.calculators.prepayment import Saving
from actions.calculators.wealth import Estimate

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


def card_plan_card(plan: CardInstalments) -> Mapping[str, Any] | None:
    """Return principal and fee month by month; None for one payment."""
    if len(plan.payments) < 2:
        return None
    rows = [
        {"number": number, "principal": told(payment - fee), "interest": told(fee)}
        for number, (payment, fee) in enumerate(zip(plan.payments, plan.fees_paid, strict=True), 1)
    ]
    return {"kind": "instalments", "per": "month", "cost": "fee", "rows": rows}


def deposit_card(
    principal: Decimal, chosen: int, offered: Iterable[tuple[int, Decimal]]
) -> Mapping[str, Any]:
    """Return what the same money would earn in each term on offer: months and percent a year."""
    rows = [
        {
            "months": months,
            "rate": f"{rate:f}",
            "interest": told(fixed(principal, rate, months).interest),
            "chosen": months == chosen,
        }
        for months, rate in sorted(offered)
    ]
    return {"kind": "deposit", "principal": told(principal), "rows": rows}


def early_card(broken: EarlyWithdrawal) -> Mapping[str, Any]:
    """Return the interest when a deposit is broken, and what it would have earned."""
    now = broken.withdrawn.interest
    return {"kind": "early", "now": told(now), "kept": told(now + broken.forgone)}


def range_card(result: Estimate) -> Mapping[str, Any]:
    """Return both ends of an estimate; a face shows the notice with it."""
    return {"kind": "range", "low": told(result.low), "high": told(result.high)}


def told(amount: Decimal) -> str:
    """Yuan with two places, as a string: a float would not keep it."""
    return f"{amount:.2f}"
