"""Loss reports, appointments and feedback, as part of a unit of work."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from cases import arranged_rows
from cases.arranged import Arranged, Sort
from cases.arranged_rows import Shown, Wanted
from handoff.services.ports import Clock


@dataclass
class ArrangedRows:
    """Implements casework.arranged_records.ArrangedRecords."""

    connection: AsyncConnection
    clock: Clock

    async def search(self, wanted: Wanted) -> Shown:
        """Return one page of what is wanted."""
        return await arranged_rows.search(self.connection, wanted)

    async def find(self, sort: Sort, number: str) -> Arranged:
        """Return one; CaseNotFound otherwise."""
        return await arranged_rows.find(self.connection, sort, number)

    async def move(self, one: Arranged, state: str) -> None:
        """Write its new state; ChangedMeanwhile when somebody was faster."""
        await arranged_rows.move(self.connection, one, state, self.clock.now())
