"""Redis between two nodes dies and comes back: nothing is lost, and what was not told live is caught up."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from tests.support.databases import fresh_postgres
from tests.support.fakes import FakeBot
from tests.support.hall import Customer, running_hall
from tests.support.oracle import Verdict, insist
from tests.support.processes import free_port

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.timeout(600)]
GONE_SECONDS = 30  # longer than any client of Redis keeps trying by itself


class Redis:
    """A server of our own, which we may kill."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        options = ["--port", str(self.port), "--save", "", "--bind", "127.0.0.1"]
        self._process = await asyncio.create_subprocess_exec(
            "redis-server", *options, cwd=self.home, stdout=asyncio.subprocess.DEVNULL
        )
        for _ in range(200):
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return

    async def kill(self) -> None:
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()


@asynccontextmanager
async def own_redis(home: Path) -> AsyncIterator[Redis]:
    if not shutil.which("redis-server"):
        pytest.skip("needs redis-server")
    redis = Redis(home)
    await redis.start()
    yield redis
    await redis.kill()


async def test_what_is_said_while_redis_is_gone_is_on_both_sides_afterwards(
    tmp_path: Path, verdict: Callable[[str], Verdict]
) -> None:
    judged = verdict(f"Redis gone for {GONE_SECONDS} s")
    async with own_redis(tmp_path) as redis, fresh_postgres() as database:
        shared = {
            "database_url": database,
            "redis_url": f"redis://127.0.0.1:{redis.port}/0",
            "message_burst": 10_000,
        }
        async with (
            running_hall(tmp_path, FakeBot(), node="east", **shared) as east,
            running_hall(tmp_path, FakeBot(), node="west", **shared) as west,
        ):
            await east.hire("lin")
            agent, customer = await west.agent("lin"), await east.customer()
            await customer.ask_human()
            conversation = await agent.accept_next()
            judged.strikes()
            await redis.kill()
            await _talk(judged, customer, "while it is gone")
            await asyncio.sleep(GONE_SECONDS)
            await redis.start()
            await _talk(judged, customer, "after it came back")
            assert (await agent.say(conversation, "I have it all"))["ok"]
            judged.acknowledged.append("I have it all")
            await judged.judge(east.settings, customer, agent)
            judged.close()


async def _talk(judged: Verdict, customer: Customer, when: str) -> None:
    for number in range(5):
        await insist(customer, f"{when} {number}", str(uuid4()))
        judged.acknowledged.append(f"{when} {number}")
