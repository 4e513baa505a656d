"""The service in hindsight, for supervisors: figures of a period against the bank's targets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from handoff.domain.history.period import Grain, Period
from handoff.domain.history.report import Count, Report
from handoff.domain.history.targets import Target
from handoff.domain.identity import Staff
from handoff.domain.permissions import Permission, require
from handoff.services.hall import Hall
from handoff.services.ports import Store


@dataclass(frozen=True, slots=True)
class Words:
    """A name in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Archive:
    """What the use cases of hindsight work with; `topics` says what each covers."""

    hall: Hall
    targets: tuple[Target, ...] = ()
    topics: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """Days of the bank, both included, and how finely they are divided."""

    since: date
    until: date
    grain: Grain


async def report(archive: Archive, staff: Staff, asked: Asked) -> Report:
    """Return the report on the period; BadPeriod for one that cannot be."""
    require(staff, Permission.SEE_FIGURES)
    hall = archive.hall
    period = Period(asked.since, asked.until, asked.grain, hall.bank.hours.zone)
    return await counted(hall.store, period, hall.clock.now(), archive.targets)


async def counted(
    store: Store, period: Period, now: datetime, targets: tuple[Target, ...]
) -> Report:
    """Return the report as of now; some conversations at a time, so that others are served meanwhile."""
    count = Count(period, now)
    async with store.look() as uow:
        async for stories in uow.stories.between(period.start, period.end):
            for story in stories:
                count.add(story)
    return count.report(targets)
