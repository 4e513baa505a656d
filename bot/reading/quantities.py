"""Find quantities as customers write them: 5万, 50k, 五万元, 三年期, 3.5个点, in Chinese and English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from bot.reading.numerals import DIGIT, FILLER, NUMERAL, SCALE, digits_for_words, numeral

SUFFIXES: Mapping[str, int] = MappingProxyType(
    {"k": 10**3, "w": 10**4, "m": 10**6, "mn": 10**6, "mio": 10**6}
    | {"hundred": 10**2, "thousand": 10**3, "grand": 10**3, "million": 10**6, "billion": 10**9}
)
# Kind of quantity and the words for it; the first that fits counts.
UNITS: Mapping[str, str] = MappingProxyType(
    {
        "percent": r"%|个百分点|个点|個點|百分点|percent(?:age points?)?\b|per cent\b|pct\b|points?\b",
        "basis": r"个?基点|bps?\b|basis points?\b",
        "age": r"周?[岁歲]|[- ]?(?:years?|yrs?)[- ](?:old|of age)\b",
        "year": r"年|-?years?\b|-?yrs?\b",
        "month": r"个月|個月|-?months?\b|-?mos?\b|期(?!限)|instalments?\b|installments?\b",
        "day": r"天|日|-?days?\b",
        "money": r"元|块|塊|圆|圓|人民币|rmb\b|cny\b|yuan\b|kuai\b",
        "other": r"[号號点點次张張个個家位人时時月]|分(?!\s*[\d一二两三四六九十])|"
        r"(?:hours?|minutes?|times|cards?|people)\b",
    }
)
PARTS: Mapping[str, Decimal] = MappingProxyType(
    {"百分之": Decimal(1), "千分之": Decimal("0.1"), "万分之": Decimal("0.01")}
)
MONEY_BEFORE = r"¥|￥|rmb|cny|人民币"
RATE_BEFORE = r"(?:利率|年化|费率|\brate)(?: of| is|是|为)?:?"

_QUANTITY = re.compile(
    rf"(?P<part>{'|'.join(PARTS)})?(?P<before>{MONEY_BEFORE})?(?P<rate>{RATE_BEFORE})?\s*"
    rf"(?P<sign>(?<![\w\u4e00-\u9fff])-\s*|负|負|minus\s+)?(?P<number>½|{NUMERAL})"
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
# Halves, which no numeral says. What stands instead is never longer: places in the text stay.
HALVES = (
    (re.compile(r"(?<![年两])半年(?!化)"), "½年"),
    (re.compile(r"(?<!个)半个月"), "15天"),
    (re.compile(r"\bhalf (?:a )?year\b"), "6 months"),
    (re.compile(r"\b(\d+)\s+and a half\b"), r"\g<1>.5"),
    (re.compile(r"\b(?:a|an) (?=(?:year|month|day)\b)"), "1 "),
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts (a key of UNITS, or None) and where in the text it stands."""

    value: Decimal
    unit: str | None
    scaled: bool
    whole_text: bool
    start: int
    end: int


def quantities(text: str) -> Iterator[Quantity]:
    """Return every quantity in the text, in order."""
    plain = _plain(text)
    for match in _QUANTITY.finditer(plain):
        value = _value(match)
        if value is None or match["vague"] or _VAGUE_BEFORE.search(plain[: match.start()]):
            continue
        quantity = _quantity(match, value, plain)
        if _counts(quantity, match):
            yield quantity


def _plain(text: str) -> str:
    """Return the text as the patterns want it; but for the bars between numbers, each place stays."""
    folded = "".join(map(_fold, text)).replace("|", " ")
    blanked = _DATE.sub(_blank, _TOKEN.sub(_blank, folded))
    plain = digits_for_words(blanked)
    for pattern, instead in HALVES:
        plain = pattern.sub(
            lambda found, new=instead: found.expand(new).ljust(len(found[0]), FILLER), plain
        )
    return _TWO_NUMBERS.sub(r"\1|", plain)


def _fold(sign: str) -> str:
    """Return the sign in its plain form, where that is one sign too."""
    folded = unicodedata.normalize("NFKC", sign).lower().replace("−", "-")
    return folded if len(folded) == 1 else sign


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _value(match: re.Match[str]) -> Decimal | None:
    value = Decimal("0.5") if match["number"] == "½" else numeral(match["number"])
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


def _quantity(match: re.Match[str], value: Decimal, plain: str) -> Quantity:
    scaled = bool(match["scales"].strip() or re.search(SCALE.replace("十", ""), match["number"]))
    implied = "money" if match["before"] else "percent" if match["rate"] else None
    unit = next((kind for kind in UNITS if match[kind]), implied)
    if match["part"]:
        value, unit = value * PARTS[match["part"]], "percent"
    whole = match[0].strip() == plain.strip()
    return Quantity(value, unit, scaled, whole, *_place(match, plain))


def _place(match: re.Match[str], plain: str) -> tuple[int, int]:
    """Return where the quantity stands in the text, which has no bars."""
    bars = plain.count("|", 0, match.start())
    lead, tail = (len(match[0]) - len(cut) for cut in (match[0].lstrip(), match[0].rstrip()))
    end = match.end() - tail
    while plain[end : end + 1] == FILLER:
        end += 1
    return match.start() - bars + lead, end - bars


def _counts(quantity: Quantity, match: re.Match[str]) -> bool:
    """Say whether it is a quantity at all: in 一直, 万一 and 一下 the numeral is part of a word."""
    in_words = not re.search(r"\d", match["number"])
    return not (in_words and quantity.unit is None and not quantity.scaled) or quantity.whole_text
