"""A real database for each test: SQLite always, PostgreSQL where one is named."""

import os
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from set_clock import SetClock
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from cases.database import open_engine
from cases.store import CaseStore
from cases.tables import metadata


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'cases.db'}"
        return
    server = os.environ.get("LOBBY_TEST_POSTGRES_URL")
    if not server:
        pytest.skip("needs PostgreSQL: set LOBBY_TEST_POSTGRES_URL")
    name = f"lobby_cases_{secrets.token_hex(6)}"
    admin = create_async_engine(server, isolation_level="AUTOCOMMIT")
    async with admin.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    async with admin.connect() as connection:
        await connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    await admin.dispose()


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(database_url)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    yield engine
    await engine.dispose()


@pytest.fixture
def store(engine: AsyncEngine, clock: SetClock) -> CaseStore:
    return CaseStore(engine, clock)
