"""Numbers in words, against a writer of our own and what dictionaries say."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.numerals import FILLER, digits_for_words, numeral

SIGNS = "零一二三四五六七八九"


def group(number: int) -> str:
    """Write a number below ten thousand."""
    written, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            written += ("零" if zero and written else "") + SIGNS[digit] + name
            zero = False
        else:
            zero = True
    return written


def chinese(number: int) -> str:
    """Write a number as a Chinese schoolbook does."""
    written = ""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // scale % 10**4
        if part:
            gap = written and part < 1000
            written += ("零" if gap else "") + group(part) + name
    return written or "零"


@given(st.integers(1, 10**12 - 1))
def test_what_is_written_is_read_again(number: int) -> None:
    assert numeral(chinese(number)) == number


@given(st.integers(1, 10**8 - 1))
def test_formal_and_traditional_signs_mean_the_same(number: int) -> None:
    formal = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
    traditional = str.maketrans("二万亿", "兩萬億")
    assert numeral(chinese(number).translate(formal)) == number
    assert numeral(chinese(number).translate(traditional)) == number


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_digits_and_signs_may_be_mixed(before: int, after: int) -> None:
    assert numeral(f"{before}万{after:04d}") == before * 10**4 + after
    assert numeral(f"{before}亿") == before * 10**8


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三万五", "35000"),
        ("三万零五", "30005"),
        ("一百五", "150"),
        ("两千五", "2500"),
        ("十五", "15"),
        ("二十", "20"),
        ("12万5", "125000"),
        ("三点五", "3.5"),
        ("三点五万", "35000.0"),
        ("3点25", "3.25"),
        ("零点零五", "0.05"),
        ("二零二六", "2026"),
        ("一万亿", "1000000000000"),
        ("50,000.50", "50000.50"),
    ],
)
def test_spoken_forms(text: str, value: str) -> None:
    assert numeral(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "两三", "两三万", "三五百", "百五", "万", "万五", "点五", "五五万"]
)
def test_what_makes_no_number_is_none(text: str) -> None:
    assert numeral(text) is None


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("fifty thousand", "50000"),
        ("twenty-five thousand three hundred and one", "25301"),
        ("a hundred and twenty thousand", "120000"),
        ("two million", "2000000"),
        ("i need one", "i need 1"),
        ("5 hundred thousand", "5 hundred thousand"),
        ("someone often waits", "someone often waits"),
    ],
)
def test_english_words_become_digits_and_nothing_moves(text: str, digits: str) -> None:
    assert digits_for_words(text) == digits.ljust(len(text), FILLER)
