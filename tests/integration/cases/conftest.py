"""A real database for each test: SQLite always, PostgreSQL where one is named."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from set_clock import SetClock
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.database import open_engine
from cases.store import CaseStore
from cases.tables import metadata
from tests.support.databases import fresh_postgres


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'cases.db'}"
        return
    async with fresh_postgres() as address:
        yield address


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
