"""What a face may draw of a loan: every figure is the calculators' own, and adds up to what was said."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from actions.calculators.cards import instalments
from actions.calculators.deposits import FixedDeposit, withdraw_early
from actions.calculators.loans import Loan, Method, plan
from actions.calculators.prepayment import Keep, Prepayment, saving
from actions.calculators.wealth import estimate
from actions.charts import (
    card_plan_card,
    deposit_card,
    early_card,
    instalments_card,
    prepayment_card,
    range_card,
)

D = Decimal
MORTGAGE = Loan(D(630000), D("4.9"), 360)


def added(card: Mapping[str, Any], name: str) -> Decimal:
    """Return the sum of a column."""
    return sum((D(row[name]) for row in card["rows"]), D(0))


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize(
    ("months", "per", "rows"),
    [(2, "month", 2), (24, "month", 24), (25, "year", 3), (360, "year", 30), (600, "year", 50)],
)
def test_the_rows_add_up_to_the_plan(method: Method, months: int, per: str, rows: int) -> None:
    made = plan(Loan(D(630000), D("4.9"), months, method))
    card = instalments_card(made)
    assert card is not None
    assert (card["per"], len(card["rows"])) == (per, rows)
    assert [row["number"] for row in card["rows"]] == list(range(1, rows + 1))
    assert (added(card, "principal"), added(card, "interest")) == (D(630000), made.interest)


def test_one_payment_is_not_drawn() -> None:
    assert instalments_card(plan(Loan(D(1000), D(6), 1))) is None


def test_a_month_of_an_interest_first_loan_by_hand() -> None:
    card = instalments_card(plan(Loan(D(100000), D("4.35"), 12, Method.INTEREST_FIRST)))
    assert card is not None
    assert card["rows"][0] == {"number": 1, "principal": "0.00", "interest": "362.50"}
    assert card["rows"][-1] == {"number": 12, "principal": "100000.00", "interest": "362.50"}


def test_before_and_after_a_prepayment_differ_by_what_is_saved() -> None:
    found = saving(MORTGAGE, Prepayment(D(100000), 60, Keep.TERM))
    card = prepayment_card(found)
    before, after = card["before"], card["after"]
    assert D(before["interest"]) - D(after["interest"]) == found.interest_saved
    assert (before["payment"], after["payment"]) == ("3343.58", "2764.80")
    assert (before["months"], after["months"]) == (300, 300)


def test_of_a_loan_paid_back_whole_nothing_is_left() -> None:
    loan = Loan(D(100000), D("4.35"), 12, Method.INTEREST_FIRST)
    card = prepayment_card(saving(loan, Prepayment(D(100000), 3)))
    assert card["before"] == {"interest": "3262.50", "months": 9, "payment": "362.50"}
    assert card["after"] == {"interest": "0.00", "months": 0, "payment": "0.00"}


@pytest.mark.parametrize("at_once", [False, True])
def test_the_rows_of_a_card_plan_add_up_to_the_bill_and_its_fees(at_once: bool) -> None:
    made = instalments(D(10000), 12, D("0.62"), fee_at_once=at_once)
    card = card_plan_card(made)
    assert card is not None
    assert (card["cost"], len(card["rows"])) == ("fee", 12)
    assert (added(card, "principal"), added(card, "interest")) == (D(10000), made.fees)


def test_a_card_plan_of_one_payment_is_not_drawn() -> None:
    assert card_plan_card(instalments(D(1000), 1, D("0.62"))) is None


def test_the_same_money_in_each_term_shortest_first() -> None:
    card = deposit_card(D(100000), 36, [(36, D("1.50")), (12, D("1.10"))])
    assert card["rows"] == [
        {"months": 12, "rate": "1.10", "interest": "1100.00", "chosen": False},
        {"months": 36, "rate": "1.50", "interest": "4500.00", "chosen": True},
    ]


def test_a_broken_deposit_beside_what_it_would_have_earned() -> None:
    agreed = FixedDeposit(D(50000), D("1.50"), 36)
    card = early_card(withdraw_early(agreed, D(50000), 180, D("0.05")))
    assert card == {"kind": "early", "now": "12.50", "kept": "2250.00"}


def test_a_range_has_both_its_ends() -> None:
    card = range_card(estimate(D(200000), D("1.70"), D("2.20"), 30))
    assert card == {"kind": "range", "low": "279.45", "high": "361.64"}
