"""`lobby chat`: a customer at the terminal, over the same protocol as the widget."""

import asyncio
import json
import sys
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import aiohttp
import click
import socketio

from handoff.settings import Settings

QUIET = 1.2  # seconds without news after which the next line is read
LONGEST_WAIT = 30  # seconds for the first reply
Show = Callable[[str, dict[str, Any]], None]


@click.command()
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a line, state changes included."
)
@click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    help="Of the interface; messages decide for themselves.",
)
def chat(as_json: bool, language: str | None) -> None:
    """Chat as a customer: one line in, the replies out. Lobby must be running."""
    try:
        asyncio.run(_chat(_as_json if as_json else _as_text, language))
    except (aiohttp.ClientError, socketio.exceptions.ConnectionError):
        raise click.ClickException("the hall does not answer; is Lobby running?") from None


class _Customer:
    """One connection; shows whatever arrives, in order, and catches up after a drop."""

    def __init__(self, show: Show) -> None:
        self.client = socketio.AsyncClient()
        self.heard = asyncio.Event()
        self._show, self._last, self.conversation = show, 0, ""
        self.client.on("entry", self._entry, namespace="/visitor")
        self.client.on("state", self._state, namespace="/visitor")
        self.client.on("connect", self._catch_up, namespace="/visitor")

    async def call(self, event: str, **payload: Any) -> dict[str, Any]:
        """Send an event and return its acknowledgement."""
        answer: dict[str, Any] = await self.client.call(
            event, payload, namespace="/visitor", timeout=20
        )
        if not answer["ok"]:
            self._show("error", answer["error"])
        return answer

    async def _entry(self, entry: dict[str, Any]) -> None:
        if entry["prev"] > self._last:
            await self._catch_up()
        else:
            self._take(entry)

    async def _catch_up(self) -> None:
        if self.conversation:
            page = await self.call("sync", conversation=self.conversation, after=self._last)
            for entry in page.get("entries", []):
                self._take(entry)

    def _take(self, entry: dict[str, Any]) -> None:
        if entry["seq"] <= self._last:
            return
        self._last = entry["seq"]
        if entry["author"]["role"] != "customer":
            self._show("entry", entry)
            self.heard.set()

    async def _state(self, state: dict[str, Any]) -> None:
        self._show("state", state)
        self.heard.set()


async def _chat(show: Show, language: str | None) -> None:
    settings = Settings()
    address = settings.public_url or f"http://{settings.host}:{settings.port}"
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{address}/api/visitor", json={}) as response,
    ):
        token = (await response.json())["token"]
    customer = _Customer(show)
    await customer.client.connect(address, namespaces=["/visitor"], auth={"token": token})
    opened = await customer.call("open", language=language)
    customer.conversation = opened["state"]["conversation"]
    await customer._catch_up()
    try:
        await _talk(customer)
    finally:
        await customer.client.disconnect()


async def _talk(customer: _Customer) -> None:
    """Read a line, send it, wait until the other side has been quiet for a moment."""
    while line := await asyncio.to_thread(sys.stdin.readline):
        if not line.strip():
            continue
        customer.heard.clear()
        sent = await customer.call(
            "send", conversation=customer.conversation, client_id=str(uuid4()), text=line.strip()
        )
        patience: float = LONGEST_WAIT if sent["ok"] else 0
        while patience and await _heard_within(customer, patience):
            patience = QUIET


async def _heard_within(customer: _Customer, seconds: float) -> bool:
    try:
        await asyncio.wait_for(customer.heard.wait(), seconds)
    except TimeoutError:
        return False
    customer.heard.clear()
    return True


def _as_json(kind: str, body: dict[str, Any]) -> None:
    click.echo(json.dumps({"type": kind, **body}, ensure_ascii=False))


def _as_text(kind: str, body: dict[str, Any]) -> None:
    if kind == "entry":
        who = body["author"].get("name") or body["author"]["role"]
        replies = "".join(f"  [{reply['title']}]" for reply in body.get("quick_replies", []))
        click.echo(f"{who}: {body['text']}{chr(10) if replies else ''}{replies}")
    elif kind == "error":
        click.echo(f"! {body['message']}")
