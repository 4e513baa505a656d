"""Statements that are run for every message, compiled once for each dialect.

SQLAlchemy looks at each parameter of each row whenever a statement is run; for a group of messages that costs more
than the statements.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import UpdateBase

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Compiled:
    """A statement as a driver takes it: its text, its parameters by place, and how some are converted."""

    text: str
    in_order: Callable[[Row], tuple[Any, ...]]
    conversions: tuple[tuple[int, Callable[[Any], Any]], ...]

    def parameters(self, row: Row) -> tuple[Any, ...]:
        """Return the values of a row as the driver takes them."""
        values = list(self.in_order(row))
        for place, convert in self.conversions:
            values[place] = convert(values[place])
        return tuple(values)


async def run_for_each(
    connection: AsyncConnection, statement: UpdateBase, rows: Iterable[Row]
) -> None:
    """Run a statement of a module, which is never changed, for each row; a row names all parameters."""
    compiled = _compiled(statement, connection.dialect)
    await connection.exec_driver_sql(compiled.text, [compiled.parameters(row) for row in rows])


@lru_cache(maxsize=16)
def _compiled(statement: UpdateBase, dialect: Dialect) -> Compiled:
    made = statement.compile(dialect=dialect)
    names = tuple(made.positiontup or ())
    types = [made.binds[name].type.dialect_impl(dialect) for name in names]
    conversions = [(place, kind.bind_processor(dialect)) for place, kind in enumerate(types)]
    needed = tuple((place, convert) for place, convert in conversions if convert)
    return Compiled(made.string, itemgetter(*names), needed)
