"""The rows of docs/calculators.md: what the calculators say beside what tests/support/independent.py says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from actions.calculators import cards, deposits, loans, prepayment, wealth
from actions.calculators.either_or import Tier, either_or
from actions.calculators.loans import Loan, Method
from actions.calculators.prepayment import Keep, Prepayment
from tests.support import independent as other

BEGIN = date(2026, 11, 30)
HEAD = """| what | inputs | Lobby | worked out independently |
|---|---|---|---|"""
# From how many days on which fixed rate counts, and its share; counted from BEGIN.
TIERS = (
    Tier(0, Decimal("0.05")),
    Tier(90, Decimal("0.80"), Decimal(60)),
    Tier(181, Decimal("1.00"), Decimal(60)),
    Tier(365, Decimal("1.10"), Decimal(60)),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One calculation: what it is, its inputs in words, and both ways to the figures."""

    what: str
    inputs: str
    lobby: Callable[[], str]
    independently: Callable[[], str]

    def line(self) -> str:
        """Return the line of the table."""
        return f"| {self.what} | {self.inputs} | {self.lobby()} | {self.independently()} |"


def _money(*amounts: Decimal) -> str:
    return "; ".join(f"{amount:,.2f}" for amount in amounts)


def fixed(principal: int, rate: str, months: int) -> Row:
    """A fixed deposit held to its end."""
    return Row(
        "fixed deposit",
        f"{principal:,}, {rate} %, {months} months",
        lambda: _money(deposits.fixed(Decimal(principal), Decimal(rate), months).interest),
        lambda: other.shown(other.by_months(principal, rate, months)),
    )


def current(principal: int, rate: str, days: int) -> Row:
    """A current account with a steady balance."""
    end = BEGIN + timedelta(days=days)
    return Row(
        "current account",
        f"{principal:,}, {rate} %, {BEGIN} to {end}",
        lambda: _money(deposits.current(Decimal(principal), Decimal(rate), BEGIN, end).interest),
        lambda: other.shown(other.day_by_day(principal, rate, BEGIN, end)),
    )


def notice(principal: int, rate: str, days: int, ahead: int) -> Row:
    """A notice deposit."""
    return Row(
        f"notice deposit, {ahead} days",
        f"{principal:,}, {rate} %, {days} days",
        lambda: _money(deposits.notice(Decimal(principal), Decimal(rate), days, ahead).interest),
        lambda: other.shown(other.by_days(principal, rate, days)),
    )


def early(principal: int, rate: str, months: int, days: int) -> Row:
    """A fixed deposit that is broken: the interest, and what breaking it costs."""

    def lobby() -> str:
        agreed = deposits.FixedDeposit(Decimal(principal), Decimal(rate), months)
        broken = deposits.withdraw_early(agreed, Decimal(principal), days, Decimal("0.05"))
        return _money(broken.withdrawn.interest, broken.forgone)

    def independently() -> str:
        earned = other.by_days(principal, "0.05", days)
        return "; ".join(
            map(other.shown, (earned, other.by_months(principal, rate, months) - earned))
        )

    return Row(
        "broken early: interest; cost",
        f"{principal:,}, {rate} % for {months} months, out after {days} days at 0.05 %",
        lobby,
        independently,
    )


def flexible(principal: int, days: int, share: str) -> Row:
    """An either-or deposit; `share` is the rate that the rule gives."""
    return Row(
        "either-or deposit",
        f"{principal:,}, {days} days: {share} %",
        lambda: _money(either_or(Decimal(principal), TIERS, days).interest),
        lambda: other.shown(other.by_days(principal, share, days)),
    )


WAYS = {
    Method.EQUAL_INSTALMENT: ("equal instalments", other.level),
    Method.EQUAL_PRINCIPAL: ("equal principal", other.falling),
    Method.INTEREST_FIRST: ("interest first", other.interest_first),
}


def loan(principal: int, rate: str, months: int, method: Method) -> Row:
    """A loan: the first payment, the last, all interest."""
    name, way = WAYS[method]

    def lobby() -> str:
        found = loans.plan(Loan(Decimal(principal), Decimal(rate), months, method))
        return _money(found.first, found.last, found.interest)

    def independently() -> str:
        paid = way(Fraction(principal), rate, months)
        first, last = sum(paid[0], Fraction()), sum(paid[-1], Fraction())
        return "; ".join(map(other.shown, (first, last, other.interest_of(paid))))

    what = f"{name}: first; last; interest"
    return Row(what, f"{principal:,}, {rate} %, {months} months", lobby, independently)


