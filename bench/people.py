"""Customers and agents for the load: light connections that know just enough of the protocol."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import aiohttp

from bench.engine import Light
from bench.halls import PASSWORD


@dataclass
class Visitor:
    """A customer's tab."""

    link: Light
    conversation: str = ""
    seqs: list[int] = field(default_factory=list)

    async def say(self, text: str) -> Any:
        """Send a message; returns when it is acknowledged."""
        body = {"conversation": self.conversation, "client_id": uuid4().hex, "text": text}
        answer = await self.link.call("send", body)
        if not answer["ok"]:
            raise RuntimeError(answer["error"]["code"])
        return answer


@dataclass
class Agent:
    """A console that takes every offer."""

    link: Light
    heard: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    def hear(self, event: str, body: Any) -> None:
        """Note entries, accept offers."""
        if event == "entry":
            self.heard.append(body["text"])
        elif event == "offer" and body["conversation"] not in self.taken:
            self.taken.add(body["conversation"])
            task = asyncio.create_task(
                self.link.call("accept", {"conversation": body["conversation"]})
            )
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)


async def visitor(session: aiohttp.ClientSession, address: str) -> Visitor:
    """Come in and open a conversation."""
    async with session.post(f"{address}/api/visitor", json={}) as response:
        token = (await response.json())["token"]
    one = Visitor(Light(session, address, "/visitor"))
    await one.link.connect({"token": token})
    one.conversation = (await one.link.call("open", {"language": "en"}))["state"]["conversation"]
    await one.link.call("sync", {"conversation": one.conversation, "after": 0})
    return one


async def agent(session: aiohttp.ClientSession, address: str, name: str) -> Agent:
    """Sign in and be available."""
    body = {"username": name, "password": PASSWORD}
    async with session.post(f"{address}/api/staff/sign-in", json=body) as response:
        cookie = response.cookies["lobby_session"].value
    one = Agent(Light(session, address, "/staff"))
    one.link.heard = one.hear
    await one.link.connect(headers={"Cookie": f"lobby_session={cookie}"})
    await one.link.call("hello", {})
    await one.link.call("available", {"on": True})
    return one


async def many(made: list[Any], together: int = 20) -> list[Any]:
    """Await coroutines a few at a time, keeping their order."""
    gate = asyncio.Semaphore(together)

    async def one(coroutine: Any) -> Any:
        async with gate:
            return await coroutine

    return list(await asyncio.gather(*(one(coroutine) for coroutine in made)))
