"""Numbers in words: Chinese (三万五, 12万5千, 壹佰, 三点五) and English (fifty thousand)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

DIGITS: Mapping[str, int] = MappingProxyType(
    {"〇": 0, "两": 2, "兩": 2, "貳": 2, "參": 3, "陸": 6}
    | {sign: value for value, sign in enumerate("零一二三四五六七八九")}
    | {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
)
# Up to a thousand, and those that close a group of four digits.
SMALL: Mapping[str, int] = MappingProxyType(
    {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
)
LARGE: Mapping[str, int] = MappingProxyType({"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8})
SCALES = {**SMALL, **LARGE}

ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
DIGIT = f"[{''.join(DIGITS)}]"
SCALE = f"[{''.join(SCALES)}]"
# After the first number: a scale with what follows it, another sign, or decimals in words.
NUMERAL = rf"(?:{ARABIC}|{DIGIT}|[十拾])(?:\s*{SCALE}(?:{ARABIC})?|{DIGIT}|[点點](?:{DIGIT}+|\d+))*"

# Fills up what became shorter, so that places in the text stay: white space that nobody types.
FILLER = "\u2003"

_TOKEN = re.compile(rf"{ARABIC}|{DIGIT}|{SCALE}")
_POINT = re.compile(rf"(.+?)[点點]({DIGIT}+|\d+)({SCALE}*)")


def numeral(text: str) -> Decimal | None:
    """Return the number, or None where the signs do not make one (两三万 is a guess)."""
    plain = re.sub(r"[\s,]", "", text)
    pointed = _POINT.fullmatch(plain)
    if pointed:
        return _pointed(*pointed.groups())
    tokens = _TOKEN.findall(plain)
    if "".join(tokens) != plain or not tokens:
        return None
    if len(tokens) > 1 and all(token in DIGITS for token in tokens):
        return _read_out(tokens)
    return _Sum().of(tokens)


def _pointed(whole: str, places: str, scales: str) -> Decimal | None:
    before = numeral(whole)
    if before is None or before != before.to_integral_value():
        return None
    after = "".join(str(DIGITS.get(sign, sign)) for sign in places)
    value = Decimal(f"{before:f}.{after}")
    for sign in scales:
        value *= SCALES[sign]
    return value


def _read_out(tokens: list[str]) -> Decimal | None:
    # 二零二六 is read out digit by digit; 两三 is a guess.
    if len(tokens) < 3 and "零" not in tokens and "〇" not in tokens:
        return None
    return Decimal("".join(str(DIGITS[token]) for token in tokens))


class _Sum:
    """Adds up the signs of one number, from left to right."""

    def __init__(self) -> None:
        self.total = self.group = Decimal(0)
        self.pending: Decimal | None = None
        self.after_zero = False
        self.last_scale = 1

    def of(self, tokens: list[str]) -> Decimal | None:
        """Return the number, or None."""
        steps = (self._scale(one) if one in SCALES else self._number(one) for one in tokens)
        if not all(steps):
            return None
        return self.total + self.group + self._tail(tokens[-1])

    def _number(self, token: str) -> bool:
        value = Decimal(DIGITS[token]) if token in DIGITS else Decimal(token)
        if self.pending is not None:
            return False
        if token in DIGITS and not value and self.last_scale > 1:
            self.after_zero = True
        else:
            self.pending = value
        return True

    def _scale(self, token: str) -> bool:
        self.last_scale = SCALES[token]
        self.after_zero = False
        if token in SMALL:
            return self._small(SMALL[token])
        return self._large(LARGE[token])

    def _small(self, scale: int) -> bool:
        # Only ten goes without a number before it: 十五, but not 百五.
        if self.pending is None and scale != 10:
            return False
        self.group += (Decimal(1) if self.pending is None else self.pending) * scale
        self.pending = None
        return True

    def _large(self, scale: int) -> bool:
        self.group += self.pending or 0
        self.pending = None
        if scale == LARGE["亿"]:
            self.total = (self.total + self.group) * scale
        else:
            self.total += self.group * scale
        self.group = Decimal(0)
        return bool(self.total)

    def _tail(self, token: str) -> Decimal:
        """Return what stands after the last scale: in 三万五 a five thousand, in 三万零五 a five."""
        if self.pending is None:
            return Decimal(0)
        short = self.last_scale > 1 and len(token) == 1 and not self.after_zero
        return self.pending * self.last_scale / 10 if short else self.pending


ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS: Mapping[str, int] = MappingProxyType(
    {word: value for value, word in enumerate(ONES)}
    | {word: 10 * value for value, word in enumerate(TENS, 2)}
)
MULTIPLES: Mapping[str, int] = MappingProxyType(
    {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
)
_WORD = rf"(?:{'|'.join([*WORDS, *MULTIPLES])})"
_RUN = re.compile(
    rf"\b(?:an? (?=hundred|thousand|million))?{_WORD}(?:(?:[\s-]+|\s+and\s+){_WORD})*\b"
)


def digits_for_words(text: str) -> str:
    """Return the lower-case text with English numbers in digits: fifty thousand → 50000."""
    return _RUN.sub(lambda run: _after_digits(text, run) or _padded(run[0]), text)


def _padded(words: str) -> str:
    return str(english(words)).ljust(len(words), FILLER)


def _after_digits(text: str, run: re.Match[str]) -> str | None:
    # In `5 hundred thousand` the words scale the digits: that is read elsewhere.
    led = re.search(r"[\d.]\s*$", text[: run.start()])
    return run[0] if led and run[0].split()[0] in MULTIPLES else None


def english(words: str) -> int:
    """Return the number that English words say."""
    total = group = 0
    for word in re.findall(r"[a-z]+", words):
        if word in WORDS:
            group += WORDS[word]
        elif word == "hundred":
            group = max(group, 1) * MULTIPLES[word]
        elif word in MULTIPLES:
            total += max(group, 1) * MULTIPLES[word]
            group = 0
    return total + group
