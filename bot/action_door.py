"""The way to the action server, with a deadline and an honest answer when it fails.

Rasa waits 300 s for an action and drops its failure silently. Two tiny actions of the
complaint form, and emptying the form, are done here and need no server.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import aiohttp
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.complaint.fields import CONFIRMED, FIELDS

logger = logging.getLogger(__name__)

DEADLINE = aiohttp.ClientTimeout(total=8, connect=2)
FILE = "action_file_complaint"
FAILED = {FILE: "utter_complaint_failed"}
SLOTS = (*(field.slot for field in FIELDS), CONFIRMED)
REJECTED = 400  # the action server's word for "not this action now": Rasa handles it

Result = dict[str, Any]


def _set(name: str, value: Any) -> Result:
    return {"event": "slot", "name": name, "value": value}


def clear_complaint(_: Result) -> Result:
    """Forgets all fields."""
    return {"events": [_set(slot, None) for slot in SLOTS], "responses": []}


def forget_field(call: Result) -> Result:
    """Forgets the field that the customer wants to change, so that the form asks for it."""
    entities = call["tracker"]["latest_message"].get("entities", [])
    named = [entity["value"] for entity in entities if entity["entity"] == "complaint_field"]
    return {"events": [_set(slot, None) for slot in named if slot in SLOTS], "responses": []}


LOCAL: dict[str, Callable[[Result], Result]] = {
    "action_clear_complaint": clear_complaint,
    "action_forget_field": forget_field,
}


class ActionDoor(EndpointConfig):
    """Rasa's action endpoint."""

    def __init__(self, url: str) -> None:
        super().__init__(url=url)
        self._session: aiohttp.ClientSession | None = None

    async def request(self, *args: Any, **kwargs: Any) -> Result:
        """Runs the action that the call in ``json`` names."""
        call = kwargs["json"]
        if call["next_action"] in LOCAL:
            return LOCAL[call["next_action"]](call)
        result = await self._ask_server(call)
        return _after_filing(call, result) if call["next_action"] == FILE else result

    async def _ask_server(self, call: Result) -> Result:
        try:
            return await self._post(call)
        except ClientResponseError as error:
            if error.status == REJECTED:
                raise
            logger.error("action %s failed: status %s", call["next_action"], error.status)
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as error:
            logger.error("action %s failed: %s", call["next_action"], type(error).__name__)
        return {
            "events": [],
            "responses": [{"response": FAILED.get(call["next_action"], "utter_action_failed")}],
        }

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


def _after_filing(call: Result, result: Result) -> Result:
    """Empties the form when a case number came back; else keeps it, to be confirmed once more."""
    filed = any(
        event.get("name") == "case_number" and event.get("value") for event in result["events"]
    )
    if filed:
        return {**result, "events": [*result["events"], *clear_complaint(call)["events"]]}
    kept = [_set(slot, call["tracker"]["slots"].get(slot)) for slot in SLOTS if slot != CONFIRMED]
    return {**result, "events": [*result["events"], *kept, _set(CONFIRMED, None)]}
