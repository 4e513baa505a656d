"""What a prepayment saves, against figures computed apart and what must hold for any."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from actions.calculators.loans import Loan, Method, plan
from actions.calculators.money import CannotCalculate
from actions.calculators.prepayment import Keep, Prepayment, saving

D = Decimal
MORTGAGE = Loan(D(630000), D("4.9"), 360)


def test_keeping_the_term_against_the_closed_formula() -> None:
    # Computed apart in floating point: balance 577695.56 after 60 months; saves 73633.58.
    found = saving(MORTGAGE, Prepayment(D(100000), 60, Keep.TERM))
    assert abs(found.interest_saved - D("73633.58")) < D(3)
    assert found.next_payment == D("2764.80")
    assert (found.months_left, found.months_before) == (300, 300)


def test_keeping_the_payment_against_the_closed_formula() -> None:
    # Computed apart: 214.87 months at the old payment, so 215 at 3342.29; saves 184480.53.
    found = saving(MORTGAGE, Prepayment(D(100000), 60))
    assert found.months_left == 215
    assert found.next_payment == D("3342.29")
    assert abs(found.interest_saved - D("184480.53")) < D(3)


def test_the_charge_is_taken_off() -> None:
    free = saving(MORTGAGE, Prepayment(D(100000), 60))
    charged = saving(MORTGAGE, Prepayment(D(100000), 60, charge_rate=D(1)))
    assert (charged.charge, charged.saved) == (D("1000.00"), free.saved - 1000)


def test_all_of_an_interest_first_loan_by_hand() -> None:
    loan = Loan(D(100000), D("4.35"), 12, Method.INTEREST_FIRST)
    found = saving(loan, Prepayment(D(100000), 3))
    assert (found.interest_saved, found.months_left) == (D("362.50") * 9, 0)
    assert found.next_payment == 0


def test_half_of_an_interest_first_loan_halves_the_interest() -> None:
    loan = Loan(D(100000), D("4.35"), 12, Method.INTEREST_FIRST)
    assert saving(loan, Prepayment(D(50000), 3)).interest_saved == D("181.25") * 9


def test_equal_principal_ends_sooner_by_the_months_paid() -> None:
    loan = Loan(D(120000), D(6), 120, Method.EQUAL_PRINCIPAL)
    found = saving(loan, Prepayment(D(24000), 20))
    assert (found.months_left, found.months_before) == (76, 100)


@pytest.mark.parametrize(
    ("early", "field"),
    [
        (Prepayment(D(-5), 60), "amount"),
        (Prepayment(D(630000), 60), "amount"),
        (Prepayment(D(1000), 0), "months"),
        (Prepayment(D(1000), 360), "months"),
        (Prepayment(D(1000), 60, charge_rate=D(-1)), "rate"),
    ],
)
def test_an_impossible_prepayment_is_refused_by_name(early: Prepayment, field: str) -> None:
    with pytest.raises(CannotCalculate) as refused:
        saving(MORTGAGE, early)
    assert refused.value.field == field


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1_000_000, 10**9).map(lambda fen: D(fen) / 100),
    st.integers(100, 1500).map(lambda points: D(points) / 100),
    st.integers(6, 240),
    st.sampled_from(Method),
    st.data(),
)
def test_prepaying_saves_and_ending_sooner_saves_more(
    principal: Decimal, rate: Decimal, months: int, method: Method, data: st.DataObject
) -> None:
    loan = Loan(principal, rate, months, method)
    paid = data.draw(st.integers(1, months - 1))
    balance = plan(loan).instalments[paid - 1].balance
    assume(balance > 100)
    amount = data.draw(st.integers(100, int(balance * 100))) / D(100)
    sooner = saving(loan, Prepayment(amount, paid))
    same_term = saving(loan, Prepayment(amount, paid, Keep.TERM))
    # Rounding each month moves half a fen, and its interest.
    slack = months * D("0.01") * (1 + rate / 1200) ** months
    assert sooner.interest_saved >= same_term.interest_saved - slack
    assert same_term.interest_saved >= -slack
    assert sooner.months_left <= sooner.months_before
