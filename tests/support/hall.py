"""A real hall on a real port with a real database, and clients over real sockets."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import socketio
from aiohttp import web

from cases.database import open_engine
from handoff.app import create_app
from handoff.cli import accounts
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.services.assistant import Bot
from handoff.settings import Settings
from handoff.storage.upgrade import upgrade

PASSWORD = "correct horse battery"
PATIENCE = 30.0  # seconds: a machine may be busy with much else


async def until(true: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """Wait until something holds; fail with what was waited for."""
    end = asyncio.get_running_loop().time() + patience
    while not (value := true()):
        if asyncio.get_running_loop().time() > end:
            raise AssertionError(f"waited {patience} s in vain")
        await asyncio.sleep(0.01)
    return value


@dataclass
class Hall:
    """A running hall."""

    address: str
    settings: Settings
    runner: web.AppRunner
    session: aiohttp.ClientSession
    closing: list[Any] = field(default_factory=list)

    @property
    def app(self) -> web.Application:
        """Return what is served."""
        return self.runner.app

    async def hire(self, username: str, role: Role = Role.AGENT, **given: Any) -> Staff:
        """Make an account."""
        member = Staff(
            uuid4().hex,
            username,
            username.title(),
            role,
            skills=given.pop("skills", accounts.ALL_SKILLS),
            languages=frozenset(Language),
            **given,
        )
        engine = open_engine(self.settings.database)
        await accounts.add(engine, self.settings, member, PASSWORD)
        await engine.dispose()
        return member

    async def customer(self, token: str | None = None) -> "Customer":
        """Open a customer's tab."""
        async with self.session.post(
            f"{self.address}/api/visitor", json={"token": token}
        ) as response:
            token = (await response.json())["token"]
        customer = Customer(self.address, token)
        self.closing.append(customer)
        await customer.open()
        return customer

    async def agent(self, username: str, *, available: bool = True) -> "Agent":
        """Sign in and open the console."""
        agent = Agent(self.address)
        self.closing.append(agent)
        await agent.sign_in(username)
        await agent.connect()
        if available:
            await agent.call("available", on=True)
        return agent