def repaid(principal: int, rate: str, months: int, early: tuple[int, int], keep: Keep) -> Row:
    """A loan repaid in part: interest saved, months left, the next payment."""

    def lobby() -> str:
        one = Prepayment(Decimal(early[1]), early[0], keep)
        found = prepayment.saving(Loan(Decimal(principal), Decimal(rate), months), one)
        return f"{_money(found.interest_saved)}; {found.months_left}; {_money(found.next_payment)}"

    def independently() -> str:
        shorter = keep is Keep.PAYMENT
        saved, left, following = other.prepaid(principal, rate, months, early, shorter)
        return f"{other.shown(saved)}; {left}; {other.shown(following)}"

    what = "shorter term" if keep is Keep.PAYMENT else "smaller instalment"
    return Row(
        f"prepayment, {what}: saved; months left; next",
        f"{principal:,}, {rate} %, {months} months, {early[1]:,} after {early[0]}",
        lobby,
        independently,
    )


def card(amount: int, number: int, fee: str) -> Row:
    """A card plan: the first instalment, all fees, the true annual rate, simple and compound."""

    def lobby() -> str:
        found = cards.instalments(Decimal(amount), number, Decimal(fee))
        rates = f"{found.rate.simple} %; {found.rate.compound} %"
        return f"{_money(found.payments[0], found.fees)}; {rates}"

    def independently() -> str:
        payments = other.card_payments(amount, number, fee)
        simple, compound = other.true_rate(Fraction(amount), payments)
        fees = other.shown(sum(payments, Fraction()) - amount)
        return f"{other.shown(payments[0])}; {fees}; {simple} %; {compound} %"

    what = "card instalments: first; fees; annual rate simple; compound"
    return Row(what, f"{amount:,}, {number} × {fee} % a month", lobby, independently)


def estimate(amount: int, low: str, high: str, days: int) -> Row:
    """A wealth product: the range that its benchmark makes."""

    def lobby() -> str:
        found = wealth.estimate(Decimal(amount), Decimal(low), Decimal(high), days)
        return f"{_money(found.low)} to {_money(found.high)}"

    def independently() -> str:
        ends = [other.booked(amount * other.a_year(end) * days / 365) for end in (low, high)]
        return " to ".join(map(other.shown, ends))

    return Row("wealth estimate", f"{amount:,}, {low}–{high} %, {days} days", lobby, independently)


ROWS = (
    fixed(50_000, "1.50", 36), fixed(10_000, "2.43", 6), fixed(200_000, "1.65", 36), fixed(33_333, "1.10", 12),
    current(100_000, "0.05", 90), current(1_000_000, "0.30", 400), current(8_888, "0.35", 1),
    notice(500_000, "0.45", 30, 7), notice(50_000, "0.15", 3, 1),
    early(50_000, "1.50", 36, 100), early(100_000, "1.55", 60, 1_500),
    flexible(50_000, 60, "0.05"), flexible(50_000, 120, "0.48"), flexible(50_000, 200, "0.60"),
    flexible(50_000, 800, "0.66"),
    loan(1_000_000, "3.05", 360, Method.EQUAL_INSTALMENT), loan(630_000, "4.90", 360, Method.EQUAL_INSTALMENT),
    loan(100_000, "3.10", 60, Method.EQUAL_INSTALMENT),
    loan(1_000_000, "3.05", 360, Method.EQUAL_PRINCIPAL), loan(700_000, "4.90", 360, Method.EQUAL_PRINCIPAL),
    loan(100_000, "3.10", 12, Method.INTEREST_FIRST), loan(100_000, "4.35", 36, Method.INTEREST_FIRST),
    repaid(1_000_000, "3.05", 360, (36, 200_000), Keep.PAYMENT),
    repaid(1_000_000, "3.05", 360, (36, 200_000), Keep.TERM),
    repaid(630_000, "4.90", 360, (60, 100_000), Keep.PAYMENT), repaid(630_000, "4.90", 360, (60, 100_000), Keep.TERM),
    card(10_000, 3, "0.78"), card(10_000, 12, "0.62"), card(10_000, 24, "0.60"), card(1_000, 12, "0.70"),
    estimate(100_000, "2.20", "2.80", 365), estimate(100_000, "1.85", "2.40", 180),
    estimate(20_000, "2.50", "4.20", 181),
)  # fmt: skip


def table() -> str:
    """Return the whole table."""
    return "\n".join([HEAD, *(row.line() for row in ROWS)])
