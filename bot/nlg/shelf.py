"""Products of the catalogue as cards beside an answer; the answer's text is complete without them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

Render = Callable[[str, dict[str, Any]], str]


def products_card(
    told: Mapping[str, Any], catalogue: Mapping[str, Any], language: str, render: Render
) -> dict[str, Any]:
    """The card of an answer's ``products``: templates over each product ``p`` of a table.

    Raises LookupError and jinja's TemplateError for what the catalogue does not have.
    """
    table = reduce(lambda inside, name: inside[name], told["of"].split("."), catalogue)
    listed = [table[key] for key in told["only"]] if "only" in told else list(table.values())
    looks = told[language]
    return {"kind": "products", "items": [_item(looks, one, render) for one in listed]}


def _item(looks: Mapping[str, Any], product: Mapping[str, Any], render: Render) -> dict[str, Any]:
    given = {"p": product}
    facts = ((name, render(template, given)) for name, template in looks["facts"].items())
    return {
        "name": render(looks["name"], given),
        "text": render(looks.get("text", ""), given),
        "facts": [{"name": name, "value": value} for name, value in facts if value],
        "ask": {name: render(looks["ask"][name], given) for name in ("title", "text")},
    }
