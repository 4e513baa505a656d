"""Files a demo year through the store, one act after the other as time went by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from cases.case import Step
from cases.demo import Invented, MovableClock
from cases.errors import CaseError
from cases.store import CaseStore


@dataclass(frozen=True, slots=True)
class Filed:
    """How many cases there are now, and how many acts were done; none when they were there before."""

    cases: int
    acts: int


Event = tuple[datetime, int, Invented, Step | None]


async def file_year(engine: AsyncEngine, year: list[Invented], until: datetime) -> Filed:
    """File what happened before `until`; cases that exist already change nothing."""
    clock = MovableClock(until)
    store = CaseStore(engine, clock)
    numbers: dict[str, str] = {}
    acts = 0
    for at, _, one, step in sorted(_events(year), key=lambda event: event[:2]):
        if at >= until:
            break
        clock.moment = at
        if step is None:
            case = await store.file_complaint(one.draft, one.key)
            if case.version == 1 and case.opened_at == at:
                numbers[one.key] = case.number
        elif one.key in numbers:
            acts += await _done(store, numbers[one.key], step)
    return Filed(len(numbers), acts)


async def _done(store: CaseStore, number: str, step: Step) -> bool:
    """Take the step unless the case has gone another way, such as a deadline that has passed."""
    try:
        await store.apply(number, step)
    except CaseError:
        return False
    return True


def _events(year: list[Invented]) -> Iterator[Event]:
    for n, one in enumerate(year):
        yield one.at, n, one, None
        for at, step in one.acts:
            yield at, n, one, step
