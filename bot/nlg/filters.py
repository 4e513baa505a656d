"""How figures are written in each language. Money and rates come in as strings, never as floats."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

TEN_THOUSAND, HUNDRED_MILLION = Decimal(10_000), Decimal(100_000_000)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def pct(value: str | int) -> str:
    """``"1.10"`` → ``1.10%``; the digits are kept as the catalogue has them."""
    Decimal(str(value))  # a figure that is no number must not be said
    return f"{value}%"


def _plain(amount: Decimal) -> str:
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text and amount == amount.to_integral() else text


def money_zh(value: str | int) -> str:
    """Yuan: ``"500000"`` → ``50万元``, ``"300000000"`` → ``3亿元``, ``"2.5"`` → ``2.5元``."""
    amount = Decimal(str(value))
    for unit, name in ((HUNDRED_MILLION, "亿元"), (TEN_THOUSAND, "万元")):
        in_units = amount / unit
        if abs(in_units) >= 1 and in_units == in_units.quantize(Decimal("0.01")):
            return f"{in_units.normalize():f}{name}"
    return f"{_plain(amount)}元"


def money_en(value: str | int) -> str:
    """Yuan: ``"500000"`` → ``CNY 500,000``."""
    return f"CNY {_plain(Decimal(str(value)))}"


def days_zh(value: str | int) -> str:
    """``15`` → ``15天``."""
    return f"{int(value)}天"


def days_en(value: str | int) -> str:
    """``15`` → ``15 days``, ``1`` → ``1 day``."""
    return _counted(int(value), "day")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" + ("" if number == 1 else "s")


def months_zh(value: str | int) -> str:
    """``60`` → ``5年``, ``18`` → ``18个月``."""
    years, rest = divmod(int(value), 12)
    return f"{int(value)}个月" if rest else f"{years}年"


def months_en(value: str | int) -> str:
    """``60`` → ``5 years``, ``18`` → ``18 months``."""
    years, rest = divmod(int(value), 12)
    return _counted(int(value), "month") if rest else _counted(years, "year")


def date_zh(value: date | str) -> str:
    """``2026-11-01`` → ``2026年11月1日``."""
    day = _day(value)
    return f"{day.year}年{day.month}月{day.day}日"


def date_en(value: date | str) -> str:
    """``2026-11-01`` → ``1 November 2026``."""
    day = _day(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


FILTERS: dict[str, dict[str, Callable[..., str]]] = {
    "zh": {"pct": pct, "money": money_zh, "days": days_zh, "months": months_zh, "date": date_zh},
    "en": {"pct": pct, "money": money_en, "days": days_en, "months": months_en, "date": date_en},
}
