"""The bank's own names and what customers call them: from the catalogue and data/lookups/names.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

HAN = re.compile(r"[\u3400-\u9fff]")
# Where in the catalogue products stand that have names of their own.
NAMED = ("loans.products", "cards.products")


@dataclass(frozen=True)
class Name:
    """One way to say it: what kind of thing, which one, and the words."""

    kind: str
    id: str
    words: str


def names(catalogue: dict[str, Any], lookups: dict[str, Any]) -> Iterator[Name]:
    """Every name of a product, a channel, a branch or a city."""
    listed = lookups.get("names", {})
    for kind, table in (("product", "products"), ("channel", "channels"), ("branch", "branches")):
        for identifier, by_language in listed.get(table, {}).items():
            for words in (*by_language["zh"], *by_language["en"]):
                yield Name(kind, identifier, str(words))
    yield from _products(catalogue)
    yield from _branches(catalogue.get("branches", {}))


def _products(catalogue: dict[str, Any]) -> Iterator[Name]:
    for path in NAMED:
        file, table = path.split(".")
        for key, product in catalogue.get(file, {}).get(table, {}).items():
            yield from _both("product", f"{path}.{key}", product["name"])
    for product in catalogue.get("wealth", {}).get("products", []):
        identifier = f"wealth.{product['code']}"
        yield Name("product", identifier, product["code"])
        yield from _both("product", identifier, product["name"])


def _branches(table: dict[str, Any]) -> Iterator[Name]:
    for branch in table.get("branches", []):
        yield from _both("branch", branch["id"], branch["name"])
        yield Name("branch", branch["id"], branch["name"]["zh"].removeprefix(branch["city"]["zh"]))
        yield Name(
            "branch", branch["id"], branch["name"]["en"].removeprefix(branch["city"]["en"]).strip()
        )
    for key, city in table.get("cities", {}).items():
        yield from _both("city", key, city)


def _both(kind: str, identifier: str, name: dict[str, str]) -> Iterator[Name]:
    for words in name.values():
        plain = re.sub(r"\s*[(（].*?[)）]", "", words)  # 云杉e贷（个人消费贷款）
        yield Name(kind, identifier, plain)
