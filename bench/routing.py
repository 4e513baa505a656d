"""The state machine over routing and lifecycle, run for long: two workers, one database, no rule ever broken."""

import asyncio
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from cases.database import open_engine
from handoff.storage.upgrade import upgrade
from tests.support.floor import Floor, open_floor
from tests.support.floor_machine import FloorMachine

STEPS = int(os.environ.get("LOBBY_BENCH_STEPS", "100000"))
STEPS_IN_EXAMPLE = 200


async def measure() -> dict[str, Any]:
    """Return how many steps were taken; a broken rule raises with the shortest way to it."""
    return await asyncio.to_thread(_measure)


def _measure() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:  # noqa: S108 - no disk: what is tested is order
        machine = _machine(Path(name))
        begin = time.perf_counter()
        while machine.steps < STEPS:
            run_state_machine_as_test(machine, settings=_long())
        seconds = time.perf_counter() - begin
    return {
        "value": machine.steps,
        "baseline": STEPS,
        "ratio": round(machine.steps / STEPS, 2),
        "goal": f">= {STEPS} steps, no rule broken",
        "met": machine.steps >= STEPS,
        "unit": "steps with two workers",
        "seconds": round(seconds),
    }


def _long() -> settings:
    return settings(
        max_examples=20,
        stateful_step_count=STEPS_IN_EXAMPLE,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def _machine(home: Path) -> type[FloorMachine]:
    empty, used = home / "empty.db", home / "used.db"

    async def prepare() -> None:
        engine = open_engine(f"sqlite+aiosqlite:///{empty}")
        await upgrade(engine)
        await engine.dispose()

    def make(_loop: asyncio.AbstractEventLoop) -> Floor:
        for suffix in ("-wal", "-shm"):
            used.with_name(used.name + suffix).unlink(missing_ok=True)
        shutil.copy(empty, used)
        return open_floor(f"sqlite+aiosqlite:///{used}", home)

    asyncio.run(prepare())
    return type("Machine", (FloorMachine,), {"make_floor": staticmethod(make), "steps": 0})
