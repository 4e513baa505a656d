"""The way to the action server, with a deadline and an honest answer when it fails.

Rasa waits 300 s for an action and drops its failure silently. To Rasa every task has the same two actions:
submitting it, which is the task's own action of the action server, and cancelling it, which needs none.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import aiohttp
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.forms.engine import answered
from bot.forms.registry import BY_NAME
from bot.forms.state import CONFIRM, DONE, FORM, State

logger = logging.getLogger(__name__)

DEADLINE = aiohttp.ClientTimeout(total=8, connect=2)
SUBMIT, CANCEL = "action_submit_task", "action_cancel_task"
REJECTED = 400  # the action server's word for "not this action now": Rasa handles it
MOST_CALLS = 2  # what was checked in passing may turn out to be complete

Result = dict[str, Any]


def _set(name: str, value: Any) -> Result:
    return {"event": "slot", "name": name, "value": value}


def _loop(name: str | None) -> Result:
    return {"event": "active_loop", "name": name}


def _open(state: State) -> list[Result]:
    """The form goes on, or begins; it asks as soon as some message has moved it."""
    return [_set("task", state.as_slot()), _set("task_turn", state.key), _loop(FORM)]


def ended(state: State) -> list[Result]:
    """The task is over; the one that it interrupted, if any, goes on."""
    if state.paused:
        return _open(State.of(state.paused))
    return [_set("task", None), _set("requested_slot", None), _loop(None)]


def cancelled(call: Result) -> Result:
    """Forgets the task."""
    state = _state(call)
    name = f"utter_{state.name}_cancelled" if state.name == "complaint" else "utter_task_cancelled"
    return {"events": ended(state), "responses": [{"response": name}]}


def _state(call: Result) -> State:
    return State.of(call["tracker"]["slots"]["task"])


def check_shape_once() -> None:
    """Rasa holds every action's reply to a schema, and that schema to the schema of schemas each time, for twenty
    milliseconds: here the second is done once.
    """
    schema = RemoteAction.action_response_format_spec()
    shape = validator_for(schema)(schema)
    shape.check_schema(schema)
    RemoteAction._validate_action_result = lambda _, reply: shape.validate(reply) is None


class ActionDoor(EndpointConfig):
    """Rasa's action endpoint."""

    def __init__(self, url: str) -> None:
        super().__init__(url=url)
        self._session: aiohttp.ClientSession | None = None

    async def request(self, *args: Any, **kwargs: Any) -> Result:
        """Runs the action that the call in ``json`` names."""
        call = kwargs["json"]
        if call["next_action"] == CANCEL:
            return cancelled(call)
        return await self._submit(call, _state(call))

    async def _submit(self, call: Result, state: State) -> Result:
        events: list[Result] = []
        responses: list[Result] = []
        for _ in range(MOST_CALLS):
            result = await self._ask_server(call, state)
            if result is None:
                return _failed(state)
            responses += result["responses"]
            events += [one for one in result["events"] if one.get("name") != "task"]
            given = _given(result)
            if given is None:
                return {"events": [*events, *_over(state)], "responses": responses}
            state = answered(state, given)
            if state.asked != DONE:
                break
        return {"events": [*events, *_open(state)], "responses": responses}

    async def _ask_server(self, call: Result, state: State) -> Result | None:
        action = BY_NAME[state.name].action
        slots = {**call["tracker"]["slots"], "task": _whole(state)}
        tracker = {**call["tracker"], "slots": slots}
        try:
            return await self._post({**call, "next_action": action, "tracker": tracker})
        except ClientResponseError as error:
            logger.error("action %s failed: status %s", action, error.status)
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as error:
            logger.error("action %s failed: %s", action, type(error).__name__)
        return None

    async def _post(self, call: Result) -> Result:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(timeout=DEADLINE)
        async with self._session.post(self.url, json=call) as response:
            if response.status >= REJECTED:
                raise ClientResponseError(response.status, response.reason, await response.text())
            return await response.json()

    async def close(self) -> None:
        """Gives the connection back."""
        if self._session:
            await self._session.close()


def _whole(state: State) -> Result:
    """The state with its defaults filled in: what the action works on."""
    return {**state.as_slot(), "fields": BY_NAME[state.name].complete(state.fields)}


def _given(result: Result) -> Result | None:
    """What the action changed of the task; None where the task is done."""
    changed = [one["value"] for one in result["events"] if one.get("name") == "task"]
    return changed[-1] if changed else None


def _over(state: State) -> list[Result]:
    last = {"name": state.name, "fields": state.fields} if BY_NAME[state.name].repeats else None
    return [*ended(state), *([_set("task_last", last)] if last else [])]


def _failed(state: State) -> Result:
    """What was told is kept where it would have to be told again; else the task is over."""
    task = BY_NAME[state.name]
    kept = (
        [_set("task", state.asking(CONFIRM).as_slot()), _loop(FORM)]
        if task.confirm
        else ended(state)
    )
    return {"events": kept, "responses": [{"response": task.failed}]}
