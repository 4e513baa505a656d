"""What the calculators should say, worked out another way: whole fen, fractions, day by day, and no formula of theirs.

Nothing here imports the calculators. Rounding is half up to the fen, once for each amount that is booked.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction

FEN = 100
PLACES = Decimal("0.01")


def booked(yuan: Fraction) -> Fraction:
    """Round to the fen, half up."""
    return Fraction((yuan * FEN + Fraction(1, 2)).__floor__(), FEN)


def shown(yuan: Fraction) -> str:
    """Write an amount as a bank does."""
    return f"{Decimal(yuan.numerator * FEN // yuan.denominator) / FEN:,.2f}"


def a_year(percent: str) -> Fraction:
    """Read percent a year."""
    return Fraction(percent) / 100


def by_months(principal: int, percent: str, months: int) -> Fraction:
    """Add up the interest of each month."""
    return booked(sum((principal * a_year(percent) / 12 for _ in range(months)), Fraction()))


def by_days(principal: int, percent: str, days: int) -> Fraction:
    """Add up the interest of each day, of which a year has 360."""
    return booked(sum((principal * a_year(percent) / 360 for _ in range(days)), Fraction()))


def day_by_day(principal: int, percent: str, begin: date, end: date) -> Fraction:
    """Walk through the calendar; what has gathered is booked on each 21st of a quarter's last month."""
    balance, gathered, day = Fraction(principal), Fraction(), begin
    while day < end:
        if day != begin and day.day == 21 and day.month % 3 == 0:
            balance, gathered = balance + booked(gathered), Fraction()
        gathered += int(balance) * a_year(percent) / 360  # jiao and fen earn nothing
        day += timedelta(days=1)
    return balance + booked(gathered) - principal


def level_payment(principal: Fraction, percent: str, months: int) -> Fraction:
    """Find the payment after which nothing is owed, from two trials: what is owed at the end is linear in it."""
    nothing, one = (_owed(principal, percent, months, Fraction(trial)) for trial in (0, 1))
    return booked(nothing / (nothing - one))


def _owed(principal: Fraction, percent: str, months: int, payment: Fraction) -> Fraction:
    owed, rate = principal, a_year(percent) / 12
    for _ in range(months):
        owed += owed * rate - payment
    return owed


def schedule(
    principal: Fraction, percent: str, months: int, part: Callable[[Fraction], Fraction]
) -> list[tuple[Fraction, Fraction]]:
    """List principal and interest of each month; `part` is what is paid back, the last month pays the rest."""
    owed, paid = principal, []
    for month in range(months, 0, -1):
        interest = booked(owed * a_year(percent) / 12)
        back = owed if month == 1 else min(part(interest), owed)
        owed -= back
        paid.append((back, interest))
    return paid


def level(principal: Fraction, percent: str, months: int) -> list[tuple[Fraction, Fraction]]:
    """Equal instalments (等额本息)."""
    payment = level_payment(principal, percent, months)
    return schedule(principal, percent, months, lambda interest: payment - interest)


def falling(principal: Fraction, percent: str, months: int) -> list[tuple[Fraction, Fraction]]:
    """Equal principal (等额本金)."""
    return schedule(principal, percent, months, lambda _: booked(principal / months))


def interest_first(
    principal: Fraction, percent: str, months: int
) -> list[tuple[Fraction, Fraction]]:
    """Interest first, the principal at the end (先息后本)."""
    return schedule(principal, percent, months, lambda _: Fraction())


def interest_of(paid: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Add up the interest."""
    return sum((interest for _, interest in paid), Fraction())


def prepaid(
    principal: int, percent: str, months: int, early: tuple[int, int], shorter: bool
) -> tuple[Fraction, int, Fraction]:
    """Return the interest saved, the months left and the next payment; `early` is after how many months how much."""
    after, amount = early
    agreed = level(Fraction(principal), percent, months)
    owed = principal - sum((back for back, _ in agreed[:after]), Fraction()) - amount
    payment, left = level_payment(Fraction(principal), percent, months), months - after
    if shorter:
        left = 1
        while level_payment(owed, percent, left) > payment:
            left += 1
    rest = level(owed, percent, left)
    return interest_of(agreed[after:]) - interest_of(rest), left, sum(rest[0], Fraction())


def true_rate(received: Fraction, payments: Sequence[Fraction]) -> tuple[str, str]:
    """Return percent a year, simple and compound, by Newton's method in fifty digits."""
    with localcontext(prec=50):
        amounts = [Decimal(one.numerator) / Decimal(one.denominator) for one in payments]
        have = Decimal(received.numerator) / Decimal(received.denominator)
        rate = Decimal("0.01")
        for _ in range(40):
            worth = sum(one / (1 + rate) ** n for n, one in enumerate(amounts, 1)) - have
            slope = sum(-n * one / (1 + rate) ** (n + 1) for n, one in enumerate(amounts, 1))
            rate -= worth / slope
        compound = ((1 + rate) ** 12 - 1) * 100
        return str((rate * 1200).quantize(PLACES)), str(compound.quantize(PLACES))


def card_payments(amount: int, number: int, percent_a_month: str) -> list[Fraction]:
    """Cut the amount into equal parts, rounded down, the last taking the rest, each with its fee."""
    part = Fraction(amount * FEN // number, FEN)
    fee = booked(amount * Fraction(percent_a_month) / 100)
    return [part + fee] * (number - 1) + [amount - part * (number - 1) + fee]
