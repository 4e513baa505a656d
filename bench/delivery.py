"""F5: durable relay from customer to agent, against a bare python-socketio echo in the same run."""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp

from bench import halls, people
from bench.engine import Light, paced, share

ACTIVE = 200  # customers who write as fast as they are acknowledged
AGENTS = 100
VISITORS = 2000
RATE = 200  # messages a second for the latency
SECONDS = 8
ROUNDS = 3
GOAL_RATIO, GOAL_P99_MS = 0.6, 60
TEXT = "What is the rate of a one year deposit, please?"


async def closed_loop(call: Any, count: int, seconds: float) -> float:
    """Let `count` clients call again as soon as they are answered; return answers a second."""
    done, end = 0, time.perf_counter() + seconds

    async def one(number: int) -> None:
        nonlocal done
        while time.perf_counter() < end:
            await call(number)
            done += 1

    begin = time.perf_counter()
    await asyncio.gather(*(one(number) for number in range(count)))
    return done / (time.perf_counter() - begin)


async def echo_rate() -> float:
    """Measure the baseline."""
    async with halls.echo() as (address, _), _session() as session:
        links = [Light(session, address) for _ in range(ACTIVE)]
        for link in links:
            await link.connect()
        body = {"conversation": "c" * 32, "client_id": "i" * 32, "text": TEXT}
        rate = await closed_loop(lambda number: links[number].call("send", body), ACTIVE, SECONDS)
        for link in links:
            await link.close()
        return rate


async def relay_rate(home: Path) -> float:
    """Measure the hall: acknowledged after commit, and relayed to the agent who holds the conversation."""
    async with halls.hall(home, AGENTS, capacity=4) as (address, _), _session() as session:
        _, visitors = await _talking(session, address, AGENTS, ACTIVE)
        return await closed_loop(lambda number: visitors[number].say(TEXT), ACTIVE, SECONDS)


async def relay_latency(home: Path) -> list[float]:
    """Measure acknowledgements at a fixed rate with all visitors and agents on."""
    async with halls.hall(home, AGENTS, capacity=20) as (address, _), _session() as session:
        _, visitors = await _talking(session, address, AGENTS, VISITORS)
        return await paced(lambda number: visitors[number * 7 % VISITORS].say(TEXT), RATE, SECONDS)


async def _talking(
    session: aiohttp.ClientSession, address: str, agents: int, visitors: int
) -> tuple[list[people.Agent], list[people.Visitor]]:
    staff = await people.many(
        [people.agent(session, address, f"a{n}") for n in range(agents)], together=4
    )
    customers = await people.many([people.visitor(session, address) for _ in range(visitors)])
    asked = [
        one.link.call("ask_human", {"conversation": one.conversation, "client_id": "human"})
        for one in customers
    ]
    await people.many(asked)
    while sum(len(one.taken) for one in staff) < visitors or any(one.tasks for one in staff):
        await asyncio.sleep(0.05)
    return staff, customers


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))


async def measure() -> dict[str, Any]:
    """Return the row of F5: the median of rounds that alternate with the baseline."""
    echoes, relays = [], []
    for _ in range(ROUNDS):
        echoes.append(await echo_rate())
        with tempfile.TemporaryDirectory() as home:
            relays.append(await relay_rate(Path(home)))
    with tempfile.TemporaryDirectory() as home:
        latencies = await relay_latency(Path(home))
    value, baseline = statistics.median(relays), statistics.median(echoes)
    p99 = share(latencies, 0.99) * 1000
    return {
        "value": round(value),
        "baseline": round(baseline),
        "ratio": round(value / baseline, 3),
        "goal": f"ratio >= {GOAL_RATIO}; p99 < {GOAL_P99_MS} ms",
        "met": value / baseline >= GOAL_RATIO and p99 < GOAL_P99_MS,
        "unit": "acknowledgements/s",
        "p50_ms": round(share(latencies, 0.5) * 1000, 1),
        "p99_ms": round(p99, 1),
        "rounds": {"echo": [round(one) for one in echoes], "relay": [round(one) for one in relays]},
    }
