"""What the open question asks for, so that a widget may show a field of that kind beside free text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.forms.contacts import Contact
from bot.forms.kinds import Amount, Day
from bot.forms.registry import BY_NAME
from bot.forms.state import State

# Kinds of field and what a widget offers for them; every other question is answered in words or by its buttons.
INPUTS: Mapping[type, str] = {Amount: "amount", Day: "date", Contact: "contact"}
PHONE_ALONE = ("phone",)


def card_of(state: State | None) -> dict[str, Any] | None:
    """The card of the question that the task waits on; None where words do."""
    if state is None or state.asked is None:
        return None
    task = BY_NAME.get(state.name)
    asked = task.by_name.get(state.asked) if task else None
    if asked and isinstance(asked.kind, Contact) and asked.kind.kinds == PHONE_ALONE:
        return {"kind": "field", "input": "phone"}
    kind = INPUTS.get(type(asked.kind)) if asked else None
    return {"kind": "field", "input": kind} if kind else None
