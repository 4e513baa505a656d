"""Open the database and run units of work on it; SQLite by default, PostgreSQL beyond one machine.

`writing` commits when its block ends well and undoes everything when it does not.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from sqlalchemy import Connection, event, make_url
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from cases import inline
from cases.errors import StoreUnavailable

SECONDS_FOR_A_CONNECTION = 5
WRITES = "lobby_writes"


def open_engine(url: str) -> AsyncEngine:
    """Return an engine; nothing is connected until the first unit of work."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return create_async_engine(
            address,
            pool_timeout=SECONDS_FOR_A_CONNECTION,
            pool_pre_ping=True,
            connect_args={"timeout": SECONDS_FOR_A_CONNECTION},
        )
    connect = partial(inline.connect, address.database or ":memory:")
    engine = create_async_engine(
        address,
        pool_timeout=SECONDS_FOR_A_CONNECTION,
        # The connection that was used last: its pages are still those of the file, the others must read theirs anew.
        pool_use_lifo=True,
        async_creator=connect,
    )
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


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
