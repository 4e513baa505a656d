"""The category of a complaint, by words that customers use."""

import pytest

from actions.categories import KEYWORDS, category
from cases.kinds import Category

SAID = {
    "柜台排了两个小时队，大堂经理态度很差": Category.SERVICE,
    "the teller was rude and nobody helped me": Category.SERVICE,
    "信用卡无缘无故多扣了年费": Category.PRODUCT,
    "you charged me a fee on my loan twice": Category.PRODUCT,
    "手机银行一登录就闪退": Category.CHANNEL,
    "the ATM swallowed my card": Category.CHANNEL,
    "客户经理没告诉我会亏，说好的保本": Category.MISUNDERSTANDING,
    "I was told the return was guaranteed, nobody said it was not": Category.MISUNDERSTANDING,
}


@pytest.mark.parametrize(("text", "expected"), SAID.items())
def test_what_customers_say_falls_into_its_category(text: str, expected: Category) -> None:
    assert category(text) is expected


@pytest.mark.parametrize("text", ["", "😤😤😤", "I feel unhappy about what happened in April"])
def test_words_that_tell_nothing_are_a_complaint_about_service(text: str) -> None:
    assert category(text) is Category.SERVICE


def test_every_category_has_words_of_its_own() -> None:
    words = [word for text in KEYWORDS.values() for word in text.split()]
    assert set(KEYWORDS) == set(Category)
    assert len(words) == len(set(words))
