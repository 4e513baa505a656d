"""F13: `make run` on a machine that is set up, until a customer has the first answer; beside it `rasa run` of stock.

The home is new but for the trained model: database, keys and demo accounts are made. Set-up finds nothing to do.
"""

import asyncio
import os
import signal
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from bench import people, turns
from bench.understanding import ROOT, run
from tests.support.system import END_SECONDS, SHARED_HOME, free_port_block

GOAL = 30.0
QUESTION = "三年定期现在利率多少？"


async def measure() -> dict[str, Any]:
    """Return the row of F13."""
    await run("bot.train", home=SHARED_HOME)  # a machine that is set up has its model
    ours = await _ours()
    model = await turns.stock_model()
    began = time.perf_counter()
    async with turns.stock_server(model):  # open once it has answered a first message
        stock = time.perf_counter() - began
    return {
        "value": round(ours, 1),
        "baseline": round(stock, 1),
        "ratio": round(ours / stock, 2),
        "goal": f"<= {GOAL} s",
        "met": ours <= GOAL,
        "unit": "s from `make run` to a customer's first answer",
        "baseline_is": "`rasa run` of stock alone, without a hall, to its first answer",
        "load of the machine": round(os.getloadavg()[0], 1),
    }


async def _ours() -> float:
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "models").symlink_to(SHARED_HOME / "models")
        async with _make_run(Path(home)) as address, people.session() as session:
            customer = await _first(session, address)
            await customer.ask(QUESTION)
            return time.perf_counter() - began


@asynccontextmanager
async def _make_run(home: Path) -> AsyncIterator[str]:
    """As somebody types it; yields the address at once, and ends it as Ctrl-C does."""
    port = free_port_block()
    environ = os.environ | {"LOBBY_HOME": str(home), "LOBBY_PORT": str(port)}
    child = await asyncio.create_subprocess_exec(
        "make", "--silent", "run", cwd=ROOT, env=environ, start_new_session=True
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(child.pid, signal.SIGINT)
        await asyncio.wait_for(child.wait(), END_SECONDS)


async def _first(session: aiohttp.ClientSession, address: str) -> turns.Customer:
    """The first customer comes as soon as the hall says that it is ready."""
    while True:
        try:
            async with session.get(f"{address}/readyz") as response:
                if response.status == 200:
                    return await turns.Customer.arrive(session, address)
        except aiohttp.ClientError:
            pass
        await asyncio.sleep(0.1)
