"""Open the database and run units of work on it; SQLite by default, PostgreSQL beyond one machine.

`writing` commits when its block ends well and undoes everything when it does not.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from cases.errors import StoreUnavailable

SECONDS_FOR_A_CONNECTION = 5
# A writer waits this long for the one before it (SQLite has one writer at a time).
BUSY_MILLISECONDS = 5_000
# FULL: what was committed survives a power cut.
PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)
WRITES = "lobby_writes"


def open_engine(url: str) -> AsyncEngine:
    """Return an engine; nothing is connected until the first unit of work."""
    engine = create_async_engine(
        url,
        pool_timeout=SECONDS_FOR_A_CONNECTION,
        pool_pre_ping=True,
        connect_args={"timeout": SECONDS_FOR_A_CONNECTION},
    )
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver would begin transactions late and by itself; `_begin_sqlite` does it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: upgrading a read lock later fails without waiting.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@asynccontextmanager
async def writing(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """One unit of work that changes something; raises StoreUnavailable."""
    async with _answering(), engine.connect() as connection:
        await connection.execution_options(**{WRITES: True})
        async with connection.begin():
            yield connection


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """One look at the database, all of it as at the same moment; raises StoreUnavailable."""
    async with _answering(), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            await connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@asynccontextmanager
async def _answering() -> AsyncIterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout, OSError) as error:
        raise StoreUnavailable(type(error).__name__) from error
