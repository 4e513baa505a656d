"""What use cases need of the rows of loss reports, appointments and feedback, as a protocol."""

from typing import Protocol

from cases.arranged import Arranged, Sort
from cases.arranged_rows import Shown, Wanted


class ArrangedRecords(Protocol):
    """What the hall arranged; changes are part of the unit of work, like the line of the audit trail beside them."""

    async def search(self, wanted: Wanted) -> Shown:
        """Return one page of what is wanted."""

    async def find(self, sort: Sort, number: str) -> Arranged:
        """Return one; CaseNotFound otherwise."""

    async def move(self, one: Arranged, state: str) -> None:
        """Write its new state; ChangedMeanwhile when somebody was faster."""
