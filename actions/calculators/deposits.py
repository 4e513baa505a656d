"""Interest on deposits: current, fixed, notice, and withdrawn early or late.

PBoC, Yinfa 2005 No. 129: whole months count as months (year rate over 12), odd days as days (over
360); a fixed deposit withdrawn early, or left after it fell due, earns the current rate of the day of
withdrawal for those days (Savings Regulations, art. 24 and 25). Jiao and fen earn nothing.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from actions.calculators.explained import (
    PRINCIPAL,
    RATE,
    TERM,
    Explanation,
    Input,
    Text,
    days,
    months,
    percent,
    yuan,
)
from actions.calculators.money import (
    DAYS_A_YEAR,
    MONTHS_A_YEAR,
    CannotCalculate,
    check,
    fen,
    fraction,
    whole_yuan,
)

# Current accounts are settled on the 20th of a quarter's last month and credited the day after.
CREDITED = ((3, 21), (6, 21), (9, 21), (12, 21))
NOTICE_DAYS = (1, 7)


@dataclass(frozen=True, slots=True)
class DepositInterest:
    """Interest before tax and what is paid out together, in yuan."""

    interest: Decimal
    total: Decimal
    explanation: Explanation


def fixed(principal: Decimal, rate: Decimal, term: int, odd_days: int = 0) -> DepositInterest:
    """Return the interest of a fixed deposit held to its end: `term` months and odd days."""
    check(amount=principal, rate=rate, months=term)
    interest = fen(_for_months(principal, rate, term) + _for_days(principal, rate, odd_days))
    zh = f"利息 = 本金 × 年利率 × 月数 ÷ {MONTHS_A_YEAR}"
    en = f"interest = principal × annual rate × months ÷ {MONTHS_A_YEAR}"
    if odd_days:
        zh += f" + 本金 × 年利率 × 零头天数 ÷ {DAYS_A_YEAR}"
        en += f" + principal × annual rate × odd days ÷ {DAYS_A_YEAR}"
    shown = months(term) if not odd_days else _both(months(term), days(odd_days))
    return _deposit(principal, interest, Text(zh, en), _inputs(principal, rate, shown))


def notice(principal: Decimal, rate: Decimal, held: int, ahead: int) -> DepositInterest:
    """Return the interest of a notice deposit held for `held` days, with notice given `ahead` days."""
    check(amount=principal, rate=rate, days=held)
    if ahead not in NOTICE_DAYS or held < ahead:
        raise CannotCalculate("days")
    return _by_days(principal, rate, held)


def current(principal: Decimal, rate: Decimal, begin: date, end: date) -> DepositInterest:
    """Return the interest of a current account with a steady balance, from `begin` to before `end`.

    What is credited each quarter earns interest itself.
    """
    check(amount=principal, rate=rate, days=(end - begin).days)
    balance = principal
    for start, stop in _quarters(begin, end):
        balance += fen(_for_days(balance, rate, (stop - start).days))
    formula = Text(
        f"每季度：利息 = 余额 × 年利率 × 天数 ÷ {DAYS_A_YEAR}，季末月20日结息，次日转入本金",
        f"each quarter: interest = balance × annual rate × days ÷ {DAYS_A_YEAR}, "
        "settled on the 20th of its last month and added the day after",
    )
    inputs = _inputs(principal, rate, Text(f"{begin} 至 {end}", f"{begin} to {end}"))
    return _deposit(principal, balance - principal, formula, inputs)


def early(principal: Decimal, current_rate: Decimal, held: int) -> DepositInterest:
    """Return the interest of the part of a fixed deposit that is withdrawn after `held` days."""
    check(amount=principal, rate=current_rate, days=held)
    return _by_days(principal, current_rate, held)


@dataclass(frozen=True, slots=True)
class EarlyWithdrawal:
    """The part withdrawn early, the part kept to the end, and what withdrawing costs, in yuan."""

    withdrawn: DepositInterest
    kept: DepositInterest | None
    forgone: Decimal


@dataclass(frozen=True, slots=True)
class FixedDeposit:
    """A fixed deposit as agreed: yuan, percent a year, months."""

    principal: Decimal
    rate: Decimal
    term: int


def withdraw_early(
    deposit: FixedDeposit, amount: Decimal, held: int, current_rate: Decimal
) -> EarlyWithdrawal:
    """Return what withdrawing `amount` after `held` days brings, beside holding all to the end."""
    check(amount=amount)
    if amount > deposit.principal:
        raise CannotCalculate("amount")
    to_the_end = fixed(deposit.principal, deposit.rate, deposit.term).interest
    withdrawn = early(amount, current_rate, held)
    rest = deposit.principal - amount
    kept = fixed(rest, deposit.rate, deposit.term) if rest else None
    forgone = to_the_end - withdrawn.interest - (kept.interest if kept else Decimal(0))
    return EarlyWithdrawal(withdrawn, kept, forgone)


def overdue(deposit: FixedDeposit, late: int, current_rate: Decimal) -> DepositInterest:
    """Return the interest of a fixed deposit left for `late` days after it fell due."""
    check(amount=deposit.principal, rate=current_rate, days=late)
    agreed = fixed(deposit.principal, deposit.rate, deposit.term)
    after = fen(_for_days(deposit.principal, current_rate, late))
    more = Text(
        f"{agreed.explanation.formula.zh}；逾期部分 = 本金 × 活期年利率 × 天数 ÷ {DAYS_A_YEAR}",
        f"{agreed.explanation.formula.en}; after that principal × current rate × days ÷ "
        f"{DAYS_A_YEAR}",
    )
    extra = (
        Input(Text("活期年利率", "Current rate"), percent(current_rate)),
        Input(Text("逾期", "Overdue"), days(late)),
    )
    inputs = (*agreed.explanation.inputs, *extra)
    return _deposit(deposit.principal, agreed.interest + after, more, inputs)


def _by_days(principal: Decimal, rate: Decimal, held: int) -> DepositInterest:
    formula = Text(
        f"利息 = 本金 × 年利率 × 天数 ÷ {DAYS_A_YEAR}",
        f"interest = principal × annual rate × days ÷ {DAYS_A_YEAR}",
    )
    interest = fen(_for_days(principal, rate, held))
    return _deposit(principal, interest, formula, _inputs(principal, rate, days(held)))


def _for_months(principal: Decimal, rate: Decimal, term: int) -> Decimal:
    return whole_yuan(principal) * fraction(rate) * term / MONTHS_A_YEAR


def _for_days(principal: Decimal, rate: Decimal, held: int) -> Decimal:
    return whole_yuan(principal) * fraction(rate) * held / DAYS_A_YEAR


def _quarters(begin: date, end: date) -> list[tuple[date, date]]:
    """Cut the time at each day on which interest is credited."""
    years = range(begin.year, end.year + 1)
    cuts = [date(year, *day) for year in years for day in CREDITED]
    edges = [begin, *(cut for cut in cuts if begin < cut < end), end]
    return list(pairwise(edges))


def maturity(begin: date, term: int) -> date:
    """Return the day on which a term of months ends; a day the month lacks becomes its last."""
    years, month = divmod(begin.month - 1 + term, MONTHS_A_YEAR)
    first = date(begin.year + years, month + 1, 1)
    following = (first + timedelta(days=32)).replace(day=1)
    return min(first + timedelta(days=begin.day - 1), following - timedelta(days=1))


def _both(one: Text, other: Text) -> Text:
    return Text(one.zh + other.zh, f"{one.en} {other.en}")


def _inputs(principal: Decimal, rate: Decimal, term: Text) -> tuple[Input, ...]:
    return (Input(PRINCIPAL, yuan(principal)), Input(RATE, percent(rate)), Input(TERM, term))


def _deposit(
    principal: Decimal, interest: Decimal, formula: Text, inputs: tuple[Input, ...]
) -> DepositInterest:
    return DepositInterest(interest, principal + interest, Explanation(formula, inputs))
