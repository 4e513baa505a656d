"""What a wealth product might bring: always a range, never a promise, always with the risk notice."""

from dataclasses import dataclass
from decimal import Decimal

from actions.calculators.explained import AMOUNT, TERM, Explanation, Input, Text, days, yuan
from actions.calculators.money import HUNDRED, CannotCalculate, check, fen, fraction

# Benchmarks of wealth products are stated for 365 days.
DAYS_A_YEAR = 365
# The entry of catalog/notices.yml that goes with every estimate.
NOTICE = "wealth_risk"

FORMULA = Text(
    f"试算区间 = 金额 × 业绩比较基准 × 天数 ÷ {DAYS_A_YEAR}；基准不是承诺，实际可能更低，也可能亏损本金",
    f"range = amount × benchmark × days ÷ {DAYS_A_YEAR}; the benchmark is not a promise: the outcome "
    "may be lower, and the principal may be lost in part",
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The low and the high end in yuan; `notice` must be shown with them."""

    low: Decimal
    high: Decimal
    notice: str
    explanation: Explanation


def estimate(amount: Decimal, low: Decimal, high: Decimal, held: int) -> Estimate:
    """Return the range for a benchmark from `low` to `high` percent a year, held for days.

    The low end may be negative, not below losing everything.
    """
    check(amount=amount, rate=max(high, Decimal(0)), days=held)
    if not low.is_finite() or not -HUNDRED <= low <= high:
        raise CannotCalculate("rate")
    inputs = (
        Input(AMOUNT, yuan(amount)),
        Input(Text("业绩比较基准", "Benchmark"), Text(f"{low}%–{high}%", f"{low}%–{high}%")),
        Input(TERM, days(held)),
    )
    ends = [fen(amount * fraction(rate) * held / DAYS_A_YEAR) for rate in (low, high)]
    return Estimate(max(ends[0], -amount), ends[1], NOTICE, Explanation(FORMULA, inputs))
