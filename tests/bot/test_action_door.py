"""The way to the action server."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import ClientTimeout, web
from rasa.utils.endpoints import ClientResponseError

from bot import action_door
from bot.action_door import FILE, SLOTS, ActionDoor

FIELDS = {"complaint_what": "rude", "complaint_confirmed": True}


def call(action: str, **tracker: Any) -> dict[str, Any]:
    return {"next_action": action, "tracker": {"slots": FIELDS, "latest_message": {}, **tracker}}


async def ask(answer: Any, asked: dict[str, Any]) -> dict[str, Any]:
    async def handle(_: web.Request) -> web.Response:
        return await answer()

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


def values(result: dict[str, Any]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in result["events"]}


async def test_a_field_is_forgotten_without_a_server() -> None:
    entities = [{"entity": "complaint_field", "value": "complaint_product"}]
    door = ActionDoor("http://127.0.0.1:9/nowhere")
    result = await door.request(
        json=call("action_forget_field", latest_message={"entities": entities})
    )
    assert values(result) == {"complaint_product": None}


async def test_only_fields_of_the_form_can_be_forgotten() -> None:
    entities = [{"entity": "complaint_field", "value": "case_number"}]
    door = ActionDoor("http://127.0.0.1:9/nowhere")
    result = await door.request(
        json=call("action_forget_field", latest_message={"entities": entities})
    )
    assert result["events"] == []


async def test_the_form_is_emptied_without_a_server() -> None:
    result = await ActionDoor("http://127.0.0.1:9/nowhere").request(
        json=call("action_clear_complaint")
    )
    assert values(result) == dict.fromkeys(SLOTS)


async def test_after_filing_the_form_is_empty_and_the_number_is_kept() -> None:
    async def filed() -> web.Response:
        number = {"event": "slot", "name": "case_number", "value": "C1"}
        return web.json_response(
            {"events": [number], "responses": [{"response": "utter_complaint_filed"}]}
        )

    result = await ask(filed, call(FILE))
    assert values(result) == {**dict.fromkeys(SLOTS), "case_number": "C1"}


async def broken() -> web.Response:
    return web.Response(status=500)


async def no_json() -> web.Response:
    return web.Response(text="<html>", content_type="application/json")


async def not_filed() -> web.Response:
    return web.json_response({"events": [], "responses": [{"response": "utter_complaint_failed"}]})


@pytest.mark.parametrize("answer", [broken, no_json, not_filed])
async def test_a_complaint_that_was_not_filed_is_kept_and_must_be_confirmed_again(
    answer: Any,
) -> None:
    result = await ask(answer, call(FILE))
    assert result["responses"] == [{"response": "utter_complaint_failed"}]
    assert values(result)["complaint_what"] == "rude"
    assert values(result)["complaint_confirmed"] is None


async def test_a_server_that_is_not_there_is_said_to_be_unavailable() -> None:
    result = await ActionDoor("http://127.0.0.1:9/nowhere").request(json=call("action_calculate"))
    assert result == {"events": [], "responses": [{"response": "utter_action_failed"}]}


async def test_a_server_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action_door, "DEADLINE", ClientTimeout(total=0.2))

    async def hangs() -> web.Response:
        await asyncio.sleep(1)
        return web.Response()

    assert (await ask(hangs, call("action_calculate")))["responses"] == [
        {"response": "utter_action_failed"}
    ]


async def test_a_rejection_reaches_rasa() -> None:
    async def rejects() -> web.Response:
        return web.json_response({"action_name": "x", "error": "not now"}, status=400)

    with pytest.raises(ClientResponseError) as caught:
        await ask(rejects, call("action_calculate"))
    assert caught.value.status == 400
