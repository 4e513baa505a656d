"""How long a case may take, and what counts as a day; pure functions on aware moments.

The terms are those of the Measures on Consumer Complaints in Banking and Insurance (CBIRC Order
2020 No. 3), art. 18. Days are calendar days in China; the day of receipt does not count (Civil
Code, art. 201), and a last day on a holiday is not put off, though art. 203 would allow it.

The Measures name no pause. One is for what the bank cannot hasten (papers of the customer, an
expert's opinion, mediation, a court) and is told to the customer by letter; a bank that reads the
Measures strictly leaves it alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from types import MappingProxyType

from cases.attached import Pause

# China has had no daylight saving since 1991, so that no time zone data is needed on the machine.
BANK_TIME = timezone(timedelta(hours=8), "CST")


class Term(StrEnum):
    """How long the bank has."""

    SIMPLE = "simple"
    COMPLEX = "complex"
    ESPECIALLY_COMPLEX = "especially_complex"
    CALLBACK = "callback"


@dataclass(frozen=True, slots=True)
class TermRule:
    """Days from receipt, the longer term that may follow, whether it needs approval, the source."""

    days: int
    longer: Term | None
    longer_needs_approval: bool
    source: str


LAW = "银行业保险业消费投诉处理管理办法（银保监会令2020年第3号）第十八条"

TERMS: Mapping[Term, TermRule] = MappingProxyType(
    {
        Term.SIMPLE: TermRule(15, Term.COMPLEX, longer_needs_approval=False, source=LAW),
        Term.COMPLEX: TermRule(30, Term.ESPECIALLY_COMPLEX, longer_needs_approval=True, source=LAW),
        Term.ESPECIALLY_COMPLEX: TermRule(60, None, longer_needs_approval=False, source=LAW),
        Term.CALLBACK: TermRule(1, None, longer_needs_approval=False, source="服务承诺：次日回电"),
    }
)


def bank_day(moment: datetime) -> date:
    """Return the calendar day in China; a moment without a time zone is an error."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(BANK_TIME).date()


def due_on(received: datetime, term: Term, pauses: Iterable[Pause] = ()) -> date:
    """Return the last day on which the case is still in time."""
    return bank_day(received) + timedelta(days=TERMS[term].days + stopped_days(pauses))


def stopped_days(pauses: Iterable[Pause]) -> int:
    """Return on how many days the clock stood still; overlapping pauses count once."""
    stopped: set[date] = set()
    for pause in pauses:
        first, last = bank_day(pause.since), bank_day(pause.until)
        stopped.update(first + timedelta(days=n) for n in range((last - first).days))
    return len(stopped)


def days_left(due: date, now: datetime) -> int:
    """Return the days that remain: 0 on the last day, negative when overdue."""
    return (due - bank_day(now)).days