@asynccontextmanager
async def running_hall(
    home: Path, bot: Bot | None, port: int = 0, **settings: Any
) -> AsyncIterator[Hall]:
    """Serve the hall until the block ends."""
    given = Settings(home=home, **{"wrap_up_seconds": 0, **settings})
    engine = open_engine(given.database)
    await upgrade(engine)
    await engine.dispose()
    runner = web.AppRunner(create_app(given, bot), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    port = runner.addresses[0][1]
    async with aiohttp.ClientSession() as session:
        hall = Hall(f"http://127.0.0.1:{port}", given, runner, session)
        yield hall
        for client in hall.closing:
            await client.disconnect()
    await runner.cleanup()


class Transcript:
    """What one client has, in order, with gaps closed from the log as the protocol says."""

    def __init__(self) -> None:
        self.entries: list[dict[str, Any]] = []
        self.gaps = 0

    @property
    def last(self) -> int:
        """Return the highest number below which everything is there."""
        return self.entries[-1]["seq"] if self.entries else 0

    def take(self, entry: dict[str, Any]) -> bool:
        """Take the next entry; tell whether one before it is missing."""
        if entry["prev"] > self.last:
            self.gaps += 1
            return False
        if entry["seq"] > self.last:
            self.entries.append(entry)
        return True

    def texts(self, role: str = "") -> list[str]:
        """Return the texts of messages."""
        return [
            e["text"]
            for e in self.entries
            if e["kind"] == "message" and role in ("", e["author"]["role"])
        ]

    def events(self) -> list[str]:
        """Return the names of changes of state."""
        return [e["event"]["name"] for e in self.entries if e.get("event")]


class Client:
    """A Socket.IO client of one namespace."""

    namespace = ""

    def __init__(self, address: str, transports: list[str] | None = None) -> None:
        self.address, self.transports = address, transports
        self.heard: list[tuple[str, dict[str, Any]]] = []
        self.socket = self._new_socket()

    def _new_socket(self) -> socketio.AsyncClient:
        socket = socketio.AsyncClient(reconnection=False)
        socket.on("*", self._hear, namespace=self.namespace)
        return socket

    async def renew(self) -> None:
        """Throw the connection away, whatever state it is in."""
        old, self.socket = self.socket, self._new_socket()
        with suppress(Exception):
            await asyncio.wait_for(old.disconnect(), 1)

    async def call(self, event: str, **payload: Any) -> dict[str, Any]:
        """Send an event and return its acknowledgement."""
        return await self.socket.call(event, payload, namespace=self.namespace, timeout=PATIENCE)

    async def _hear(self, event: str, body: dict[str, Any]) -> None:
        self.heard.append((event, body))
        await self.on(event, body)

    async def on(self, event: str, body: dict[str, Any]) -> None:
        """Take what came."""

    def of(self, event: str) -> list[dict[str, Any]]:
        """Return the payloads of all events of a name, oldest first."""
        return [body for name, body in self.heard if name == event]

    async def disconnect(self) -> None:
        """Close the tab."""
        await self.socket.disconnect()


class Customer(Client):
    """A customer's tab."""

    namespace = "/visitor"

    def __init__(self, address: str, token: str, transports: list[str] | None = None) -> None:
        super().__init__(address, transports)
        self.token, self.conversation, self.transcript = token, "", Transcript()
        self.state: dict[str, Any] = {}

    async def open(self, **wish: Any) -> dict[str, Any]:
        """Connect and begin or resume the conversation."""
        if not self.socket.connected:
            await self.socket.connect(
                self.address,
                namespaces=[self.namespace],
                auth={"token": self.token},
                transports=self.transports,
                wait_timeout=int(PATIENCE),
            )
        self.state = (await self.call("open", **wish))["state"]
        if self.state["conversation"] != self.conversation:
            self.conversation, self.transcript = self.state["conversation"], Transcript()
        await self.catch_up()
        return self.state

    async def catch_up(self) -> None:
        """Ask for what is missing."""
        page = await self.call("sync", conversation=self.conversation, after=self.transcript.last)
        for entry in page["entries"]:
            self.transcript.take(entry)

    async def say(self, text: str, client_id: str | None = None, **more: Any) -> dict[str, Any]:
        """Send a message."""
        client_id = client_id or str(uuid4())
        return await self.call(
            "send", conversation=self.conversation, client_id=client_id, text=text, **more
        )

    async def ask_human(self) -> dict[str, Any]:
        """Press the button."""
        return await self.call("ask_human", conversation=self.conversation, client_id=str(uuid4()))

    async def on(self, event: str, body: dict[str, Any]) -> None:
        """Keep transcript and state."""
        if event == "entry" and not self.transcript.take(body):
            asyncio.get_running_loop().create_task(self.catch_up())
        if event == "state":
            self.state = body


class Agent(Client):
    """A console."""

    namespace = "/staff"

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.cookie, self.me, self.transcripts = "", {}, {}

    async def sign_in(self, username: str, password: str = PASSWORD) -> None:
        """Get a session."""
        body = {"username": username, "password": password}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.address}/api/staff/sign-in", json=body) as response,
        ):
            assert response.status == 200, await response.text()
            self.me = (await response.json())["me"]
            self.cookie = f"lobby_session={response.cookies['lobby_session'].value}"

    async def connect(self) -> dict[str, Any]:
        """Open the console."""
        await self.socket.connect(
            self.address,
            namespaces=[self.namespace],
            headers={"Cookie": self.cookie},
            wait_timeout=int(PATIENCE),
        )
        return await self.call("hello")

    async def say(self, conversation: str, text: str) -> dict[str, Any]:
        """Reply."""
        return await self.call("send", conversation=conversation, client_id=str(uuid4()), text=text)

    def transcript(self, conversation: str) -> Transcript:
        """Return what arrived of a conversation."""
        return self.transcripts.setdefault(conversation, Transcript())

    async def catch_up(self, conversation: str) -> Transcript:
        """Ask for what is missing."""
        transcript = self.transcript(conversation)
        page = await self.call("sync", conversation=conversation, after=transcript.last)
        for entry in page["entries"]:
            transcript.take(entry)
        return transcript

    async def accept_next(self) -> str:
        """Wait for an offer and take it."""
        offer = (
            await until(
                lambda: [o for o in self.of("offer") if o["conversation"] not in self.transcripts]
            )
        )[-1]
        answer = await self.call("accept", conversation=offer["conversation"])
        assert answer["ok"], answer
        await self.catch_up(offer["conversation"])
        return str(offer["conversation"])

    async def on(self, event: str, body: dict[str, Any]) -> None:
        """Keep transcripts."""
        known = self.transcripts.get(body.get("conversation", ""))
        if event == "entry" and known and not known.take(body):
            asyncio.get_running_loop().create_task(self.catch_up(body["conversation"]))
