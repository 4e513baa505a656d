"""Customers and agents for the load: light connections that know just enough of the protocol."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import aiohttp

from bench.desks import token_of
from bench.engine import Light


@dataclass
class Visitor:
    """A customer's tab."""

    link: Light
    conversation: str = ""
    said: int = 0

    async def say(self, text: str) -> Any:
        """Send a message; returns when it is acknowledged."""
        body = {"conversation": self.conversation, "client_id": uuid4().hex, "text": text}
        answer = await self.link.call("send", body)
        if not answer["ok"]:
            raise RuntimeError(answer["error"]["code"])
        self.said += 1
        return answer

    async def ask_human(self) -> Any:
        """Press the button."""
        return await self.link.call(
            "ask_human", {"conversation": self.conversation, "client_id": "human"}
        )


@dataclass
class Agent:
    """A console that takes every offer."""

    link: Light
    heard: int = 0  # customers' messages
    offered_at: list[float] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    def hear(self, event: str, body: Any) -> None:
        """Note entries, accept offers."""
        if event == "entry":
            self.heard += body["author"]["role"] == "customer"
        elif event == "offer" and body["conversation"] not in self.taken:
            self.taken.add(body["conversation"])
            self.offered_at.append(time.perf_counter())
            task = asyncio.create_task(self._accept(body["conversation"]))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    async def _accept(self, conversation: str) -> None:
        with suppress(ConnectionError):  # a measurement may be over before the answer is there
            await self.link.call("accept", {"conversation": conversation})


async def visitor(session: aiohttp.ClientSession, address: str) -> Visitor:
    """Come in and open a conversation."""
    async with session.post(f"{address}/api/visitor", json={}) as response:
        token = (await response.json())["token"]
    one = Visitor(Light(session, address, "/visitor"))
    await one.link.connect({"token": token})
    one.conversation = (await one.link.call("open", {"language": "en"}))["state"]["conversation"]
    await one.link.call("sync", {"conversation": one.conversation, "after": 0})
    return one


async def agent(session: aiohttp.ClientSession, address: str, number: int) -> Agent:
    """Open the console and be available."""
    one = Agent(Light(session, address, "/staff"))
    one.link.heard = one.hear
    await one.link.connect(headers={"Cookie": f"lobby_session={token_of(number)}"})
    await one.link.call("hello", {})
    await one.link.call("available", {"on": True})
    return one


async def talking(
    session: aiohttp.ClientSession, address: str, agents: int, visitors: int
) -> tuple[list[Agent], list[Visitor]]:
    """Return agents and customers, each customer with an agent."""
    staff = await many([agent(session, address, number) for number in range(agents)], together=4)
    customers = await many([visitor(session, address) for _ in range(visitors)])
    await many([one.ask_human() for one in customers])
    while sum(len(one.taken) for one in staff) < visitors or any(one.tasks for one in staff):
        await asyncio.sleep(0.05)
    return staff, customers


def session() -> aiohttp.ClientSession:
    """Return a session with as many connections as are asked for."""
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))


async def many(made: list[Any], together: int = 20) -> list[Any]:
    """Await coroutines a few at a time, keeping their order."""
    gate = asyncio.Semaphore(together)

    async def one(coroutine: Any) -> Any:
        async with gate:
            return await coroutine

    return list(await asyncio.gather(*(one(coroutine) for coroutine in made)))
