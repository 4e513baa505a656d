"""A PostgreSQL database for one test, made and dropped on the server that the environment names."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

VARIABLE = "LOBBY_TEST_POSTGRES_URL"
REDIS_VARIABLE = "LOBBY_TEST_REDIS_URL"


def needed(variable: str) -> str:
    """Return the address; without one skip with a clear word, except in CI, where it must be there."""
    address = os.environ.get(variable, "")
    if not address and os.environ.get("CI") == "true":
        pytest.fail(f"{variable} is required in CI")
    if not address:
        pytest.skip(f"set {variable} to run this test")
    return address


@asynccontextmanager
async def fresh_postgres() -> AsyncIterator[str]:
    """Yield the address of an empty database that is dropped afterwards."""
    server = make_url(needed(VARIABLE))
    name = f"lobby_test_{uuid4().hex[:12]}"
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    async with engine.connect() as connection:
        await connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    await engine.dispose()
