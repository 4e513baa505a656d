"""Read amounts, terms and rates as customers write them: 5万, 50k, 五万元, 三年期, 3.5个点.

Each function returns None where the text holds no such quantity, or several that differ: the dialogue
then asks again, because a guess about money is worse than a question.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from actions.numerals import DIGIT, NUMERAL, SCALE, digits_for_words, numeral

MONTHS_A_YEAR = 12
# A larger number of years is a calendar year.
LONGEST_YEARS = 100

SUFFIXES: Mapping[str, int] = MappingProxyType(
    {"k": 10**3, "w": 10**4, "m": 10**6, "mn": 10**6, "mio": 10**6}
    | {"hundred": 10**2, "thousand": 10**3, "grand": 10**3, "million": 10**6, "billion": 10**9}
)
# Kind of quantity and the words for it; the first that fits counts.
UNITS: Mapping[str, str] = MappingProxyType(
    {
        "percent": r"%|个百分点|个点|個點|百分点|percent(?:age points?)?\b|per cent\b|pct\b|points?\b",
        "basis": r"个?基点|bps?\b|basis points?\b",
        "year": r"年|-?years?\b|-?yrs?\b",
        "month": r"个月|個月|-?months?\b|-?mos?\b|期(?!限)|instalments?\b|installments?\b",
        "day": r"天|日|-?days?\b",
        "money": r"元|块|塊|圆|圓|人民币|rmb\b|cny\b|yuan\b|kuai\b",
        "other": r"[岁歲号號点點次张張个個家位人分时時月]|(?:hours?|minutes?|times|cards?|people)\b",
    }
)
PARTS: Mapping[str, Decimal] = MappingProxyType(
    {"百分之": Decimal(1), "千分之": Decimal("0.1"), "万分之": Decimal("0.01")}
)
MONEY_BEFORE = r"¥|￥|rmb|cny|人民币"
RATE_BEFORE = r"(?:利率|年化|费率|\brate)(?: of| is|是|为)?:?"

_QUANTITY = re.compile(
    rf"(?P<part>{'|'.join(PARTS)})?(?P<before>{MONEY_BEFORE})?(?P<rate>{RATE_BEFORE})?\s*"
    rf"(?P<sign>(?<![\w\u4e00-\u9fff])-\s*|负|負|minus\s+)?(?P<number>{NUMERAL})"
    rf"(?P<scales>(?:\s*(?:{'|'.join(sorted(SUFFIXES, key=len, reverse=True))})(?![a-z]))*)"
    r"(?P<vague>[多几幾余餘])?\s*"
    rf"(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in UNITS.items())})?(?P<half>半)?"
    rf"(?:(?P<jiao>{DIGIT}|\d)[角毛])?(?:(?P<fen>{DIGIT}|\d)分(?!期))?"
)
_DATE = re.compile(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}[日号])?|\d{1,2}月\d{1,2}[日号]")
# In 5万三年 the three belongs to the years.
_TWO_NUMBERS = re.compile(
    rf"([万萬亿億]|(?<=\d)[千百])(?=(?:{DIGIT}|[十\d]){{1,3}}\s*(?:年|个月|個月|天|期))"
)
_TOKEN = re.compile(r"⟦[^⟧]*⟧")
_VAGUE_BEFORE = re.compile(r"[几幾数數好]\s*$")
# Halves, which no numeral says.
HALVES = (
    (re.compile(r"(?<![年两])半年(?!化)"), "6个月"),
    (re.compile(r"(?<!个)半个月"), "15天"),
    (re.compile(r"\bhalf (?:a )?year\b"), "6 months"),
    (re.compile(r"\b(\d+) and a half\b"), r"\g<1>.5"),
    (re.compile(r"\b(?:a|an) (?=(?:year|month|day)\b)"), "1 "),
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: a key of UNITS, or None."""

    value: Decimal
    unit: str | None
    scaled: bool
    whole_text: bool


@dataclass(frozen=True, slots=True)
class Duration:
    """A term: months and days, as banks count them."""

    months: int
    days: int


