"""Days as customers write them, counted from a given day: 下周三, 12月1号, next Friday, the 3rd."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.reading.numerals import DIGIT, numeral

NUMBER = rf"(?:\d{{1,2}}|{DIGIT}?[十拾]{DIGIT}?|{DIGIT})"
WEEKDAYS = "一二三四五六日"
ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ENGLISH_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
EN_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
EN_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
RELATIVE = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "当天": 0,
    "大后天": 3,
    "后天": 2,
    "後天": 2,
    "明天": 1,
    "明日": 1,
    "聽日": 1,
    "听日": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "tomorrow": 1,
    "today": 0,
    "the day before yesterday": -2,
    "yesterday": -1,
    "tonight": 0,
    "今晚": 0,
    "明晚": 1,
}
# A date half a year back is more likely one of next year.
LONG_AGO = timedelta(days=180)


@dataclass(frozen=True)
class Found:
    """A day with its place in the text."""

    value: date
    start: int
    end: int


Reader = Callable[["re.Match[str]", date], "date | None"]


def days(text: str, today: date) -> Iterator[Found]:
    """Every day in the text that there is; 31 November is none."""
    for match, found in _read(text, today):
        if found is not None:
            yield Found(found, match.start(), match.end())


def impossible_day(text: str, today: date) -> bool:
    """Whether the text names a day that no calendar has, such as 31 November."""
    return any(found is None for _, found in _read(text, today))


def _read(text: str, today: date) -> Iterator[tuple[re.Match[str], date | None]]:
    rest = "".join(_fold(sign) for sign in text)
    for pattern, reader in DAYS:
        for match in pattern.finditer(rest):
            yield match, reader(match, today)
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)


def _relative(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=RELATIVE[match[0].lower()])


def _in_days(match: re.Match[str], today: date) -> date | None:
    number = _number(match["n"])
    unit = 7 if re.search(r"周|星期|week", match[0]) else 1
    return None if number is None else today + timedelta(days=number * unit)


def _weekday(match: re.Match[str], today: date) -> date:
    """The next such day; with "next" that of the week after this one, which begins on Monday."""
    which, name = (match["which"] or "").strip().lower(), match["name"].lower().replace("天", "日")
    named = WEEKDAYS.index(name) if name in WEEKDAYS else ENGLISH_DAYS.index(name[:3])
    weeks = which.count("下") - which.count("上") + {"next": 1, "last": -1}.get(which, 0)
    if which:
        return today + timedelta(days=named - today.weekday() + 7 * weeks)
    return today + timedelta(days=(named - today.weekday()) % 7)


def _dated(match: re.Match[str], today: date) -> date | None:
    groups = match.groupdict()
    name, day = (groups.get("name") or "").lower(), _number(groups["day"])
    month = ENGLISH_MONTHS.index(name[:3]) + 1 if name else _number(groups.get("month"))
    if groups.get("year"):
        return _day(int(groups["year"]), month, day)
    if month is None:
        return _coming(day, today)
    this_year = _day(today.year, month, day)
    past = this_year is not None and this_year < today - LONG_AGO
    return _day(today.year + 1, month, day) if past else this_year


def _coming(day: int | None, today: date) -> date | None:
    """The next day of that number: 25号."""
    following = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    found = (_day(first.year, first.month, day) for first in (today, following))
    return next((one for one in found if one and one >= today), None)


def _number(text: str | None) -> int | None:
    value = numeral(text) if text else None
    return None if value is None else int(value)


def _day(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None


def _fold(sign: str) -> str:
    folded = unicodedata.normalize("NFKC", sign)
    return folded if len(folded) == 1 else sign


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# In this order: what is read by one is not looked at by the next.
DAYS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (
        _pattern(r"(?P<year>20\d\d)[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号號]?"),
        _dated,
    ),
    (_pattern(rf"(?P<month>{NUMBER})月(?P<day>{NUMBER})[日号號]?"), _dated),
    (_pattern(rf"\b(?:the )?{NTH} (?:of )?(?P<name>{EN_MONTH})\b(?:,? (?P<year>20\d\d))?"), _dated),
    (_pattern(rf"\b(?P<name>{EN_MONTH})\.? {NTH}\b(?:,? (?P<year>20\d\d))?"), _dated),
    (_pattern(r"(?<![\d/])(?P<month>1[0-2]|0?[1-9])/(?P<day>\d{1,2})(?![\d/])"), _dated),
    (_pattern("|".join(sorted(RELATIVE, key=len, reverse=True))), _relative),
    (_pattern(rf"(?P<n>{NUMBER})(?:天|日|个?星期|周)(?:以?后|之后|後)"), _in_days),
    (_pattern(r"\bin (?P<n>\d{1,2}) (?:day|week)s?\b"), _in_days),
    (
        _pattern(
            rf"(?P<which>(?:[下上]个?){{1,3}}|这个?|這個?|本)?(?:周|星期|礼拜|週)(?P<name>[{WEEKDAYS}天])"
        ),
        _weekday,
    ),
    (_pattern(rf"\b(?P<which>next |this |last )?(?P<name>{EN_DAY})\b"), _weekday),
    (_pattern(rf"(?P<day>{NUMBER})[号號](?!线|楼)"), _dated),
    (_pattern(r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b"), _dated),
)
