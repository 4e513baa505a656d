"""SQLite on the event loop itself: only what waits for the disk gets a thread.

A query of ours takes some microseconds, handing it to a thread and back takes fifty. So statements run at once, in
place; a commit, which waits for the disk, runs in a thread; and a lock that another process holds is asked for
again after a moment in which the loop is free. Fulfils what SQLAlchemy's dialect asks of an `aiosqlite`
connection.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Result = TypeVar("Result")

# A writer waits this long for the one before it (SQLite has one writer at a time), and asks this often.
PATIENCE, ASK_AGAIN_AFTER = 5.0, 0.003  # seconds
# FULL: what was committed survives a power cut. Pages go back into the file every 16 MB: a page of a busy conversation
# is then written back once and not every few messages.
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "wal_autocheckpoint = 4000",
    "cache_size = -16000",
)


async def connect(path: str, **options: Any) -> "InlineConnection":
    """Open a connection; its transactions begin when they are told to."""
    raw = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("PRAGMA busy_timeout = 0")  # never sleep on the loop; `_patiently` waits instead
    return InlineConnection(raw)


class InlineConnection:
    """One connection; used by one task at a time, as the pool sees to."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._connection = raw
        self._changes = 0
        self.aside = False  # while set, statements run in a thread: for reports that read much

    def cursor(self) -> "InlineCursor":
        """Return a new cursor."""
        return InlineCursor(self, self._connection.cursor())

    async def run(self, act: Callable[..., Result], *arguments: Any) -> Result:
        """Run a statement, as often as another writer makes it necessary."""
        if self.aside:
            return await asyncio.to_thread(act, *arguments)
        give_up = 0.0
        while True:
            try:
                return act(*arguments)
            except sqlite3.OperationalError as error:
                now = asyncio.get_running_loop().time()
                give_up = give_up or now + PATIENCE
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or now > give_up:
                    raise
            await asyncio.sleep(ASK_AGAIN_AFTER)

    async def commit(self) -> None:
        """Wait for the disk in a thread, if there is anything to write."""
        before, self._changes = self._changes, self._connection.total_changes
        if self._changes == before:
            self._connection.commit()
        else:
            await asyncio.to_thread(self._connection.commit)

    async def rollback(self) -> None:
        """Undo."""
        await self.run(self._connection.rollback)

    async def close(self) -> None:
        """Close it."""
        self._connection.close()

    def stop(self) -> None:
        """Close it, outside of any task."""
        self._connection.close()

    async def create_function(self, *arguments: Any, **options: Any) -> None:
        """Give SQL a function of Python's."""
        self._connection.create_function(*arguments, **options)


class InlineCursor:
    """A cursor whose calls are awaited, and as a rule have already happened."""

    arraysize = 1

    def __init__(self, connection: InlineConnection, raw: sqlite3.Cursor) -> None:
        self._connection, self._raw = connection, raw

    async def __aenter__(self) -> "InlineCursor":
        return self

    @property
    def description(self) -> Any:
        """Return the columns of the result."""
        return self._raw.description

    @property
    def rowcount(self) -> int:
        """Return how many rows were changed."""
        return self._raw.rowcount

    @property
    def lastrowid(self) -> int | None:
        """Return the row that was made last."""
        return self._raw.lastrowid

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement."""
        await self._connection.run(self._raw.execute, statement, parameters)

    async def executemany(self, statement: str, parameters: Sequence[Sequence[Any]]) -> None:
        """Run a statement for each set of parameters."""
        await self._connection.run(self._raw.executemany, statement, parameters)

    async def fetchall(self) -> list[Any]:
        """Return the rows."""
        return await self._connection.run(self._raw.fetchall)

    async def close(self) -> None:
        """Close it."""
        self._raw.close()