def amount(text: str) -> Decimal | None:
    """Return an amount in yuan; what is written as money goes before a bare number."""
    found = list(quantities(text))
    sure = [one for one in found if one.unit == "money" or (one.scaled and one.unit is None)]
    return _only({one.value for one in sure or found if one.unit in ("money", None)})


def rate(text: str) -> Decimal | None:
    """Return a rate in percent a year; a bare number counts where it may be one."""
    found = list(quantities(text))
    said = {one.value for one in found if one.unit == "percent"}
    said |= {one.value / 100 for one in found if one.unit == "basis"}
    bare = {one.value for one in found if one.unit is None and not one.scaled}
    return _only(said or {value for value in bare if abs(value) <= 100})


def duration(text: str) -> Duration | None:
    """Return a term; years become months, and a term that is no whole month or day is None."""
    found = list(quantities(text))
    years, months, days = (
        {one.value for one in found if one.unit == unit} for unit in ("year", "month", "day")
    )
    if max(map(len, (years, months, days))) != 1:
        return None
    in_months = sum(years) * MONTHS_A_YEAR + sum(months)
    in_days = Decimal(sum(days))
    if in_months % 1 or in_days % 1 or max(years, default=Decimal(0)) >= LONGEST_YEARS:
        return None
    return Duration(int(in_months), int(in_days))


def count(text: str) -> int | None:
    """Return a bare whole number, such as how many instalments."""
    value = _only({one.value for one in quantities(text) if one.unit in (None, "month")})
    return int(value) if value is not None and not value % 1 else None


def quantities(text: str) -> Iterator[Quantity]:
    """Return every quantity in the text, in order."""
    plain = _plain(text)
    for match in _QUANTITY.finditer(plain):
        value = _value(match)
        if value is None or match["vague"] or _VAGUE_BEFORE.search(plain[: match.start()]):
            continue
        quantity = _quantity(match, value, whole_text=match[0].strip() == plain.strip())
        if _counts(quantity, match):
            yield quantity


def _plain(text: str) -> str:
    lowered = _TOKEN.sub(" ", unicodedata.normalize("NFKC", text).lower().replace("−", "-"))
    plain = _TWO_NUMBERS.sub(r"\1|", _DATE.sub(" ", digits_for_words(lowered)))
    for pattern, instead in HALVES:
        plain = pattern.sub(instead, plain)
    return plain


def _value(match: re.Match[str]) -> Decimal | None:
    value = numeral(match["number"])
    if value is None:
        return None
    for suffix in match["scales"].split():
        value *= SUFFIXES[suffix]
    if match["half"] and match["year"]:
        value += Decimal("0.5")
    if match["money"]:
        value += _coins(match)
    return -value if match["sign"] else value


def _coins(match: re.Match[str]) -> Decimal:
    """Return the jiao and fen after an amount, in yuan."""
    jiao, fen = (numeral(match[name] or "零") or Decimal(0) for name in ("jiao", "fen"))
    return jiao / 10 + fen / 100


def _quantity(match: re.Match[str], value: Decimal, *, whole_text: bool) -> Quantity:
    scaled = bool(match["scales"].strip() or re.search(SCALE.replace("十", ""), match["number"]))
    if match["part"]:
        return Quantity(value * PARTS[match["part"]], "percent", scaled, whole_text)
    implied = "money" if match["before"] else "percent" if match["rate"] else None
    unit = next((kind for kind in UNITS if match[kind]), implied)
    return Quantity(value, unit, scaled, whole_text)


def _counts(quantity: Quantity, match: re.Match[str]) -> bool:
    """Say whether it is a quantity at all: in 一直, 万一 and 一下 the numeral is part of a word."""
    in_words = not re.search(r"\d", match["number"])
    return not (in_words and quantity.unit is None and not quantity.scaled) or quantity.whole_text


def _only(values: set[Decimal]) -> Decimal | None:
    return values.pop() if len(values) == 1 else None
