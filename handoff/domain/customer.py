"""What a customer has running with the bank, as lines."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case; what the customer wrote is not in it."""

    number: str
    kind: str
    state: str
    opened_at: datetime
    due_on: date


@dataclass(frozen=True, slots=True)
class VisitLine:
    """An appointment; `time` is Beijing time, 09:30."""

    number: str
    state: str
    branch: str
    business: str
    day: date
    time: str
    branch_zh: str = ""
    branch_en: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """Both, newest first."""

    cases: list[CaseLine] = field(default_factory=list)
    appointments: list[VisitLine] = field(default_factory=list)
