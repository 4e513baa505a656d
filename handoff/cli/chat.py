"""`lobby chat`: a customer at the terminal, over the same protocol as the widget."""

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import click
import socketio

from handoff.domain import wording
from handoff.domain.language import Language
from handoff.domain.privacy import readable
from handoff.services.speaking import MOST_CHARACTERS
from handoff.settings import Settings

ANSWER_SECONDS = 20
QUIET = 0.5  # seconds without news after which the next line is read
LONGEST_WAIT = 30  # seconds for the first reply
# Nobody answers while these last, so that nothing is waited for.
UNANSWERED = ("queued", "closed")
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
@click.option(
    "--visit",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep the visit in this file; a later chat with the same file goes on with it.",
)
def chat(as_json: bool, language: str | None, visit: Path | None) -> None:
    """Chat as a customer: one line in, the replies out. Lobby must be running.

    With --json, {"type": "ready"} says that a reply is complete and the next line is read.
    """
    try:
        asyncio.run(_chat(_as_json if as_json else _as_text, language, visit))
    except (aiohttp.ClientError, socketio.exceptions.ConnectionError):
        raise click.ClickException("the hall does not answer; is Lobby running?") from None


class _Customer:
    """One connection; shows whatever arrives, in order, and catches up after a drop."""

    def __init__(self, show: Show) -> None:
        self.client = socketio.AsyncClient()
        self.heard = asyncio.Event()
        self._show, self._last, self.conversation, self.state = show, 0, "", ""
        self.language = Language.ZH
        self.client.on("entry", self._entry, namespace="/visitor")
        self.client.on("state", self._state, namespace="/visitor")
        self.client.on("connect", self.catch_up, namespace="/visitor")

    async def call(self, event: str, **payload: Any) -> dict[str, Any]:
        """Send an event and return its acknowledgement."""
        answer: dict[str, Any] = await self.client.call(
            event, payload, namespace="/visitor", timeout=ANSWER_SECONDS
        )
        if not answer["ok"]:
            self._show("error", answer["error"])
        return answer

    async def _entry(self, entry: dict[str, Any]) -> None:
        if entry["prev"] > self._last:
            await self.catch_up()
        else:
            self._take(entry)

    async def catch_up(self) -> None:
        """Show what the log holds beyond what was shown."""
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
        self.state = state["state"]

    async def say(self, text: str) -> bool:
        """Send a message; what no frame can carry is refused here, as the hall refuses what is too long."""
        if len(text) > MOST_CHARACTERS:
            message = wording.refusal("too_long", self.language)
            self._show("error", {"code": "too_long", "message": message})
            return False
        sent = await self.call(
            "send", conversation=self.conversation, client_id=str(uuid4()), text=text
        )
        return bool(sent["ok"])

    def ready(self) -> None:
        """Say that a reply is complete."""
        self._show("ready", {})


def _kept(visit: Path | None) -> str | None:
    return visit.read_text(encoding="ascii") if visit and visit.exists() else None


def _keep(visit: Path | None, token: str) -> None:
    if visit:
        visit.touch(mode=0o600)
        visit.write_text(token, encoding="ascii")


async def _token(address: str, kept: str | None) -> str:
    """Return a visitor's token: the kept one while it is good, else a new one."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{address}/api/visitor", json={"token": kept}) as response,
    ):
        return str((await response.json())["token"])


async def _chat(show: Show, language: str | None, visit: Path | None) -> None:
    settings = Settings()
    address = settings.public_url or f"http://{settings.host}:{settings.port}"
    token = await _token(address, _kept(visit))
    _keep(visit, token)
    customer = _Customer(show)
    await customer.client.connect(
        address, namespaces=["/visitor"], auth={"token": token}, wait_timeout=ANSWER_SECONDS
    )
    opened = await customer.call("open", language=language)
    customer.conversation = opened["state"]["conversation"]
    customer.state = opened["state"]["state"]
    customer.language = Language(opened["state"]["language"])
    await customer.catch_up()
    customer.ready()
    try:
        await _talk(customer)
    finally:
        await customer.client.disconnect()


async def _talk(customer: _Customer) -> None:
    """Read a line, send it, wait for the reply and until the other side has been quiet for a moment."""
    while line := await asyncio.to_thread(sys.stdin.readline):
        if not line.strip():
            continue
        customer.heard.clear()
        taken = await customer.say(line.strip())
        patience = LONGEST_WAIT if taken and customer.state not in UNANSWERED else QUIET
        while await _heard_within(customer, patience):
            # A reply is one commit: what of it has not come yet is in the log.
            await customer.catch_up()
            patience = QUIET
        customer.ready()


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
        click.echo(f"{who}: {readable(body['text'])}{chr(10) if replies else ''}{replies}")
    elif kind == "error":
        click.echo(f"! {body['message']}")
