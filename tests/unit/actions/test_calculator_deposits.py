"""Deposit interest against published examples and against its own rules."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.calculators.deposits import (
    FixedDeposit,
    current,
    early,
    fixed,
    maturity,
    notice,
    overdue,
    withdraw_early,
)
from actions.calculators.either_or import Tier, either_or
from actions.calculators.money import CannotCalculate

D = Decimal
TIERS = (
    Tier(0, D("0.05")),
    Tier(90, D("0.80"), D(60), "三个月", "Three months"),
    Tier(181, D("1.00"), D(60), "六个月", "Six months"),
    Tier(365, D("1.10"), D(60), "一年", "One year"),
)
amounts = st.integers(100, 10**10).map(lambda fen: D(fen) / 100)
rates = st.integers(1, 1000).map(lambda points: D(points) / 100)


@pytest.mark.parametrize(
    ("principal", "rate", "months", "interest"),
    [
        # Bank of Beijing's one-year example, as widely reprinted.
        ("10000", "2.03", 12, "203.00"),
        # The six-month example that banks print beside the formula of Yinfa 2005 No. 129.
        ("10000", "2.43", 6, "121.50"),
        ("100000", "3.5", 36, "10500.00"),
    ],
)
def test_published_examples_of_fixed_deposits(
    principal: str, rate: str, months: int, interest: str
) -> None:
    assert fixed(D(principal), D(rate), months).interest == D(interest)


def test_published_examples_by_days() -> None:
    # 10000 × 183 × 2.43% ÷ 360, the other formula of the same example.
    assert early(D(10000), D("2.43"), 183).interest == D("123.53")
    # 50000 × 180 × 1.3% ÷ 360, a reprinted example of half a year.
    assert early(D(50000), D("1.3"), 180).interest == D("325.00")


def test_odd_days_beyond_the_months_count_as_days() -> None:
    assert fixed(D(10000), D("2.43"), 6, odd_days=10).interest == D("128.25")


def test_jiao_and_fen_earn_nothing() -> None:
    assert fixed(D("10000.99"), D("2.03"), 12).interest == D("203.00")
    assert fixed(D("0.99"), D("2.03"), 12).interest == 0


def test_half_a_fen_is_rounded_up() -> None:
    # 180 × 1% ÷ 360 = 0.005
    assert early(D(180), D(1), 1).interest == D("0.01")
    assert early(D(179), D(1), 1).interest == D("0.00")


def test_notice_deposits_need_the_notice() -> None:
    assert notice(D(500000), D("1.35"), 7, ahead=7).interest == D("131.25")
    with pytest.raises(CannotCalculate):
        notice(D(500000), D("1.35"), 6, ahead=7)
    with pytest.raises(CannotCalculate):
        notice(D(500000), D("1.35"), 6, ahead=3)


def test_a_current_account_is_credited_on_the_21st_and_earns_on_that() -> None:
    # By hand: 20 Mar is the 79th day of the year; 1 Jan to 21 Mar are 79 days: 658.33.
    first = current(D(1_000_000), D("0.3"), date(2026, 1, 1), date(2026, 3, 21)).interest
    assert first == D("658.33")
    # 92 days to 21 Jun on 1,000,658: 767.17 (rounded from 767.1711).
    both = current(D(1_000_000), D("0.3"), date(2026, 1, 1), date(2026, 6, 21)).interest
    assert both == D("658.33") + D("767.17")


def test_withdrawing_early_costs_what_the_withdrawn_part_would_have_earned() -> None:
    deposit = FixedDeposit(D(100000), D("1.5"), 36)
    gone = withdraw_early(deposit, D(40000), 400, D("0.05"))
    assert gone.withdrawn.interest == D("22.22")
    assert gone.kept is not None
    assert gone.kept.interest == D("2700.00")
    assert gone.forgone == D("4500.00") - D("2700.00") - D("22.22")


def test_all_may_be_withdrawn_but_not_more() -> None:
    deposit = FixedDeposit(D(100000), D("1.5"), 36)
    assert withdraw_early(deposit, D(100000), 1, D("0.05")).kept is None
    with pytest.raises(CannotCalculate):
        withdraw_early(deposit, D("100000.01"), 1, D("0.05"))


def test_a_deposit_left_after_it_fell_due_earns_the_current_rate() -> None:
    late = overdue(FixedDeposit(D(10000), D("2.43"), 6), 30, D("0.72"))
    assert late.interest == D("121.50") + D("6.00")


@pytest.mark.parametrize(
    ("begin", "months", "end"),
    [
        (date(2026, 11, 21), 12, date(2027, 11, 21)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_a_term_ends_on_the_same_day_or_the_last_of_the_month(
    begin: date, months: int, end: date
) -> None:
    assert maturity(begin, months) == end


@given(amounts, rates, st.integers(1, 120))
def test_more_and_longer_earn_no_less(principal: Decimal, rate: Decimal, months: int) -> None:
    here = fixed(principal, rate, months)
    assert here.total == principal + here.interest
    assert fixed(principal + 1, rate, months).interest >= here.interest
    assert fixed(principal, rate, months + 1).interest >= here.interest


@given(amounts, rates, st.integers(1, 700))
def test_compounding_each_quarter_earns_no_less_than_once(
    principal: Decimal, rate: Decimal, held: int
) -> None:
    begin = date(2026, 1, 5)
    compounded = current(principal, rate, begin, date.fromordinal(begin.toordinal() + held))
    quarters = held // 90 + 2
    # Each crediting rounds once.
    assert compounded.interest >= early(principal, rate, held).interest - quarters * D("0.01")


@pytest.mark.parametrize(
    ("principal", "rate", "months", "field"),
    [
        (D(-5), D(1), 12, "amount"),
        (D(0), D(1), 12, "amount"),
        (D(10) ** 15, D(1), 12, "amount"),
        (D("NaN"), D(1), 12, "amount"),
        (D(100), D(-1), 12, "rate"),
        (D(100), D(101), 12, "rate"),
        (D(100), D(1), 0, "months"),
        (D(100), D(1), 601, "months"),
    ],
)
def test_impossible_inputs_are_refused_by_name(
    principal: Decimal, rate: Decimal, months: int, field: str
) -> None:
    with pytest.raises(CannotCalculate) as refused:
        fixed(principal, rate, months)
    assert refused.value.field == field


def test_the_formula_and_the_inputs_are_told_in_both_languages() -> None:
    told = fixed(D(10000), D("1.1"), 12, odd_days=1).explanation
    assert told.formula.zh == "利息 = 本金 × 年利率 × 月数 ÷ 12 + 本金 × 年利率 × 零头天数 ÷ 360"
    assert told.formula.en.startswith("interest = principal × annual rate × months ÷ 12")
    assert [one.value.zh for one in told.inputs] == ["10,000.00元", "1.10%", "12个月1天"]
    assert [one.value.en for one in told.inputs] == ["CNY 10,000.00", "1.10%", "12 months 1 day"]


@pytest.mark.parametrize(
    ("held", "interest"),
    [
        # 50,000 × 0.05 % × 89 ÷ 360; then 60 % of 0.80 %, of 1.00 % and, however long, of 1.10 %.
        (89, "6.18"),
        (90, "60.00"),
        (181, "150.83"),
        (364, "303.33"),
        (365, "334.58"),
        (3650, "3345.83"),
    ],
)
def test_the_time_decides_the_rate_of_an_either_or_deposit(held: int, interest: str) -> None:
    assert either_or(D(50000), TIERS, held).interest == D(interest)


def test_an_either_or_deposit_tells_of_which_rate_its_own_is_a_share() -> None:
    told = either_or(D(50000), TIERS, 200).explanation.inputs
    assert [one.value.zh for one in told] == [
        "50,000.00元",
        "0.60%",
        "200天",
        "六个月定期 1.00% × 60%",
    ]
    assert told[-1].value.en == "fixed, six months, 1.00% × 60%"
    assert len(either_or(D(50000), TIERS, 3).explanation.inputs) == 3
