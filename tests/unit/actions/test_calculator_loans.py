"""Loan instalments against published examples, and what must hold for any loan."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.calculators.loans import FORMULAS, Loan, Method, equal_payment, plan
from actions.calculators.money import CannotCalculate

D = Decimal
FEN = D("0.01")
loans = st.builds(
    Loan,
    st.integers(10_000, 10**11).map(lambda fen: D(fen) / 100),
    st.integers(0, 2400).map(lambda points: D(points) / 100),
    st.integers(1, 360),
    st.sampled_from(Method),
)


@pytest.mark.parametrize(
    ("principal", "months", "payment", "interest"),
    [
        # Reprinted with the base rate of 4.90 % for loans beyond five years (2015 to 2019).
        ("630000", 360, "3343.58", "573688.2"),
        ("1000000", 240, "6544.44", "570665.6"),
        ("300000", 360, "1592.18", "273184.86"),
        ("700000", 360, "3715.09", "637431.34"),
    ],
)
def test_published_examples_of_equal_instalments(
    principal: str, months: int, payment: str, interest: str
) -> None:
    found = plan(Loan(D(principal), D("4.9"), months))
    assert found.first == D(payment)
    # The published totals leave the fen unrounded; ours are what is really charged.
    assert abs(found.interest - D(interest)) < D(2)


@pytest.mark.parametrize(
    ("principal", "first", "less", "interest"),
    [
        ("630000", "4322.50", "7.15", "464336.25"),
        ("700000", "4802.78", "7.94", "515929.17"),
    ],
)
def test_published_examples_of_equal_principal(
    principal: str, first: str, less: str, interest: str
) -> None:
    found = plan(Loan(D(principal), D("4.9"), 360, Method.EQUAL_PRINCIPAL))
    payments = [one.payment for one in found.instalments]
    # Principal and interest are booked apart and each rounded: a fen from the rounded sum at most.
    assert abs(payments[0] - D(first)) <= FEN
    assert abs(payments[0] - payments[1] - D(less)) <= FEN
    assert abs(found.interest - D(interest)) < D(2)


def test_interest_first_pays_the_principal_at_the_end() -> None:
    found = plan(Loan(D(100000), D("4.35"), 12, Method.INTEREST_FIRST))
    assert [one.payment for one in found.instalments] == [D("362.50")] * 11 + [D("100362.50")]
    assert found.interest == D("4350.00")


def test_an_instalment_of_a_short_loan_by_hand() -> None:
    # 10000 at 12 % for 3 months: 3400.22 each; interest 100.00, 67.00, 33.67.
    found = plan(Loan(D(10000), D(12), 3))
    assert [one.interest for one in found.instalments] == [D("100.00"), D("67.00"), D("33.67")]
    assert [one.balance for one in found.instalments] == [D("6699.78"), D("3366.56"), D(0)]


def test_a_loan_without_interest_is_paid_in_equal_parts() -> None:
    assert equal_payment(D(1000), D(0), 3) == D("333.33")
    assert plan(Loan(D(1000), D(0), 3)).last == D("333.34")


@settings(max_examples=60)
@given(loans)
def test_the_parts_add_up_to_the_loan_and_nothing_is_owed_at_the_end(loan: Loan) -> None:
    found = plan(loan)
    assert sum(one.principal for one in found.instalments) == loan.principal
    assert found.instalments[-1].balance == 0
    assert found.total == loan.principal + found.interest
    assert len(found.instalments) == loan.months
    assert all(one.principal >= 0 and one.interest >= 0 for one in found.instalments)
    assert all(one.payment == one.payment.quantize(FEN) for one in found.instalments)


@settings(max_examples=60)
@given(loans)
def test_the_sooner_principal_is_paid_the_less_interest(loan: Loan) -> None:
    costs = [
        plan(Loan(loan.principal, loan.rate, loan.months, method)).interest
        for method in (Method.EQUAL_PRINCIPAL, Method.EQUAL_INSTALMENT, Method.INTEREST_FIRST)
    ]
    # Rounding moves at most half a fen a month, and its interest.
    slack = loan.months * FEN * (1 + loan.rate / 1200) ** loan.months
    assert costs[0] <= costs[1] + slack
    assert costs[1] <= costs[2] + slack


@settings(max_examples=60)
@given(loans)
def test_an_instalment_is_worth_the_loan(loan: Loan) -> None:
    # Independent of the closed formula: the worth of all payments now is the loan.
    if loan.method is not Method.EQUAL_INSTALMENT:
        return
    payment, worth = equal_payment(loan.principal, loan.month_rate, loan.months), D(0)
    for _ in range(loan.months):
        worth = (worth + payment) / (1 + loan.month_rate)
    assert abs(worth - loan.principal) <= loan.months * FEN / 2


def test_each_method_tells_its_formula_and_inputs_in_both_languages() -> None:
    for method in Method:
        told = plan(Loan(D(100000), D("3.85"), 240, method)).explanation
        assert told.formula == FORMULAS[method]
        assert [one.name.zh for one in told.inputs] == ["本金", "年利率", "期限"]
        assert [one.value.en for one in told.inputs] == ["CNY 100,000.00", "3.85%", "240 months"]


@pytest.mark.parametrize(
    "loan", [Loan(D(-5), D(4), 12), Loan(D(100), D(4), 0), Loan(D(10) ** 15, D(4), 12)]
)
def test_an_impossible_loan_is_refused(loan: Loan) -> None:
    with pytest.raises(CannotCalculate):
        plan(loan)
