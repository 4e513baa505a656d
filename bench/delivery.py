"""F5: durable relay from customer to agent, against a bare python-socketio echo in the same run.

Server and load have a core each. Hall and echo take turns, so that whatever else the machine does falls on both.
"""

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import halls, people
from bench.engine import Light, paced, share

ACTIVE = 200  # customers who write as fast as they are acknowledged
AGENTS, VISITORS = 100, 2000
RATE = 200  # messages a second for the latency
SECONDS, ROUNDS = 5, 5
GOAL_RATIO, GOAL_P99_MS = 0.6, 60
TEXT = "What is the rate of a one year deposit, please?"

Call = Callable[[int], Awaitable[Any]]


@dataclass(frozen=True)
class Round:
    """One measurement at saturation."""

    rate: float  # acknowledgements a second
    cost: float  # the server's processor time for each, in microseconds


async def saturate(call: Call, pid: int) -> Round:
    """Let ACTIVE clients call again as soon as they are answered."""
    done, begin, before = 0, time.perf_counter(), halls.spent(pid)

    async def one(number: int) -> None:
        nonlocal done
        while time.perf_counter() < begin + SECONDS:
            await call(number)
            done += 1

    await asyncio.gather(*(one(number) for number in range(ACTIVE)))
    seconds = time.perf_counter() - begin
    return Round(done / seconds, (halls.spent(pid) - before) / done * 1e6)


async def measure() -> dict[str, Any]:
    """Return the row of F5: the median of rounds that alternate with the baseline."""
    with halls.one_core(), tempfile.TemporaryDirectory() as home:
        async with (
            halls.echo() as (bare, bare_pid),
            halls.hall(Path(home), AGENTS, capacity=VISITORS // AGENTS) as (address, pid),
            people.session() as session,
        ):
            links = [Light(session, bare) for _ in range(AGENTS + VISITORS)]
            await people.many([link.connect() for link in links])
            staff, visitors = await people.talking(session, address, AGENTS, VISITORS)
            body = {"conversation": "c" * 32, "client_id": "i" * 32, "text": TEXT}
            echo: Call = lambda number: links[number].call("send", body)  # noqa: E731
            say: Call = lambda number: visitors[number].say(TEXT)  # noqa: E731
            rounds = [
                (await saturate(echo, bare_pid), await saturate(say, pid)) for _ in range(ROUNDS)
            ]
            waits = [await paced(_spread(call), RATE, 2 * SECONDS) for call in (echo, say)]
            await asyncio.sleep(1)
    heard, said = sum(one.heard for one in staff), sum(one.said for one in visitors)
    return _row(rounds, waits) | {"relayed to agents": f"{heard} of {said}"}


def _spread(call: Call) -> Call:
    """Let everybody speak in turn."""
    return lambda number: call(number * 7 % VISITORS)


def _row(rounds: list[tuple[Round, Round]], waits: list[list[float]]) -> dict[str, Any]:
    echo, relay = ([pair[n].rate for pair in rounds] for n in (0, 1))
    value, baseline = statistics.median(relay), statistics.median(echo)
    bare_p99, p99 = (share(one, 0.99) * 1000 for one in waits)
    costs = [statistics.median(pair[n].cost for pair in rounds) for n in (0, 1)]
    return {
        "value": round(value),
        "baseline": round(baseline),
        "ratio": round(value / baseline, 3),
        "goal": f"ratio >= {GOAL_RATIO}; p99 < {GOAL_P99_MS} ms at {RATE}/s",
        "met": value / baseline >= GOAL_RATIO and p99 < GOAL_P99_MS,
        "unit": "acknowledgements/s",
        "p50_ms": round(share(waits[1], 0.5) * 1000, 1),
        "p99_ms": round(p99, 1),
        "p99_ms of the echo": round(bare_p99, 1),
        "server's processor time per message, echo / relay": f"{costs[0]:.0f} / {costs[1]:.0f} us",
        "rounds": {"echo": [round(one) for one in echo], "relay": [round(one) for one in relay]},
        "load of the machine": round(os.getloadavg()[0], 1),
    }
