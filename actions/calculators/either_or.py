"""Interest on an either-or deposit (定活两便): no term is agreed, the time for which it stayed decides the rate.

PBoC, rules on carrying out the Savings Regulations (Yinfa 1993 No. 7): under three months the current rate; from
then on, for all of the time, a share of the fixed rate of the longest term that was reached, of one year at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from actions.calculators.deposits import DepositInterest, early
from actions.calculators.explained import Explanation, Input, Text, percent
from actions.calculators.money import HUNDRED, CannotCalculate, fraction


@dataclass(frozen=True, slots=True)
class Tier:
    """From how many days on which rate counts (percent a year), what share of it, and the term's name in zh and en."""

    begins: int
    rate: Decimal
    share: Decimal = HUNDRED
    zh: str = ""
    en: str = ""


def either_or(principal: Decimal, tiers: Sequence[Tier], held: int) -> DepositInterest:
    """Return the interest after `held` days; raises CannotCalculate."""
    reached = [tier for tier in tiers if tier.begins <= held]
    if not reached:
        raise CannotCalculate("days")
    tier = max(reached, key=lambda one: one.begins)
    earned = early(principal, tier.rate * fraction(tier.share), held)
    told = earned.explanation
    return replace(earned, explanation=Explanation(told.formula, (*told.inputs, *_whence(tier))))


def _whence(tier: Tier) -> tuple[Input, ...]:
    """Say of which fixed rate the rate is a share."""
    if not tier.zh:
        return ()
    of = f"{percent(tier.rate).zh} × {tier.share}%"
    return (
        Input(
            Text("利率依据", "Rate from"),
            Text(f"{tier.zh}定期 {of}", f"fixed, {tier.en.lower()}, {of}"),
        ),
    )
