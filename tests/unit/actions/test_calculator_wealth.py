"""A wealth estimate is a range with its notice, and promises nothing."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.calculators.money import CannotCalculate
from actions.calculators.wealth import NOTICE, estimate
from actions.catalog import Catalog

D = Decimal


def test_the_range_by_hand() -> None:
    # 100000 × 2.5 % × 182 ÷ 365 = 1246.575…; × 3.1 % = 1545.753…
    found = estimate(D(100000), D("2.5"), D("3.1"), 182)
    assert (found.low, found.high) == (D("1246.58"), D("1545.75"))


def test_the_low_end_may_be_a_loss_but_not_more_than_all() -> None:
    assert estimate(D(10000), D(-8), D(12), 365).low == D("-800.00")
    assert estimate(D(10000), D(-100), D(12), 3650).low == D(-10000)


def test_every_estimate_carries_the_risk_notice_and_says_that_it_is_no_promise() -> None:
    found = estimate(D(10000), D(2), D(3), 90)
    catalog = Catalog(Path(__file__).parents[3] / "data" / "catalog")
    assert found.notice == NOTICE
    assert set(catalog.entry(f"notices.{NOTICE}")) == {"zh", "en"}
    assert "不是承诺" in found.explanation.formula.zh
    assert "not a promise" in found.explanation.formula.en
    assert found.explanation.inputs[1].value.zh == "2%–3%"


@pytest.mark.parametrize(
    ("amount", "low", "high", "held"),
    [(-5, 2, 3, 90), (100, 3, 2, 90), (100, -101, 2, 90), (100, 2, 101, 90), (100, 2, 3, 0)],
)
def test_impossible_inputs_are_refused(amount: int, low: int, high: int, held: int) -> None:
    with pytest.raises(CannotCalculate):
        estimate(D(amount), D(low), D(high), held)


@given(
    st.integers(1, 10**11).map(lambda fen: D(fen) / 100),
    st.integers(-500, 500),
    st.integers(0, 500),
    st.integers(1, 3650),
)
def test_low_is_never_above_high(amount: Decimal, low: int, spread: int, held: int) -> None:
    found = estimate(amount, D(low) / 100, D(low + spread) / 100, held)
    assert found.low <= found.high
    assert found.low >= -amount
