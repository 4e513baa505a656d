"""Entities with their values, in both languages and mixed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import pytest

from bot.components.entities import EntityReader

DATA = Path(__file__).parents[2] / "data"
SUNDAY = date(2026, 11, 22)
READER = EntityReader(DATA, lambda: SUNDAY)

READ = {
    "5万存三年能有多少利息": [("amount", "50000"), ("months", 36)],
    "50k for five years in a fixed deposit": [
        ("amount", "50000"),
        ("months", 60),
        ("product", "deposits.fixed"),
    ],
    "五万元18个月3.5个点": [("amount", "50000"), ("months", 18), ("rate", "3.5")],
    "三年零六个月": [("months", 42)],
    "七天通知存款50万": [("product", "deposits.notice.7d"), ("amount", "500000")],
    "那大額存單呢": [("product", "deposits.large_cd")],
    "青禾30天持有期怎么样": [("product", "wealth.SPF030")],
    "Is the PLATINUM card free": [("product", "cards.products.platinum")],
    "云杉白金卡": [("product", "cards.products.platinum")],
    "what about online?": [("channel", "online_banking")],
    "柜台和APP": [("channel", "counter"), ("channel", "app")],
    "下周三下午3点去西湖支行": [
        ("date", "2026-11-25"),
        ("time", "15:00"),
        ("branch", "hz-xihu"),
    ],
    "next Friday 10:30, Shanghai": [
        ("date", "2026-11-27"),
        ("time", "10:30"),
        ("city", "shanghai"),
    ],
    "⟦phone:ab:138****1234⟧ 编号 c20261121-0001-7": [
        ("phone", "⟦phone:ab:138****1234⟧"),
        ("case_number", "C20261121-0001-7"),
    ],
    "百分之三点五": [("rate", "3.5")],
    "利率三点五个点": [("rate", "3.5")],
    "三点五万": [("amount", "35000.0")],
    "下午三点五分": [("time", "15:05")],
    "我今年四十岁": [("age", "40")],
    "I am 66 years old": [("age", "66")],
    "66 years": [("months", 792)],
    "-5": [("number", "-5")],
    "1000000000000000": [("number", "1000000000000000")],
    "今晚吃什么": [("date", "2026-11-22")],
    "😀": [],
    "": [],
}


@pytest.mark.parametrize(("text", "entities"), READ.items())
def test_a_text_tells_its_entities(text: str, entities: list[tuple[str, str | int]]) -> None:
    assert [(one.entity, one.value) for one in READER.read(text)] == entities


@pytest.mark.parametrize("text", READ)
def test_an_entity_stands_where_it_says_and_none_overlap(text: str) -> None:
    found = READER.read(text)
    assert all(
        text[one.start : one.end].strip() == text[one.start : one.end] != "" for one in found
    )
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_word_within_another_is_no_name() -> None:
    assert READER.read("marigolden platinums") == []


def test_every_product_of_the_catalogue_is_known_by_its_own_names() -> None:
    reader = EntityReader(DATA)
    reader.read("")
    for product in reader._catalogue.content["wealth"]["products"]:
        for name in (*product["name"].values(), product["code"]):
            assert [one.value for one in reader.read(name)] == [f"wealth.{product['code']}"], name


def test_a_new_product_is_known_without_training(tmp_path: Path) -> None:
    for folder in ("catalog", "lookups"):
        copytree(DATA / folder, tmp_path / folder)
    reader = EntityReader(tmp_path)
    assert reader.read("买白桦卡") == []
    cards = tmp_path / "catalog" / "cards.yml"
    text = cards.read_text(encoding="utf-8")
    birch = "products:\n  birch:\n    name: {zh: 白桦卡, en: Birch Card}\n"
    cards.write_text(text.replace("products:\n", birch, 1), encoding="utf-8")
    assert [one.value for one in reader.read("买白桦卡")] == ["cards.products.birch"]
