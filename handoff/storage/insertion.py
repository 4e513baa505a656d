"""Insert what is not there yet, in either dialect."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


async def insert_missing(
    connection: AsyncConnection, table: Table, values: Sequence[dict[str, Any]]
) -> None:
    """Insert rows; those whose key is there already stay as they are."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    if values:
        await connection.execute(
            dialect.insert(table).on_conflict_do_nothing(), [dict(one) for one in values]
        )
