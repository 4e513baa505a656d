"""kill -9 exactly between insert and commit, between commit and acknowledgement, and before anybody is told."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import aiohttp
import pytest

from cases.database import open_engine
from handoff.settings import Settings
from handoff.storage.upgrade import upgrade
from tests.support.hall import Customer
from tests.support.http_bot import http_bot
from tests.support.oracle import Verdict, insist, reopen
from tests.support.processes import HallProcess

# Halls are started again and again, which takes long on a busy machine.
pytestmark = pytest.mark.timeout(900)
TOKEN = "t" * 32
MESSAGES = 12
PATIENCE = 60  # seconds


class FaultyHall(HallProcess):
    """A hall that kills itself once, where it is told to."""

    module = "tests.support.faulty_hall"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("before_commit", "killed between insert and commit"),
        ("before_acknowledgement", "killed between commit and acknowledgement"),
        ("before_publication", "killed between acknowledgement and publication"),
    ],
)
async def test_nothing_is_lost_or_doubled(
    tmp_path: Path, fault: str, told: str, verdict: Callable[[str], Verdict]
) -> None:
    engine = open_engine(Settings(home=tmp_path).database)
    await upgrade(engine)
    await engine.dispose()
    judged = verdict(told)
    async with http_bot(TOKEN) as bot:
        given = {"LOBBY_BOT_TOKEN": TOKEN, "LOBBY_TEST_FAULT": fault}
        hall = FaultyHall(tmp_path, bot, **given)
        await hall.start()
        try:
            customer = await _customer(hall.address)
            judged.strikes()
            for number in range(MESSAGES):
                await _say(judged, customer, hall, f"{number}")
            # It may die after the last acknowledgement: then it is started once more.
            await hall.keep_alive_during(asyncio.wait_for(_all_answered(customer), PATIENCE))
            assert (tmp_path / "fault-happened").exists()
            await judged.judge(tmp_path, customer)
            judged.close()
        finally:
            await hall.kill()


async def _all_answered(customer: Customer) -> None:
    while len(customer.transcript.texts("bot")) < MESSAGES:
        await reopen(customer)
        if customer.socket.connected:
            await customer.catch_up()
        await asyncio.sleep(0.2)


async def _customer(address: str) -> Customer:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{address}/api/visitor", json={}) as response,
    ):
        customer = Customer(address, (await response.json())["token"])
    await customer.open()
    return customer


async def _say(judged: Verdict, customer: Customer, hall: FaultyHall, text: str) -> None:
    await hall.start_if_dead()
    key = str(uuid4())
    insisting = insist(customer, text, key)
    await hall.keep_alive_during(insisting)
    judged.acknowledged.append(text)
