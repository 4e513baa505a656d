"""The products that stand as cards beside an answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.nlg.library import Library

DATA = Path(__file__).parents[2] / "data"
WITH_PRODUCTS = ("cards/types", "loans/types")


@pytest.fixture(scope="module")
def library() -> Library:
    opened = Library(DATA)
    opened.refresh()
    return opened


def items(library: Library, topic: str, language: str) -> list[dict[str, Any]]:
    card = library.answer(topic, language).card
    assert card is not None
    assert card["kind"] == "products"
    found: list[dict[str, Any]] = card["items"]
    return found


@pytest.mark.parametrize("topic", WITH_PRODUCTS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_product_has_a_name_facts_and_something_to_ask(
    library: Library, topic: str, language: str
) -> None:
    for one in items(library, topic, language):
        assert one["name"]
        assert one["facts"]
        assert all(fact["value"] for fact in one["facts"])
        assert one["ask"]["title"]
        assert one["name"] in one["ask"]["text"]


def test_figures_are_those_of_the_catalogue_in_the_words_of_the_language(library: Library) -> None:
    classic = next(one for one in items(library, "cards/types", "zh") if "标准卡" in one["name"])
    assert {"name": "年费", "value": "80元"} in classic["facts"]
    classic = next(one for one in items(library, "cards/types", "en") if "Classic" in one["name"])
    assert {"name": "Annual fee", "value": "CNY 80"} in classic["facts"]


def test_other_answers_have_no_card(library: Library) -> None:
    assert library.answer("savings/rates", "zh").card is None
