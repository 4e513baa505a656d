"""Loan instalments: equal instalment, equal principal, interest first.

The month rate is the year rate over 12. Interest of each month is rounded to the fen, as it is charged;
the last instalment pays what is left, so that the parts always add up to the loan.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from actions.calculators.explained import (
    PRINCIPAL,
    RATE,
    TERM,
    Explanation,
    Input,
    Text,
    months,
    percent,
    yuan,
)
from actions.calculators.money import MONTHS_A_YEAR, check, fen, fraction


class Method(StrEnum):
    """How a loan is paid back."""

    EQUAL_INSTALMENT = "equal_instalment"
    EQUAL_PRINCIPAL = "equal_principal"
    INTEREST_FIRST = "interest_first"


@dataclass(frozen=True, slots=True)
class Loan:
    """Yuan, percent a year, months, and how it is paid back."""

    principal: Decimal
    rate: Decimal
    months: int
    method: Method = Method.EQUAL_INSTALMENT

    @property
    def month_rate(self) -> Decimal:
        """The rate of a month, as a fraction."""
        return fraction(self.rate) / MONTHS_A_YEAR


@dataclass(frozen=True, slots=True)
class Instalment:
    """One month: what is paid back, the interest, and what is still owed afterwards."""

    principal: Decimal
    interest: Decimal
    balance: Decimal

    @property
    def payment(self) -> Decimal:
        """What leaves the account."""
        return self.principal + self.interest


@dataclass(frozen=True, slots=True)
class Plan:
    """All instalments of a loan, with the formula and inputs."""

    instalments: tuple[Instalment, ...]
    explanation: Explanation

    @property
    def first(self) -> Decimal:
        """What is paid in the first month."""
        return self.instalments[0].payment

    @property
    def last(self) -> Decimal:
        """What is paid in the last month."""
        return self.instalments[-1].payment

    @property
    def interest(self) -> Decimal:
        """The interest of the whole loan."""
        return sum((one.interest for one in self.instalments), Decimal(0))

    @property
    def total(self) -> Decimal:
        """All that is paid."""
        return sum((one.payment for one in self.instalments), Decimal(0))


FORMULAS: Mapping[Method, Text] = MappingProxyType(
    {
        Method.EQUAL_INSTALMENT: Text(
            "每月还款 = 本金 × 月利率 × (1 + 月利率)^月数 ÷ [(1 + 月利率)^月数 − 1]，月利率 = 年利率 ÷ 12",
            "monthly payment = principal × r × (1 + r)^n ÷ [(1 + r)^n − 1], r = annual rate ÷ 12, "
            "n = months",
        ),
        Method.EQUAL_PRINCIPAL: Text(
            "每月还款 = 本金 ÷ 月数 + 剩余本金 × 年利率 ÷ 12",
            "monthly payment = principal ÷ months + what is still owed × annual rate ÷ 12",
        ),
        Method.INTEREST_FIRST: Text(
            "每月付息 = 本金 × 年利率 ÷ 12，最后一期一并归还本金",
            "monthly interest = principal × annual rate ÷ 12; the principal is due with the last one",
        ),
    }
)


def plan(loan: Loan) -> Plan:
    """Return every instalment of the loan."""
    check(amount=loan.principal, rate=loan.rate, months=loan.months)
    parts = PARTS[loan.method](loan)
    inputs = (
        Input(PRINCIPAL, yuan(loan.principal)),
        Input(RATE, percent(loan.rate)),
        Input(TERM, months(loan.months)),
    )
    explanation = Explanation(FORMULAS[loan.method], inputs)
    return Plan(tuple(_schedule(loan, parts)), explanation)


def equal_payment(principal: Decimal, month_rate: Decimal, number: int) -> Decimal:
    """Return the instalment that is the same each month, to the fen."""
    if not month_rate:
        return fen(principal / number)
    growth = (1 + month_rate) ** number
    return fen(principal * month_rate * growth / (growth - 1))


# How much of a loan is paid back in a month, from the interest of that month.
Part = Callable[[Decimal], Decimal]


def _same_payment(loan: Loan) -> Part:
    payment = equal_payment(loan.principal, loan.month_rate, loan.months)
    return lambda interest: payment - interest


def _same_principal(loan: Loan) -> Part:
    part = fen(loan.principal / loan.months)
    return lambda _interest: part


def _nothing_yet(_loan: Loan) -> Part:
    return lambda _interest: Decimal(0)


PARTS: Mapping[Method, Callable[[Loan], Part]] = MappingProxyType(
    {
        Method.EQUAL_INSTALMENT: _same_payment,
        Method.EQUAL_PRINCIPAL: _same_principal,
        Method.INTEREST_FIRST: _nothing_yet,
    }
)


def _schedule(loan: Loan, part: Part) -> Iterator[Instalment]:
    balance = loan.principal
    for number in range(1, loan.months + 1):
        interest = fen(balance * loan.month_rate)
        last = number == loan.months
        # Rounding may have paid a little more before: never more than what is owed.
        principal = balance if last else min(part(interest), balance)
        balance -= principal
        yield Instalment(principal, interest, balance)
