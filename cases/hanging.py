"""What hangs on cases, to and from its rows: one table of data for all of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import RowMapping, Table, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases import work_tables
from cases.attached import (
    Attachment,
    Bond,
    Evidence,
    Letter,
    LetterKind,
    Link,
    Pause,
    Recusal,
)
from cases.case import Case

Made = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Hanging:
    """The table, how a row becomes what it is, and what turns codes into enums."""

    table: Table
    make: Made
    codes: tuple[tuple[str, Made], ...] = ()

    def read(self, row: RowMapping) -> Any:
        """Return what a row stands for."""
        values = {name: row[name] for name in row if name != "case_id"}
        coded = {name: make(values[name]) for name, make in self.codes}
        return self.make(**values | coded)

    def place(self, one: object) -> tuple[Any, ...]:
        """Return where it stands among its like; sorted here, for databases sort text variously."""
        names = [column.name for column in self.table.primary_key if column.name != "case_id"]
        return tuple(getattr(one, name) for name in names)


# By the field of the case.
HANGING: Mapping[str, Hanging] = MappingProxyType(
    {
        "evidence": Hanging(work_tables.case_entry, Evidence),
        "pauses": Hanging(work_tables.case_pause, Pause),
        "letters": Hanging(work_tables.case_letter, Letter, (("kind", LetterKind),)),
        "links": Hanging(work_tables.case_link, Link, (("bond", Bond),)),
        "attachments": Hanging(work_tables.case_attachment, Attachment),
        "recusals": Hanging(work_tables.case_recusal, Recusal),
    }
)


async def of(connection: AsyncConnection, identifiers: list[int]) -> dict[int, dict[str, Any]]:
    """Return for each case what hangs on it, by field and in order."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for field, hanging in HANGING.items():
        query = select(hanging.table).where(hanging.table.c.case_id.in_(identifiers))
        for row in (await connection.execute(query)).mappings():
            found[row["case_id"]].setdefault(field, []).append(hanging.read(row))
    return {
        identifier: {
            field: tuple(sorted(ones, key=HANGING[field].place)) for field, ones in fields.items()
        }
        for identifier, fields in found.items()
    }


async def add_new(
    connection: AsyncConnection, identifier: int, before: Case | None, after: Case
) -> None:
    """Write what hangs on the case now and did not before."""
    for field, hanging in HANGING.items():
        there = getattr(before, field) if before else ()
        new = [one for one in getattr(after, field) if one not in there]
        await _insert(connection, hanging.table, identifier, new)


async def _insert(
    connection: AsyncConnection, table: Table, identifier: int, ones: Iterable[Any]
) -> None:
    rows = [{"case_id": identifier, **asdict(one)} for one in ones]
    if rows:
        await connection.execute(insert(table), rows)
