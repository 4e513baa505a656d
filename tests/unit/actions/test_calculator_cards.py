"""Card instalments and the annual rate behind them, against published and independent figures."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.calculators.annual_rate import annual_rate, internal_rate, worth
from actions.calculators.cards import instalments
from actions.calculators.money import CannotCalculate

D = Decimal
amounts = st.integers(10_000, 10**9).map(lambda fen: D(fen) / 100)


def test_the_published_example_of_regulation_z() -> None:
    # US Regulation Z, appendix J (c)(1): 5,000 advanced, 24 payments of 230, rate 9.69 % a year.
    assert annual_rate(D(5000), [D(230)] * 24).simple == D("9.69")


def test_the_published_example_of_numpy_financial() -> None:
    # numpy-financial documents irr([-250000, 100000, 150000, 200000, 250000, 300000]).
    payments = [D(100000), D(150000), D(200000), D(250000), D(300000)]
    assert abs(internal_rate(D(250000), payments) - D("0.5672303344358536")) < D("1e-14")


@pytest.mark.parametrize(
    ("fee", "number", "at_once", "simple", "compound"),
    [
        # Computed apart from this code with scipy.optimize.brentq.
        ("0.6", 12, False, "13.03", "13.84"),
        ("0.72", 3, False, "12.91", "13.71"),
        ("0.65", 24, False, "14.33", "15.30"),
        ("0.6", 12, True, "13.86", "14.77"),
    ],
)
def test_the_annual_rate_of_usual_fees(
    fee: str, number: int, at_once: bool, simple: str, compound: str
) -> None:
    found = instalments(D(12000), number, D(fee), fee_at_once=at_once).rate
    assert abs(found.simple - D(simple)) <= D("0.01")
    assert abs(found.compound - D(compound)) <= D("0.01")


def test_each_payment_is_a_part_and_a_fee() -> None:
    # Reprinted example: 10000 in 12 parts at 0.6 % a month costs 720 in fees.
    found = instalments(D(10000), 12, D("0.6"))
    assert found.payments == (*[D("893.33")] * 11, D("893.37"))
    assert (found.fees, found.total) == (D("720.00"), D("10720.00"))


def test_without_fees_the_rate_is_nothing() -> None:
    found = instalments(D(12000), 12, D(0))
    assert (found.rate.simple, found.rate.compound, found.total) == (0, 0, 12000)


@settings(max_examples=60)
@given(amounts, st.integers(1, 60), st.integers(0, 200), st.booleans())
def test_all_is_paid_back_and_the_rate_makes_it_worth_the_amount(
    amount: Decimal, number: int, points: int, at_once: bool
) -> None:
    found = instalments(amount, number, D(points) / 100, fee_at_once=at_once)
    assert found.total == amount + found.fees
    assert all(payment >= 0 for payment in found.payments)
    month = internal_rate(amount, found.payments)
    assert abs(worth(found.payments, month) - amount) < D("0.0001")
    # What looks like 12 × the fee is nearly twice that, because the amount is owed ever less.
    assert found.rate.compound >= found.rate.simple


def test_who_pays_back_less_than_was_lent_has_no_rate() -> None:
    with pytest.raises(CannotCalculate):
        internal_rate(D(100), [D(50)])


@pytest.mark.parametrize(("amount", "number", "fee"), [(-5, 12, 1), (100, 0, 1), (100, 12, -1)])
def test_impossible_instalments_are_refused(amount: int, number: int, fee: int) -> None:
    with pytest.raises(CannotCalculate):
        instalments(D(amount), number, D(fee))


def test_formula_and_inputs_are_told_in_both_languages() -> None:
    told = instalments(D(12000), 12, D("0.6")).explanation
    assert "IRR" in told.formula.zh
    assert "IRR" in told.formula.en
    assert [one.value.zh for one in told.inputs] == ["12,000.00元", "12个月", "0.60%"]
