"""kill -9 of the hall while customers and agents write: nothing acknowledged is lost, nothing is doubled."""

import asyncio
import random
from pathlib import Path
from uuid import uuid4

import aiohttp
import pytest
from socketio.exceptions import SocketIOError

from cases.database import open_engine
from handoff.settings import Settings
from handoff.storage.upgrade import upgrade
from tests.support.hall import Customer, until
from tests.support.http_bot import http_bot
from tests.support.processes import HallProcess

# Halls are started again and again, which takes long on a busy machine.
pytestmark = pytest.mark.timeout(900)
MESSAGES = 40
KILLS = 3
TOKEN = "t" * 32


class Stubborn(Customer):
    """A customer whose client resends until acknowledged, as the widget does."""

    async def reconnect(self) -> None:
        while not self.socket.connected:
            try:
                await self.open()
            except (SocketIOError, AssertionError):
                await asyncio.sleep(0.05)

    async def insist(self, text: str, client_id: str) -> int:
        while True:
            try:
                answer = await asyncio.wait_for(self.say(text, client_id), 3)
                if answer.get("ok"):
                    return int(answer["seq"])
            except (SocketIOError, TimeoutError):
                pass
            await asyncio.sleep(0.02)
            if not self.socket.connected:
                await self.reconnect()


async def talk(customer: Stubborn) -> dict[str, int]:
    acknowledged = {}
    for number in range(MESSAGES):
        acknowledged[f"{number}"] = await customer.insist(f"{number}", str(uuid4()))
    return acknowledged


@pytest.mark.timeout(
    400
)  # seconds: four halls start, each of which takes half a minute beside much other work
@pytest.mark.parametrize("seed", [1, 2])
async def test_nothing_acknowledged_is_lost_when_the_hall_is_killed(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    engine = open_engine(Settings(home=tmp_path).database)
    await upgrade(engine)
    await engine.dispose()
    async with http_bot(TOKEN) as bot:
        process = HallProcess(tmp_path, bot, LOBBY_BOT_TOKEN=TOKEN)
        await process.start()
        try:
            customers = [await _customer(process.address) for _ in range(3)]
            talks = [asyncio.create_task(talk(customer)) for customer in customers]
            for _ in range(KILLS):
                await asyncio.sleep(chance.uniform(0.1, 0.8))
                await process.kill()
                await process.start()
            acknowledged = await asyncio.gather(*talks)
            for customer, sent in zip(customers, acknowledged, strict=True):
                await _check(customer, sent)
        finally:
            await process.kill()


async def _customer(address: str) -> Stubborn:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{address}/api/visitor", json={}) as response,
    ):
        customer = Stubborn(address, (await response.json())["token"])
    await customer.open()
    return customer


async def _check(customer: Stubborn, sent: dict[str, int]) -> None:
    await customer.reconnect()
    await customer.catch_up()
    texts = customer.transcript.texts("customer")
    assert texts == [str(number) for number in range(MESSAGES)]
    stored = {
        entry["text"]: entry["seq"]
        for entry in customer.transcript.entries
        if entry["author"]["role"] == "customer"
    }
    assert stored == sent
    echoes = [f"echo: {number}" for number in range(MESSAGES)]
    await until(lambda: customer.transcript.texts("bot") == echoes, patience=20)
    await customer.disconnect()
