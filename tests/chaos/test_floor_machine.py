"""Routing and lifecycle under every order of events, two workers on one database; `make bench` runs it for longer."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import text

from cases.database import open_engine
from handoff.storage.upgrade import upgrade
from tests.support.databases import fresh_postgres
from tests.support.floor import Floor, open_floor
from tests.support.floor_machine import FloorMachine

SHORT = settings(
    max_examples=8,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def machine(make: Callable[[asyncio.AbstractEventLoop], Floor]) -> type[FloorMachine]:
    return type("Machine", (FloorMachine,), {"make_floor": staticmethod(make), "steps": 0})


def test_the_rules_hold_with_two_workers_on_a_file(tmp_path: Path) -> None:
    empty, used = tmp_path / "empty.db", tmp_path / "used.db"

    async def prepare() -> None:
        engine = open_engine(f"sqlite+aiosqlite:///{empty}")
        await upgrade(engine)
        await engine.dispose()

    def make(_loop: asyncio.AbstractEventLoop) -> Floor:
        for suffix in ("-wal", "-shm"):
            used.with_name(used.name + suffix).unlink(missing_ok=True)
        shutil.copy(empty, used)
        return open_floor(f"sqlite+aiosqlite:///{used}", tmp_path)

    asyncio.run(prepare())
    run_state_machine_as_test(machine(make), settings=SHORT)


@pytest.mark.postgres
def test_the_rules_hold_with_two_workers_on_postgresql(tmp_path: Path) -> None:
    with asyncio.Runner() as runner:
        database = fresh_postgres()
        address = runner.run(database.__aenter__())

        async def prepare() -> None:
            engine = open_engine(address)
            await upgrade(engine)
            await engine.dispose()

        async def empty() -> None:
            engine = open_engine(address)
            async with engine.begin() as connection:
                await connection.execute(text("TRUNCATE conversation, staff CASCADE"))
            await engine.dispose()

        def make(loop: asyncio.AbstractEventLoop) -> Floor:
            loop.run_until_complete(empty())
            return open_floor(address, tmp_path)

        try:
            runner.run(prepare())
            run_state_machine_as_test(machine(make), settings=SHORT)
        finally:
            runner.run(database.__aexit__(None, None, None))
