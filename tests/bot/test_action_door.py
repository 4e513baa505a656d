"""The way to the action server."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import ClientTimeout, web
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot import action_door
from bot.action_door import CANCEL, SUBMIT, ActionDoor, check_shape_once
from bot.forms.state import CHECKING, DONE, State

NOWHERE = "http://127.0.0.1:9/nowhere"
COMPLAINT = State("complaint", "m1", {"what": "rude"}, DONE)
DEPOSIT = State("deposit_interest", "m1", {"amount": "50000", "term": "P36M"}, DONE)
APPOINTMENT = State("appointment", "m1", {"branch": "city:shanghai"}, CHECKING)


def call(state: State, action: str = SUBMIT) -> dict[str, Any]:
    return {"next_action": action, "tracker": {"slots": {"task": state.as_slot()}}}


async def ask(answer: Any, asked: dict[str, Any]) -> dict[str, Any]:
    async def handle(request: web.Request) -> web.Response:
        return await answer(await request.json())

    app = web.Application()
    app.router.add_post("/webhook", handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    door = ActionDoor(f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/webhook")
    try:
        return await door.request(json=asked, method="post", timeout=300)
    finally:
        await door.close()
        await runner.cleanup()


def slots(result: dict[str, Any]) -> dict[str, Any]:
    return {one["name"]: one["value"] for one in result["events"] if one["event"] == "slot"}


def loops(result: dict[str, Any]) -> list[Any]:
    return [one["name"] for one in result["events"] if one["event"] == "active_loop"]


def answers(*events: dict[str, Any]) -> Any:
    async def answer(_: dict[str, Any]) -> web.Response:
        return web.json_response({"events": list(events), "responses": [{"response": "utter_x"}]})

    return answer


def task(**given: Any) -> dict[str, Any]:
    return {"event": "slot", "name": "task", "value": given}


async def test_a_cancelled_task_is_forgotten_without_a_server() -> None:
    result = await ActionDoor(NOWHERE).request(json=call(COMPLAINT, CANCEL))
    assert (slots(result)["task"], loops(result)) == (None, [None])
    assert result["responses"] == [{"response": "utter_complaint_cancelled"}]


async def test_the_task_that_was_interrupted_goes_on() -> None:
    paused = State("deposit_interest", "m2", {}, DONE, paused=COMPLAINT.as_slot())
    result = await ask(answers(), call(paused))
    assert (slots(result)["task"], loops(result)) == (COMPLAINT.as_slot(), ["task_form"])


async def test_the_action_of_the_task_is_called_with_its_defaults() -> None:
    calls: list[dict[str, Any]] = []

    async def answer(asked: dict[str, Any]) -> web.Response:
        calls.append(asked)
        return web.json_response({"events": [], "responses": []})

    await ask(answer, call(DEPOSIT))
    assert calls[0]["next_action"] == "action_deposit_interest"
    assert calls[0]["tracker"]["slots"]["task"]["fields"] == {**DEPOSIT.fields, "kind": "fixed"}


async def test_a_calculation_that_is_done_can_be_leant_on() -> None:
    result = await ask(answers(), call(DEPOSIT))
    assert slots(result)["task_last"] == {"name": "deposit_interest", "fields": DEPOSIT.fields}
    assert loops(result) == [None]


async def test_what_the_server_asks_again_is_asked() -> None:
    option = {"title": {"zh": "三年", "en": "Three years"}}
    again = task(fields={"amount": "50000"}, problem="term", options=[option])
    result = await ask(answers(again), call(DEPOSIT))
    state = State.of(slots(result)["task"])
    assert (state.asked, state.problem, state.options) == ("term", "term", [option])
    assert loops(result) == ["task_form"]


async def test_what_was_checked_is_followed_by_the_next_question() -> None:
    result = await ask(
        answers(task(fields={"business": "loans", "branch": "b"})), call(APPOINTMENT)
    )
    assert slots(result)["task"]["asked"] == "date"


async def broken(_: dict[str, Any]) -> web.Response:
    return web.Response(status=500)


async def no_json(_: dict[str, Any]) -> web.Response:
    return web.Response(text="<html>", content_type="application/json")


@pytest.mark.parametrize("answer", [broken, no_json])
async def test_a_complaint_that_was_not_filed_is_kept_and_must_be_confirmed_again(
    answer: Any,
) -> None:
    result = await ask(answer, call(COMPLAINT))
    assert result["responses"] == [{"response": "utter_complaint_failed"}]
    state = State.of(slots(result)["task"])
    assert (state.fields, state.asked) == ({"what": "rude"}, "confirm")


async def test_a_server_that_is_not_there_is_said_to_be_unavailable() -> None:
    result = await ActionDoor(NOWHERE).request(json=call(DEPOSIT))
    assert result["responses"] == [{"response": "utter_action_failed"}]
    assert loops(result) == [None]


async def test_a_lost_card_goes_to_a_person_even_when_the_server_is_not_there() -> None:
    result = await ActionDoor(NOWHERE).request(json=call(State("loss_report", "m1", {}, DONE)))
    assert result["responses"] == [{"response": "utter_handoff"}]


async def test_a_server_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action_door, "DEADLINE", ClientTimeout(total=0.2))

    async def hangs(_: dict[str, Any]) -> web.Response:
        await asyncio.sleep(1)
        return web.Response()

    result = await ask(hangs, call(DEPOSIT))
    assert result["responses"] == [{"response": "utter_action_failed"}]


def test_a_reply_of_another_shape_is_refused() -> None:
    check_shape_once()
    action = RemoteAction("action_file_complaint", None)
    assert action._validate_action_result({"events": [], "responses": [{"response": "utter_x"}]})
    with pytest.raises(ValidationError):
        action._validate_action_result({"events": "none"})
