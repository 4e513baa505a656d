"""Card instalments: what is paid each month, the fees, and the true annual rate behind them."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from actions.calculators.annual_rate import AnnualRate, annual_rate
from actions.calculators.explained import AMOUNT, Explanation, Input, Text, months, percent, yuan
from actions.calculators.money import FEN, check, fen, fraction

FORMULA = Text(
    "每期还款 = 金额 ÷ 期数 + 金额 × 每期费率；年化利率由各期还款的内部收益率（IRR）折算",
    "each instalment = amount ÷ number + amount × fee rate; the annual rate is the internal rate of "
    "return (IRR) of the instalments",
)


@dataclass(frozen=True, slots=True)
class CardInstalments:
    """In yuan: each payment, the fee in it; and the annual rate, simple and compound."""

    payments: tuple[Decimal, ...]
    fees_paid: tuple[Decimal, ...]
    rate: AnnualRate
    explanation: Explanation

    @property
    def fees(self) -> Decimal:
        """All fees."""
        return sum(self.fees_paid, Decimal(0))

    @property
    def total(self) -> Decimal:
        """All that is paid."""
        return sum(self.payments, Decimal(0))


def instalments(
    amount: Decimal, number: int, fee_rate: Decimal, *, fee_at_once: bool = False
) -> CardInstalments:
    """Return the payments; `fee_rate` is percent of the amount for each month.

    With `fee_at_once` all fees are charged with the first instalment. The last one pays the fen
    that do not divide.
    """
    check(amount=amount, months=number, rate=fee_rate)
    fee = fen(amount * fraction(fee_rate))
    part = (amount / number).quantize(FEN, ROUND_DOWN)
    parts = [part] * (number - 1) + [amount - part * (number - 1)]
    fees = [fee * number] + [Decimal(0)] * (number - 1) if fee_at_once else [fee] * number
    payments = tuple(one + other for one, other in zip(parts, fees, strict=True))
    inputs = (
        Input(AMOUNT, yuan(amount)),
        Input(Text("期数", "Instalments"), months(number)),
        Input(Text("每期费率", "Fee rate a month"), percent(fee_rate)),
    )
    explanation = Explanation(FORMULA, inputs)
    return CardInstalments(payments, tuple(fees), annual_rate(amount, payments), explanation)
