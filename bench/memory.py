"""F6: what an idle visitor costs in memory, against a bare python-socketio connection in the same run."""

import asyncio
import tempfile
from pathlib import Path
from typing import Any

from bench import halls, people
from bench.engine import Light

VISITORS = 1_000
WARM = 200  # connections before the first look: what is allocated once is not a visitor's
GOAL = 1.5
SETTLED = 3  # seconds


async def measure() -> dict[str, Any]:
    """Return the row of F6, in kilobytes a visitor."""
    async with people.session() as session:
        async with halls.echo() as (address, pid):

            async def bare(_number: int) -> None:
                await Light(session, address).connect()

            baseline = await _each(bare, pid)
        with tempfile.TemporaryDirectory() as home:
            async with halls.hall(Path(home), 0, 1) as (hall_address, hall_pid):

                async def visit(_number: int) -> None:
                    await people.visitor(session, hall_address)

                value = await _each(visit, hall_pid)
    return {
        "value": round(value / 1024, 1),
        "baseline": round(baseline / 1024, 1),
        "ratio": round(value / baseline, 2),
        "goal": f"ratio <= {GOAL}",
        "met": value <= GOAL * baseline,
        "unit": "KiB/visitor",
    }


async def _each(come_in: Any, pid: int) -> float:
    """Return the growth of the server's resident memory by each that comes in and stays."""
    await people.many([come_in(number) for number in range(WARM)])
    await asyncio.sleep(SETTLED)
    before = halls.resident(pid)
    await people.many([come_in(number) for number in range(VISITORS)])
    await asyncio.sleep(SETTLED)
    return (halls.resident(pid) - before) / VISITORS
