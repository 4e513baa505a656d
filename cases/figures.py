"""What a period's complaints come to: counted from the cases alone, so that every figure can be retold.

Merged duplicates count with the case that they went into. Days are calendar days from receipt to the
bank's last decision; in time means by the day that the term, its extensions and its pauses allow.
"""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cases.case import Case
from cases.deadlines import bank_day
from cases.kinds import Kind
from cases.lifecycle import ENDED, State

# From this score on a customer counts as content.
CONTENT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A heap of complaints; medians and means are None for a heap without a decision."""

    received: int
    decided: int
    withdrawn: int
    reopened: int
    overdue: int
    median_days: float | None
    mean_days: float | None
    scored: int
    content: int


@dataclass(frozen=True, slots=True)
class Heap:
    """The complaints that share a code (a month, a product, a cause), and what they come to."""

    code: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A period's complaints, both days included, seen from each side."""

    since: date
    until: date
    total: Tally
    months: tuple[Heap, ...]
    categories: tuple[Heap, ...]
    causes: tuple[Heap, ...]
    lines: tuple[Heap, ...]
    channels: tuple[Heap, ...]
    branches: tuple[Heap, ...]
    outcomes: tuple[Heap, ...]


def report(cases: Iterable[Case], period: tuple[date, date], now: datetime) -> Report:
    """Return the report on the complaints among the cases that were received in the period."""
    since, until = period
    counted = [case for case in cases if _counts(case, since, until)]

    def by(code: Callable[[Case], str | None]) -> tuple[Heap, ...]:
        return _heaps(counted, code, now)

    months = by(lambda case: f"{bank_day(case.opened_at):%Y-%m}")
    return Report(
        since=since,
        until=until,
        total=tally(counted, now),
        months=tuple(sorted(months, key=lambda heap: heap.code)),
        categories=by(lambda case: case.category),
        causes=by(lambda case: case.root_cause),
        lines=by(lambda case: case.line),
        channels=by(lambda case: case.channel),
        branches=by(lambda case: case.branch),
        outcomes=by(lambda case: case.outcome),
    )


def tally(cases: Iterable[Case], now: datetime) -> Tally:
    """Return what the cases come to."""
    heap = list(cases)
    days = [found for case in heap if (found := days_taken(case)) is not None]
    scores = [case.score for case in heap if case.score is not None]
    return Tally(
        received=len(heap),
        decided=len(days),
        withdrawn=sum(case.state is State.WITHDRAWN for case in heap),
        reopened=sum(case.reopened > 0 for case in heap),
        overdue=sum(is_overdue(case, now) for case in heap),
        median_days=statistics.median(days) if days else None,
        mean_days=round(statistics.fmean(days), 1) if days else None,
        scored=len(scores),
        content=sum(score >= CONTENT for score in scores),
    )


def days_taken(case: Case) -> int | None:
    """Return the days from receipt to decision, or None while there is none."""
    if case.resolved_at is None:
        return None
    return (bank_day(case.resolved_at) - bank_day(case.opened_at)).days


def is_overdue(case: Case, now: datetime) -> bool:
    """Tell whether the decision came too late, or is missing and late already."""
    if case.resolved_at is not None:
        return bank_day(case.resolved_at) > case.due_on
    if case.state in ENDED:
        return False
    return bank_day(case.paused_since or now) > case.due_on


def _counts(case: Case, since: date, until: date) -> bool:
    is_one = case.kind is Kind.COMPLAINT and case.state is not State.MERGED
    return is_one and since <= bank_day(case.opened_at) <= until


def _heaps(
    cases: Iterable[Case], code: Callable[[Case], str | None], now: datetime
) -> tuple[Heap, ...]:
    """Return the heaps, largest first; what has no code yet is a heap of its own, code ""."""
    heaps: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        heaps[str(code(case) or "")].append(case)
    order = sorted(heaps, key=lambda name: (-len(heaps[name]), name))
    return tuple(Heap(name, tally(heaps[name], now)) for name in order)
