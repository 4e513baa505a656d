"""Write a row once for its key: who comes second gets the first one's row."""

from typing import Any

from sqlalchemy import RowMapping, Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


async def by_key(connection: AsyncConnection, table: Table, key: str) -> RowMapping | None:
    """Return the row that was written with this key."""
    found = await connection.execute(select(table).where(table.c.key == key))
    return found.mappings().first()


async def insert_once(
    connection: AsyncConnection, table: Table, values: dict[str, Any]
) -> RowMapping:
    """Insert the row unless its key is taken; return the row that is there."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    await connection.execute(dialect.insert(table).values(**values).on_conflict_do_nothing())
    row = await by_key(connection, table, values["key"])
    if row is None:
        raise LookupError("a row with the same number is there under another key")
    return row
