"""F8: very many messages while faults are injected; what was acknowledged is there once, in order, on both sides.

Faults: kill -9 of the hall, connections cut without a goodbye, acknowledgements that the client never sees, messages
sent twice at once. LOBBY_BENCH_MESSAGES says how many messages; a million is `LOBBY_BENCH_MESSAGES=1000000`.
"""

import asyncio
import os
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import select

from bench import halls, people
from bench.engine import Light
from cases.database import open_engine, reading
from handoff.settings import Settings
from handoff.storage import tables

MESSAGES = int(os.environ.get("LOBBY_BENCH_MESSAGES", "20000"))
TALKS = 100
OWN = "id-"  # how client ids of the load begin
PATIENCE = 5.0  # seconds until a client sends again
KILLS = 5  # spread over the run
CUT, UNSEEN, TWICE = 0.002, 0.01, 0.01  # how often, for each message


@dataclass
class Talk:
    """A customer's client: an outbox that is emptied in order, and a transcript without gaps."""

    session: aiohttp.ClientSession
    address: str
    chance: random.Random
    token: str = ""
    conversation: str = ""
    link: Light | None = None
    last: int = 0
    done: int = 0
    heard: list[str] = field(default_factory=list)
    faults: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("cut", "unseen", "twice"), 0)
    )

    async def enter(self) -> None:
        """Connect, come in, catch up."""
        if not self.token:
            async with self.session.post(f"{self.address}/api/visitor", json={}) as response:
                self.token = (await response.json())["token"]
        self.link = Light(self.session, self.address, "/visitor")
        await self.link.connect({"token": self.token})
        state = (await self.link.call("open", {"language": "en"}))["state"]
        self.conversation = state["conversation"]
        if state["state"] == "bot":  # who waits for a person needs no assistant
            asked = {"conversation": self.conversation, "client_id": "person"}
            await self.link.call("ask_human", asked)
        await self.catch_up()

    async def catch_up(self) -> None:
        """Take the pages that are missing."""
        more = True
        while more and self.link:
            asked = {"conversation": self.conversation, "after": self.last}
            page = await self.link.call("sync", asked)
            for entry in page["entries"]:
                self.last = entry["seq"]
                if entry.get("client_id", "").startswith(OWN):
                    self.heard.append(entry["text"])
            more = page["more"]

    async def say(self, text: str) -> None:
        """Send until acknowledged."""
        while True:
            try:
                await asyncio.wait_for(self._try(text), PATIENCE)
            except (TimeoutError, OSError, aiohttp.ClientError, KeyError, RuntimeError):
                await self._leave()
                await asyncio.sleep(0.1)
            else:
                self.done += 1
                return

    async def _try(self, text: str) -> None:
        if not self.link:
            await self.enter()
        body = {"conversation": self.conversation, "client_id": f"{OWN}{text}", "text": text}
        assert self.link
        if self._happens("cut", CUT):
            await self._leave()
            raise OSError("cut")
        calls = [self.link.call("send", body) for _ in range(1 + self._happens("twice", TWICE))]
        answers = await asyncio.gather(*calls)
        if not all(answer["ok"] for answer in answers):
            raise RuntimeError("refused")
        if self._happens("unseen", UNSEEN):
            raise OSError("the acknowledgement was never seen")

    def _happens(self, fault: str, how_often: float) -> bool:
        happens = self.chance.random() < how_often
        self.faults[fault] += happens
        return happens

    async def _leave(self) -> None:
        if self.link:
            await self.link.drop()
        self.link = None


async def measure() -> dict[str, Any]:
    """Return the row of F8."""
    with tempfile.TemporaryDirectory() as home, halls.one_core():
        begin = time.perf_counter()
        async with people.session() as session:
            async with halls.mortal_hall(Path(home)) as hall:
                talks = [Talk(session, hall.address, random.Random(n)) for n in range(TALKS)]  # noqa: S311
                kills = asyncio.create_task(_kill(hall, talks))
                each = MESSAGES // TALKS
                await asyncio.gather(*(_speak(talk, each) for talk in talks))
                await kills
                await asyncio.gather(*(_see_all(talk) for talk in talks))
            seconds = time.perf_counter() - begin
            wrong = await _judge(Path(home), talks, each)
    return _row(wrong, seconds, talks, hall.kills)


async def _speak(talk: Talk, each: int) -> None:
    for number in range(each):
        await talk.say(f"{number}")


async def _see_all(talk: Talk) -> None:
    await talk.say("last")
    await talk.catch_up()


async def _kill(hall: halls.MortalHall, talks: list[Talk]) -> None:
    """Kill it whenever another part of the messages is through."""
    for kill in range(1, KILLS + 1):
        while sum(talk.done for talk in talks) < MESSAGES * kill / (KILLS + 1):
            await asyncio.sleep(0.05)
        await hall.kill_and_start()


async def _judge(home: Path, talks: list[Talk], each: int) -> dict[str, int]:
    """Count what is lost, doubled and out of order: in the database, and in each client's transcript."""
    expected = [f"{number}" for number in range(each)] + ["last"]
    engine, entry = open_engine(Settings(home=home).database), tables.entry.c
    wrong = dict.fromkeys(("lost", "doubled", "out of order", "transcripts that differ"), 0)
    async with reading(engine) as connection:
        for talk in talks:
            query = select(entry.text).where(
                entry.conversation == talk.conversation, entry.client_id.startswith(OWN)
            )
            texts = list((await connection.execute(query.order_by(entry.seq))).scalars())
            wrong["lost"] += len(set(expected) - set(texts))
            wrong["doubled"] += len(texts) - len(set(texts))
            wrong["out of order"] += sum(
                a != b for a, b in zip(dict.fromkeys(texts), expected, strict=False)
            )
            wrong["transcripts that differ"] += talk.heard != texts
    await engine.dispose()
    return wrong


def _row(wrong: dict[str, int], seconds: float, talks: list[Talk], kills: int) -> dict[str, Any]:
    faults = {name: sum(talk.faults[name] for talk in talks) for name in talks[0].faults}
    return {
        "value": sum(wrong.values()),
        "baseline": MESSAGES,
        "ratio": 0.0 if not any(wrong.values()) else sum(wrong.values()) / MESSAGES,
        "goal": "0 lost, 0 doubled, 0 out of order",
        "met": not any(wrong.values()),
        "unit": f"wrong of {MESSAGES} messages",
        "messages, of the goal's million": MESSAGES,
        "wrong": wrong,
        "faults": {"hall killed": kills, **faults},
        "seconds": round(seconds),
    }
