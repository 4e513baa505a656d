"""How a task goes on: from where it stands and what was read, to where it stands next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from bot.forms.kinds import Refused
from bot.forms.registry import BY_NAME
from bot.forms.said import CANCELS, CHANGES, CONFIRMED, UNCLEAR, WHICH_ONE, Reading
from bot.forms.state import CHECKING, CONFIRM, DONE, WHICH, State
from bot.forms.table import Task
from bot.forms.told import Told
from bot.forms.values import told_values
from bot.forms.words import OTHER

ASK, SUBMIT, CANCEL = "task_step", "task_complete", "task_cancel"  # intents that the rules see
BEGIN = "task_begin"
STORY = 8  # characters beyond the wish itself that make it a story


def begin(
    task: Task,
    told: Told,
    key: str,
    paused: State | None = None,
    proven: Mapping[str, Any] = MappingProxyType({}),
) -> State:
    """A new task, with what its first message tells already; none of it is asked again.

    ``proven`` are the pairs of number and second factor that were right in this conversation, by letter.
    """
    values = told_values(task, told, {})
    pair = proven.get(task.follows)
    if (
        pair
        and values.get("number", pair["number"]) == pair["number"]
        and not OTHER.search(told.text)
    ):
        values = {**values, **pair}
    fields = {name: value for name, value in values.items() if not isinstance(value, Refused)}
    refused = next((value.code for value in values.values() if isinstance(value, Refused)), None)
    free = next((one.name for one in task.fields if one.free), None)
    story = task.opening.sub("", told.text).strip(" ，。,.！!：:") if task.opening else ""
    if free and len(story) >= STORY:
        fields[free] = told.text.strip()
    kept = replace(paused, paused=None).as_slot() if paused else None
    state = State(task.name, key, fields, paused=kept)
    return state.asking(CHECKING) if task.checked_first else following(state, refused)


def after(state: State, reading: Reading) -> State | None:
    """The state after a message; None when the customer gives it up."""
    task = BY_NAME[state.name]
    if reading.move == CANCELS:
        return None
    if reading.move == UNCLEAR:
        return state.asking(state.asked, reading.problem or "unclear")
    if reading.move == WHICH_ONE:
        return state.asking(WHICH)
    if reading.move == CHANGES:
        rest = {name: value for name, value in state.fields.items() if name != reading.named}
        return replace(state, fields=rest).asking(reading.named)
    if reading.move == CONFIRMED:
        return state.asking(DONE)
    told = replace(state, fields={**state.fields, **reading.values})
    if any(task.by_name[name].checked for name in reading.values):
        return replace(told.asking(CHECKING), options=[])
    return following(told, reading.problem)


def following(state: State, problem: str | None = None) -> State:
    """The state with the next question to ask, or with none: then the task is done."""
    task = BY_NAME[state.name]
    missing = task.missing(state.fields)
    if missing is None:
        return state.asking(CONFIRM if task.confirm else DONE, problem)
    unchecked = [one.name for one in task.fields if one.checked and one.name in state.fields]
    fresh = not state.asked and any(name not in state.data.get("checked", ()) for name in unchecked)
    return state.asking(CHECKING if fresh else missing, problem)


def answered(state: State, given: dict[str, Any]) -> State:
    """The state after the action server looked at it: ``given`` are the parts that it changed."""
    task = BY_NAME[state.name]
    checked = [one.name for one in task.fields if one.checked and one.name in state.fields]
    parts = {name: given[name] for name in ("fields", "options") if name in given}
    data = {**state.data, **given.get("data", {}), "checked": checked}
    changed = replace(state, **{"options": [], **parts, "data": data})
    missing = given.get("asked") or task.missing(changed.fields)
    last = CONFIRM if task.confirm and (state.asked == CHECKING or given.get("problem")) else DONE
    return replace(changed, asked=missing or last, problem=given.get("problem"))


def intent_of(state: State | None, begun: bool) -> str:
    """What the rules are told."""
    if state is None:
        return CANCEL
    if state.asked in (CHECKING, DONE):
        return SUBMIT
    return BEGIN if begun else ASK


def leant_on(task: Task, last: dict[str, Any], told: Told, key: str) -> State | None:
    """The last calculation again with other figures: "and for five years?", "no, 60,000"."""
    values = told_values(task, told, last)
    refused = {name: value.code for name, value in values.items() if isinstance(value, Refused)}
    if not values:
        return None
    fields = {name: value for name, value in {**last, **values}.items() if name not in refused}
    return following(State(task.name, key, fields), next(iter(refused.values()), None))
