"""Amounts, terms and rates as customers write them; a doubt is None and never a guess."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.days import days
from bot.reading.quantities import quantities
from bot.reading.terms import measured
from bot.reading.times import times

Term = tuple[int, int]  # months and days


def values(text: str, kind: str) -> list[Decimal]:
    """Return the values of one kind, each once."""
    return list(dict.fromkeys(Decimal(one.value) for one in measured(text) if one.kind == kind))


def only(found: list[Decimal]) -> Decimal | None:
    """Return the value when there is one and no doubt."""
    return found[0] if len(found) == 1 else None


def amount(text: str) -> Decimal | None:
    """Return the amount in yuan, or the bare number where nothing is written as money."""
    return only(values(text, "amount") or values(text, "number"))


def rate(text: str) -> Decimal | None:
    """Return the rate in percent, or the bare number that may be one."""
    return only(values(text, "rate") or [one for one in values(text, "number") if one <= 100])


def duration(text: str) -> Term | None:
    """Return the term."""
    months, days = values(text, "months"), values(text, "days")
    if max(len(months), len(days)) != 1:
        return None
    return int(sum(months)), int(sum(days))


def count(text: str) -> int | None:
    """Return how many instalments."""
    found = only(values(text, "months") or values(text, "number"))
    return int(found) if found is not None and found == found.to_integral_value() else None


AMOUNTS = {
    "5万": "50000",
    "５万元": "50000",
    "五万元": "50000",
    "50k": "50000",
    "50 K": "50000",
    "5w": "50000",
    "1.5m": "1500000",
    "2 million yuan": "2000000",
    "fifty thousand": "50000",
    "5 hundred thousand": "500000",
    "五万三": "53000",
    "12万5千": "125000",
    "1亿2000万": "120000000",
    "壹佰万圆": "1000000",
    "¥50,000.50": "50000.50",
    "RMB 300": "300",
    "50000": "50000",
    "一百零五块": "105",
    "八十八元六角五分": "88.65",
    "存5万三年": "50000",
    "我有十五万，想存三年期": "150000",
    "贷款100万 30年 4.9%": "1000000",
    "存10万，2026年11月1日到期": "100000",
    "10,000 at 3.85% for 20 years": "10000",
    "7天通知存款50万": "500000",
    "-5": "-5",
    "负五万": "-50000",
    "1000000000000000": "1000000000000000",
    "12万期限5年": "120000",
}
TERMS = {
    "三年期": (36, 0),
    "3年": (36, 0),
    "18个月": (18, 0),
    "十八個月": (18, 0),
    "一年半": (18, 0),
    "1.5年": (18, 0),
    "半年": (6, 0),
    "半个月": (0, 15),
    "一年零三个月": (15, 0),
    "90天": (0, 90),
    "七天通知": (0, 7),
    "24期": (24, 0),
    "36 months": (36, 0),
    "two years and 6 months": (30, 0),
    "two and a half years": (30, 0),
    "a year": (12, 0),
    "half a year": (6, 0),
    "30-year": (360, 0),
    "5万三年": (36, 0),
    "5千3年": (36, 0),
    "2026年11月1日存的，三年": (36, 0),
}
RATES = {
    "3.5%": "3.5",
    "３．５％": "3.5",
    "3.5个点": "3.5",
    "三点五个百分点": "3.5",
    "百分之三点五": "3.5",
    "千分之五": "0.5",
    "万分之五": "0.05",
    "30个基点": "0.3",
    "25bp": "0.25",
    "3.5 percent": "3.5",
    "3.85": "3.85",
    "年化3.5，存20万": "3.5",
    "LPR 3.0% 30年 80万": "3.0",
    "rate of 4.1": "4.1",
}
NOTHING = [
    "",
    "😤😤",
    "一直没到账",
    "万一亏了呢",
    "千万别",
    "几万",
    "两三万",
    "5万多",
    "十几万",
    "有一个问题",
]


@pytest.mark.parametrize(("text", "value"), AMOUNTS.items())
def test_an_amount_is_read(text: str, value: str) -> None:
    assert amount(text) == Decimal(value)


@pytest.mark.parametrize(("text", "value"), TERMS.items())
def test_a_term_is_read(text: str, value: tuple[int, int]) -> None:
    assert duration(text) == value


@pytest.mark.parametrize(("text", "value"), RATES.items())
def test_a_rate_is_read(text: str, value: str) -> None:
    assert rate(text) == Decimal(value)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_quantity_is_none(text: str) -> None:
    assert (amount(text), duration(text), rate(text), count(text)) == (None, None, None, None)


@pytest.mark.parametrize("text", ["5万还是10万", "10000 12", "5万到8万"])
def test_two_amounts_are_a_question_and_not_a_guess(text: str) -> None:
    assert amount(text) is None


@pytest.mark.parametrize("text", ["1年还是3年", "0.7年", "2026年", "500年", "0.5天"])
def test_a_term_that_is_none_is_not_made_up(text: str) -> None:
    assert duration(text) is None


def test_a_number_of_instalments_is_counted() -> None:
    assert (count("12"), count("分24期"), count("twelve"), count("1.5")) == (12, 24, 12, None)


def test_a_sealed_card_number_is_no_amount() -> None:
    assert amount("卡号 ⟦card:9f3a21c07b44:6222********1234⟧") is None
    assert amount("从 ⟦card:9f3a21c07b44:6222********1234⟧ 转5万") == 50000


money = st.integers(1, 10**11).map(lambda fen: Decimal(fen) / 100)


@given(money)
def test_any_amount_is_read_in_every_usual_form(value: Decimal) -> None:
    for text in (f"{value}", f"{value}元", f"¥{value:,}", f"存{value}块钱", f"CNY {value:,.2f}"):
        assert amount(text) == value


@given(st.integers(1, 10**8))
def test_an_amount_in_wan_is_ten_thousand_times_as_much(cents: int) -> None:
    value = Decimal(cents) / 100
    for text in (f"{value}万", f"{value} 万元", f"{value}w", f"我有{value}万"):
        assert amount(text) == value * 10**4
    assert amount(f"{value}k") == value * 1000


@given(st.integers(1, 99), st.integers(1, 11))
def test_years_and_months_add_up(years: int, months: int) -> None:
    expected = (years * 12 + months, 0)
    assert duration(f"{years}年{months}个月") == expected
    assert duration(f"{years} years and {months} months") == expected


@given(st.decimals(0, 99, places=2), money, st.integers(1, 40))
def test_amount_term_and_rate_are_told_apart(percent: Decimal, value: Decimal, years: int) -> None:
    text = f"贷款{value}元，{years}年，年利率{percent}%"
    assert (amount(text), duration(text), rate(text)) == (value, (years * 12, 0), percent)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    list(quantities(text))
    amount(text), duration(text), rate(text), count(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    {
        "存5万三年": ["5万", "三年"],
        "I have fifty thousand for half a year": ["fifty thousand", "half a year"],
        "半年10万": ["半年", "10万"],
        "２０万，利率３.５％": ["２０万", "利率３.５％"],
    }.items(),
)
def test_a_quantity_knows_where_it_stands(text: str, parts: list[str]) -> None:
    assert [text[one.start : one.end] for one in quantities(text)] == parts


@given(st.text(max_size=200))
def test_no_text_breaks_the_measures_days_and_times(text: str) -> None:
    for one in measured(text):
        assert 0 <= one.start < one.end <= len(text)
    list(days(text, date(2026, 11, 22))), list(times(text))
