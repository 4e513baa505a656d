"""Times of day as customers write them: 下午3点, 10:30, 三点半, half past two, 3pm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from bot.reading.numerals import DIGIT, numeral

NUMBER = rf"(?:\d{{1,2}}|[十拾]{DIGIT}?|{DIGIT}[十拾]?{DIGIT}?)"
PART = r"(?:(?P<part>凌晨|早上|上午|中午|下午|傍晚|晚上|晚)\s*)?"
AFTERNOON = ("下午", "傍晚", "晚上", "晚", "pm")
NOON = 12
# In 百分之三点五 and 三点五万 the sign is a decimal point.
RATE = r"(?<!分之)"
NO_NUMBER = rf"(?!\s*(?:{DIGIT}|\d)*\s*(?:[万萬亿億%％]|[个個点點百][点點分]))"
# A branch is not open at night: three o'clock without more is in the afternoon.
EARLIEST_MORNING = 7
TIMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        PART + r"(?<![\d:])(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?!\d)(?:\s*(?P<half_day>[ap]\.?m\b\.?))?",
        PART
        + RATE
        + rf"(?P<hour>{NUMBER})(?:点|點|时(?!候|间|段))"
        + rf"(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>{NUMBER})分?)?"
        + NO_NUMBER,
        r"\b(?P<hour>\d{1,2})\s*(?P<half_day>[ap]\.?m\b\.?)",
        r"\b(?P<half>half) past (?P<hour>\d{1,2})\b",
        r"\b(?:at )?(?P<hour>\d{1,2}) o'?clock\b",
    )
)  # fmt: skip
NAMED = re.compile(r"(?P<noon>正午|中午|\b(?:noon|midday)\b)")


@dataclass(frozen=True)
class Found:
    """A time with its place in the text."""

    value: time
    start: int
    end: int


def times(text: str) -> Iterator[Found]:
    """Every time of day in the text; 25 o'clock is none."""
    rest = text
    for pattern in TIMES:
        for match in pattern.finditer(rest):
            value = _time(match)
            if value:
                yield Found(value, match.start(), match.end())
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    for match in NAMED.finditer(rest):
        yield Found(time(NOON), match.start(), match.end())


def _time(match: re.Match[str]) -> time | None:
    groups = match.groupdict()
    hour, minute = _number(groups["hour"]), _minute(groups)
    part = (groups.get("part") or groups.get("half_day") or "").lower().replace(".", "")
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    if hour < NOON and (part in AFTERNOON or (not part and hour < EARLIEST_MORNING)):
        hour += NOON
    return time(hour % 24 if part != "am" or hour != NOON else 0, minute)


def _minute(groups: dict[str, str | None]) -> int | None:
    if groups.get("half"):
        return 30
    if groups.get("quarter"):
        return {"一": 15, "三": 45}[groups["quarter"] or ""]
    return _number(groups["minute"]) if groups.get("minute") else 0


def _number(text: str | None) -> int | None:
    value = numeral(text) if text else None
    return None if value is None else int(value)
