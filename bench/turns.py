"""Turns of ours and of stock Rasa in the same minute: both are up, and questions go to one, then to the other.

Ours is all of Lobby as `lobby run` starts it, and a customer on its Socket.IO: a turn lasts from the sending of the
message to the assistant's words, both stored. Stock is `rasa run` on its REST channel with its conversations in memory.
"""

import asyncio
import os
import signal
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import aiohttp

from bench import halls, people
from bench.understanding import PYTHON, ROOT, facts, read_lines
from handoff import keys
from handoff.settings import Settings
from tests.support.system import System, running_system

CACHE = ROOT / "var" / "bench"
LANGUAGES = ("zh", "en")
PATIENCE = 60  # seconds for one answer on a crowded machine
UNHURRIED = {"LOBBY_MESSAGE_BURST": "100000000", "LOBBY_SECURE_COOKIES": "false"}
OURS = ("bot.serve", "handoff.serve", "actions.serve")


class Talker(Protocol):
    """Somebody in a conversation."""

    async def ask(self, text: str) -> float:
        """Return the seconds until the answer."""


@dataclass
class Customer:
    """In a conversation with ours."""

    visitor: people.Visitor

    @classmethod
    async def arrive(cls, session: aiohttp.ClientSession, address: str) -> "Customer":
        """Open a conversation."""
        return cls(await people.visitor(session, address))

    async def ask(self, text: str) -> float:
        """Return the seconds from sending to the first words that are not one's own."""
        answered: asyncio.Future[float] = asyncio.get_running_loop().create_future()

        def hear(event: str, body: Any) -> None:
            if event == "entry" and body["author"]["role"] != "customer" and not answered.done():
                answered.set_result(time.perf_counter())

        self.visitor.link.heard = hear
        began = time.perf_counter()
        await self.visitor.say(text)
        return await asyncio.wait_for(answered, PATIENCE) - began

    async def leave(self) -> None:
        """Close the connection."""
        await self.visitor.link.close()


@dataclass
class Post:
    """A sender at a bot's own door: a turn is one request."""

    session: aiohttp.ClientSession
    address: str
    sender: str
    headers: dict[str, str]

    async def ask(self, text: str) -> float:
        """Return the seconds of the request; RuntimeError for an empty or failed answer."""
        body = {"sender": self.sender, "message": text, "message_id": uuid4().hex}
        began = time.perf_counter()
        async with self.session.post(self.address, json=body, headers=self.headers) as response:
            answer = await response.json()
        if response.status != 200 or not answer:
            raise RuntimeError(f"{self.address}: {response.status} {answer}")
        return time.perf_counter() - began


@dataclass(frozen=True)
class Both:
    """The two systems."""

    session: aiohttp.ClientSession
    system: System
    stock: str
    stock_pid: int

    async def customer(self) -> Customer:
        """Somebody new in our hall."""
        return await Customer.arrive(self.session, self.system.address)

    def caller(self) -> Post:
        """A new sender of stock."""
        return Post(self.session, f"{self.stock}/webhooks/rest/webhook", uuid4().hex, {})

    def door(self) -> Post:
        """A new sender at our own bot's door, as handoff is one."""
        token = keys.load(Settings(home=self.system.home)).bot_token
        port = int(self.system.address.rpartition(":")[2]) + 1
        address = f"http://127.0.0.1:{port}/webhooks/lobby/turn"
        return Post(self.session, address, uuid4().hex, {"Authorization": f"Bearer {token}"})

    def spent(self, *modules: str) -> float:
        """Processor seconds of our processes so far."""
        return sum(halls.spent(self.system.pid_of(module)) for module in modules or OURS)

    def stock_spent(self) -> float:
        """Processor seconds of stock so far."""
        return halls.spent(self.stock_pid)


@asynccontextmanager
async def both() -> AsyncIterator[Both]:
    """Ours and stock, ready to answer; models are trained where they are missing."""
    model = await stock_model()
    with tempfile.TemporaryDirectory() as home, running_system(Path(home), **UNHURRIED) as system:
        async with people.session() as session, stock_server(model) as (address, pid):
            pair = Both(session, system, address, pid)
            for language in LANGUAGES:  # what is loaded at the first question is no part of a turn
                for text in questions(language, 3):
                    await pair.caller().ask(text)
                    await (await pair.customer()).ask(text)
            yield pair


async def stock_model() -> Path:
    """Train stock once for all figures."""
    CACHE.mkdir(parents=True, exist_ok=True)
    return Path((await facts("bench.stock_project", CACHE))["model"])


@asynccontextmanager
async def stock_server(model: Path) -> AsyncIterator[tuple[str, int]]:
    """`rasa run` on loopback; yields its address and process id."""
    port = halls.free_port()
    credentials = CACHE / "credentials.yml"
    credentials.write_text("rest:\n", encoding="utf-8")
    arguments = ("run", "-i", "127.0.0.1", "-p", str(port), "--credentials", credentials)
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "LOG_LEVEL": "ERROR", "TF_CPP_MIN_LOG_LEVEL": "3"}
    child = await asyncio.create_subprocess_exec(
        *(str(part) for part in (PYTHON, "-m", "rasa", *arguments, "--model", model)),
        cwd=CACHE,
        env=os.environ | quiet,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        await _loaded(address, child)
        yield address, child.pid
    finally:
        if child.returncode is None:
            child.send_signal(signal.SIGTERM)
        await child.wait()


async def _loaded(address: str, child: asyncio.subprocess.Process) -> None:
    """Wait until stock answers a message; its door opens before its model is there."""
    async with aiohttp.ClientSession() as session:
        while child.returncode is None:
            try:
                await Post(session, f"{address}/webhooks/rest/webhook", "first", {}).ask("hello")
                return
            except (aiohttp.ClientError, RuntimeError):
                await asyncio.sleep(0.1)
    raise SystemExit("bench: stock Rasa did not start")


def questions(language: str, count: int, style: str = "") -> list[str]:
    """So many questions of the hold-out, spread over its topics, of one style or of all."""
    rows = read_lines(ROOT / "data" / "holdout" / f"{language}.jsonl")
    texts = [row["text"] for row in rows if style in ("", row.get("style"))]
    return [texts[number * len(texts) // count] for number in range(count)]


def milliseconds(seconds: Sequence[float]) -> float:
    """The median, in ms with one digit."""
    return round(statistics.median(seconds) * 1000, 1)
