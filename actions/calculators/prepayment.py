"""What paying back a part of a loan early saves, against going on as agreed."""

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from actions.calculators.explained import AMOUNT, Explanation, Input, Text, months, percent, yuan
from actions.calculators.loans import Loan, Method, equal_payment, plan
from actions.calculators.money import CannotCalculate, check, fen, fraction


class Keep(StrEnum):
    """What stays as it was: the payment (the loan ends sooner) or the term (payments fall)."""

    PAYMENT = "payment"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Prepayment:
    """Yuan paid back right after `paid` instalments; the charge is percent of that amount."""

    amount: Decimal
    paid: int
    keep: Keep = Keep.PAYMENT
    charge_rate: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Saving:
    """In yuan: interest avoided and interest due as agreed, the charge; months and payment before and after."""

    interest_saved: Decimal
    interest_before: Decimal
    charge: Decimal
    months_left: int
    months_before: int
    next_payment: Decimal
    payment_before: Decimal
    explanation: Explanation

    @property
    def saved(self) -> Decimal:
        """The interest avoided, less the charge."""
        return self.interest_saved - self.charge

    @property
    def interest_after(self) -> Decimal:
        """The interest that is still due after the prepayment."""
        return self.interest_before - self.interest_saved


def saving(loan: Loan, early: Prepayment) -> Saving:
    """Return what the prepayment saves; the whole balance may be paid, more may not."""
    check(amount=early.amount, rate=early.charge_rate)
    if not 0 < early.paid < loan.months:
        raise CannotCalculate("months")
    agreed = plan(loan).instalments
    balance = agreed[early.paid - 1].balance
    if early.amount > balance:
        raise CannotCalculate("amount")
    before = sum((one.interest for one in agreed[early.paid :]), Decimal(0))
    rest = _rest(loan, early, balance)
    after = plan(rest) if rest else None
    return Saving(
        interest_saved=before - (after.interest if after else 0),
        interest_before=before,
        charge=fen(early.amount * fraction(early.charge_rate)),
        months_left=rest.months if rest else 0,
        months_before=loan.months - early.paid,
        next_payment=after.first if after else Decimal(0),
        payment_before=agreed[early.paid].payment,
        explanation=_explanation(early),
    )


def _rest(loan: Loan, early: Prepayment, balance: Decimal) -> Loan | None:
    """Return the loan that remains, or None when nothing does."""
    left = balance - early.amount
    if not left:
        return None
    months_left = loan.months - early.paid
    if early.keep is Keep.PAYMENT and loan.method is not Method.INTEREST_FIRST:
        months_left = min(months_left, _months_at_the_same_pace(loan, left))
    return replace(loan, principal=left, months=months_left)


def _months_at_the_same_pace(loan: Loan, left: Decimal) -> int:
    """Return the fewest months in which no payment is higher than it was."""
    if loan.method is Method.EQUAL_PRINCIPAL:
        part = loan.principal / loan.months
        return int((left / part).to_integral_value(ROUND_CEILING))
    payment = equal_payment(loan.principal, loan.month_rate, loan.months)
    return next(
        number
        for number in range(1, loan.months + 1)
        if equal_payment(left, loan.month_rate, number) <= payment
    )


def _explanation(early: Prepayment) -> Explanation:
    formula = Text(
        "节省 = 原计划剩余利息 − 提前还款后的利息 − 违约金，违约金 = 提前还款额 × 违约金比例",
        "saving = interest still due as agreed − interest due afterwards − charge, "
        "charge = amount × charge rate",
    )
    inputs = (
        Input(AMOUNT, yuan(early.amount)),
        Input(Text("已还", "Paid so far"), months(early.paid)),
        Input(Text("违约金比例", "Charge rate"), percent(early.charge_rate)),
    )
    return Explanation(formula, inputs)
