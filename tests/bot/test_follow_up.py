"""Questions that lean on the last topic, by the two tables alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.aspects import ASPECTS, TAKES
from bot.components.entities import EntityReader
from bot.follow_up import Before, about_of, leant
from bot.forms.told import Told
from bot.topics import load_topics
from bot.understanding import ANSWER, OUT, Understanding

DATA = Path(__file__).parents[2] / "data"
READER = EntityReader(DATA, lambda: date(2026, 11, 22))
UNKNOWN = Understanding("out_of_scope", 0.3, OUT, "zh")


def told(text: str, understood: Understanding = UNKNOWN) -> Told:
    return Told(text, understood, "zh", tuple(one.as_dict() for one in READER.read(text)))


def before(topic: str, **about: object) -> Before:
    return Before(topic, 0.9, about)


LEANT = [
    ("那三年的呢", "savings/rates", "savings/rates"),
    ("三年呢？", "savings/rates", "savings/rates"),
    ("三年的", "savings/rates", "savings/rates"),
    ("那大额存单呢", "savings/rates", "savings/rates"),
    ("那信用卡呢", "loans/rates", "cards/instalments"),
    ("那信用卡逾期呢", "loans/rates", "cards/overdue"),
    ("那手续费呢", "wealth/how_to_buy", "wealth/fees"),
    ("那白金卡呢", "cards/annual_fee", "cards/annual_fee"),
    ("那二套呢", "loans/mortgage_downpayment", "loans/mortgage_downpayment"),
    ("柜台呢", "banking/transfer_fee", "banking/transfer_fee"),
    ("那提前还呢", "loans/rates", "loans/prepayment"),
    ("那期限呢", "loans/rates", "loans/term"),
    ("那松石一年封闭呢", "wealth/returns", "wealth/returns"),
    ("那上海的呢", "banking/branch_locations", "banking/branch_locations"),
    ("and for five years?", "savings/rates", "savings/rates"),
    ("what about the platinum card?", "cards/annual_fee", "cards/annual_fee"),
    ("what about online?", "banking/transfer_fee", "banking/transfer_fee"),
    ("and for a mortgage?", "savings/rates", "loans/rates"),
    ("how about credit cards", "loans/rates", "cards/instalments"),
    ("and the documents?", "loans/rates", "loans/documents"),
    ("and the fees?", "wealth/returns", "wealth/fees"),
]


@pytest.mark.parametrize(("text", "last", "topic"), LEANT)
def test_a_follow_up_is_understood_from_the_last_topic(text: str, last: str, topic: str) -> None:
    assert leant(told(text), before(last)) == topic


@pytest.mark.parametrize("text", ["五年？", "五年的吧", "five years?", "for 5 years"])
def test_a_bare_value_leans_on_the_last_topic_whatever_it_looks_like_by_itself(text: str) -> None:
    looks = Understanding("loans/term", 0.88, ANSWER, "zh")
    assert leant(told(text, looks), before("savings/rates")) == "savings/rates"
    assert leant(told(text, looks), before("banking/hotline")) is None


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("那你叫什么名字呢", "savings/rates"),
        ("那西湖支行呢", "savings/rates"),
        ("三年", "banking/hotline"),
        ("那明天呢", "savings/rates"),
        ("what about the weather?", "savings/rates"),
        ("那" + "很长的故事" * 12 + "三年呢", "savings/rates"),
    ],
)
def test_what_the_last_topic_does_not_take_does_not_lean_on_it(text: str, last: str) -> None:
    assert leant(told(text), before(last)) is None


def test_the_bare_name_of_a_product_that_is_understood_by_itself_is_a_question() -> None:
    sure = Understanding("savings/large_cd", 0.95, ANSWER, "zh")
    assert leant(told("大额存单", sure), before("savings/rates")) is None


def test_nothing_leans_on_nothing() -> None:
    assert leant(told("那三年的呢"), Before()) is None


def test_a_question_that_is_understood_by_itself_keeps_its_topic() -> None:
    sure = Understanding("savings/close_account", 0.95, ANSWER, "zh")
    assert leant(told("那怎么销户呢", sure), before("savings/rates")) is None


def test_a_follow_up_keeps_what_it_does_not_replace() -> None:
    last = before("savings/rates", product="deposits.fixed", months=36)
    assert about_of(told("那大额存单呢"), last) == {"product": "deposits.large_cd", "months": 36}
    assert about_of(told("那五年呢"), last) == {"product": "deposits.fixed", "months": 60}


def test_another_family_keeps_nothing() -> None:
    last = before("savings/rates", product="deposits.fixed", months=36)
    assert about_of(told("那白金卡呢"), last) == {"product": "cards.products.platinum"}


def test_a_new_question_forgets_the_old_one() -> None:
    sure = Understanding("savings/rates", 0.95, ANSWER, "zh")
    last = before("savings/rates", months=36)
    assert about_of(told("存款利率是多少", sure), last) == {"product": "savings"}
    assert about_of(told("怎么开户"), last) == {}


def test_every_topic_of_the_tables_is_one_of_the_hall() -> None:
    known = load_topics(DATA / "topics.yml")
    named = {topic for one in ASPECTS for topic in one.topics.values()} | set(TAKES)
    assert {topic for topic in named if not topic.endswith("/types")} <= set(known)
