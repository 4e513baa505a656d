"""The complaint clock for those who answer for the whole service: what is owed, what is late."""

from dataclasses import dataclass
from datetime import datetime

from cases import figures
from cases.alarms import LEVELS, Level
from cases.case import Case
from cases.deadlines import bank_day
from cases.figures import Report
from cases.kinds import Kind
from cases.office import EVERYTHING
from cases.register import Filter
from handoff.domain.identity import Staff
from handoff.domain.permissions import Permission, require
from handoff.services.casework import reading, reporting
from handoff.services.casework.ports import Casework
from handoff.services.casework.reporting import Period


@dataclass(frozen=True, slots=True)
class Clock:
    """Complaints that the bank owes a decision on, as of now; `soon` are due within three days."""

    owed: int
    soon: int
    overdue: int
    paused: int


@dataclass(frozen=True, slots=True)
class Complaints:
    """The complaints received in a period, and the clock of all that are open."""

    report: Report
    clock: Clock


async def complaints(work: Casework, staff: Staff, period: Period) -> Complaints:
    """Return both; nothing in it tells who complained."""
    require(staff, Permission.SEE_FIGURES)
    report = await reporting.report(work, staff, period)
    wanted = Filter(kind=Kind.COMPLAINT, owed=True, limit=EVERYTHING)
    found = await reading.search(work, staff, wanted)
    return Complaints(report, _clock(found.cases, work.hall.clock.now()))


def _clock(cases: list[Case], now: datetime) -> Clock:
    late = sum(figures.is_overdue(case, now) for case in cases)
    soon = sum(_is_due_soon(case, now) for case in cases)
    paused = sum(case.paused_since is not None for case in cases)
    return Clock(len(cases), soon, late, paused)


def _is_due_soon(case: Case, now: datetime) -> bool:
    days = (case.due_on - bank_day(now)).days
    return case.paused_since is None and 0 <= days <= LEVELS[Level.SOON]
