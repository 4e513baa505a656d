"""Which questions of a task come with a field of their own."""

from __future__ import annotations

import pytest

from bot.forms.fields_shown import card_of
from bot.forms.registry import TASKS
from bot.forms.state import State


@pytest.mark.parametrize(
    ("task", "asked", "shown"),
    [
        ("deposit_interest", "amount", "amount"),
        ("appointment", "date", "date"),
        ("complaint", "contact", "contact"),
        ("appointment", "contact", "phone"),
        ("deposit_interest", "term", None),
        ("deposit_interest", None, None),
        ("nothing_of_ours", "amount", None),
    ],
)
def test_amounts_days_and_contacts_have_a_field(
    task: str, asked: str | None, shown: str | None
) -> None:
    card = card_of(State(task, "key", asked=asked))
    assert card == ({"kind": "field", "input": shown} if shown else None)


def test_without_a_task_there_is_none() -> None:
    assert card_of(None) is None


def test_every_field_of_every_task_is_known_or_plain() -> None:
    shown = {card_of(State(t.name, "k", asked=f.name)) is not None for t in TASKS for f in t.fields}
    assert shown == {True, False}
