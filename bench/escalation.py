"""F7: a hundred customers ask for a person at once; how long until each stands on an agent's screen.

The baseline is the bare echo: as many requests at once, acknowledged. What an agent costs is the hall's processor time
for the whole burst, divided by the agents that it has to look at.
"""

import asyncio
import os
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import halls, people
from bench.engine import Light

AT_ONCE, CAPACITY, ROUNDS = 100, 4, 3
FEW, MANY = 50, 200  # agents
GOAL_SECONDS = 2.0
PATIENCE = 30  # seconds


@dataclass(frozen=True)
class Burst:
    """One burst: when the last was offered, and the processor time that it took, both in seconds."""

    seconds: float
    spent: float


async def measure() -> dict[str, Any]:
    """Return the row of F7: medians."""
    with halls.one_core():
        bare = [await _echo() for _ in range(ROUNDS)]
        few = [await _burst(FEW) for _ in range(ROUNDS)]
        many = [await _burst(MANY) for _ in range(ROUNDS)]
    value, baseline = statistics.median(one.seconds for one in few), statistics.median(bare)
    costs = [statistics.median(one.spent for one in group) for group in (few, many)]
    flat = costs[1] / MANY <= costs[0] / FEW
    return {
        "value": round(value, 2),
        "baseline": round(baseline, 3),
        "ratio": round(value / baseline, 1),
        "goal": f"< {GOAL_SECONDS} s with {FEW} agents; cost per agent not higher with {MANY}",
        "met": value < GOAL_SECONDS and flat,
        "unit": "s until all are offered",
        f"with {MANY} agents": round(statistics.median(one.seconds for one in many), 2),
        "ms of processor per agent": {
            str(agents): round(cost / agents * 1000, 2)
            for agents, cost in zip((FEW, MANY), costs, strict=True)
        },
        "load of the machine": round(os.getloadavg()[0], 1),
    }


async def _echo() -> float:
    async with halls.echo() as (address, _), people.session() as session:
        links = [Light(session, address) for _ in range(AT_ONCE)]
        await people.many([link.connect() for link in links])
        begin = time.perf_counter()
        await asyncio.gather(*(link.call("send", {}) for link in links))
        return time.perf_counter() - begin


async def _burst(agents: int) -> Burst:
    with tempfile.TemporaryDirectory() as home:
        async with (
            halls.hall(Path(home), agents, CAPACITY) as (address, pid),
            people.session() as session,
        ):
            consoles = [people.agent(session, address, number) for number in range(agents)]
            staff = await people.many(consoles, together=4)
            customers = await people.many(
                [people.visitor(session, address) for _ in range(AT_ONCE)]
            )
            await asyncio.sleep(1)
            begin, before = time.perf_counter(), halls.spent(pid)
            await asyncio.gather(*(one.ask_human() for one in customers))
            while sum(len(one.taken) for one in staff) < AT_ONCE:
                if time.perf_counter() > begin + PATIENCE:
                    raise TimeoutError("not everybody was offered")
                await asyncio.sleep(0.01)
            last = max(at for one in staff for at in one.offered_at)
            return Burst(last - begin, halls.spent(pid) - before)
