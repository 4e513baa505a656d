"""The report on complaints, and the register behind it."""

from dataclasses import dataclass
from datetime import date

from cases import figures
from cases.figures import Report
from cases.ledger import Reader, Value, harmless, head, line
from handoff.domain.errors import BadRequest
from handoff.domain.identity import Staff
from handoff.domain.language import Language
from handoff.domain.permissions import Permission, require
from handoff.services.casework.ports import Casework
from handoff.services.casework.reading import actor, colleagues
from handoff.services.casework.refusals import translated

LONGEST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Period:
    """Days of the bank, both included."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if not self.since <= self.until or self.until.year - self.since.year > LONGEST_YEARS:
            raise BadRequest("period")


@dataclass(frozen=True, slots=True)
class Ledger:
    """The register of a period, ready to be written anywhere, and the report that it adds up to."""

    head: list[str]
    lines: list[list[Value]]
    report: Report


async def report(work: Casework, staff: Staff, period: Period) -> Report:
    """Return the report on the complaints that were received in the period."""
    require(staff, Permission.HANDLE_CASES)
    with translated():
        cases = await work.office.complaints(period.since, period.until)
    return figures.report(cases, (period.since, period.until), work.hall.clock.now())


async def ledger(work: Casework, staff: Staff, period: Period, language: Language) -> Ledger:
    """Return the register in the reader's language; nobody is identified by it."""
    require(staff, Permission.HANDLE_CASES)
    now = work.hall.clock.now()
    reader = Reader(
        language,
        now,
        {one.code: one.name.zh if language == "zh" else one.name.en for one in work.branches},
        {actor(one): one.name for one in await colleagues(work)},
    )
    with translated():
        cases = await work.office.complaints(period.since, period.until)
    lines = [[harmless(value) for value in line(case, reader)] for case in cases]
    counted = figures.report(cases, (period.since, period.until), now)
    return Ledger(head(language), lines, counted)
