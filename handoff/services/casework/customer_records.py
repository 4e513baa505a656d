"""What a customer has running with the bank, as lines."""

from dataclasses import dataclass, field

from cases.customers import CaseLine, VisitLine


@dataclass(frozen=True, slots=True)
class NamedVisit(VisitLine):
    """An appointment with the name of its branch in both languages."""

    branch_zh: str
    branch_en: str


@dataclass(frozen=True, slots=True)
class Records:
    """Cases and appointments, newest first."""

    cases: list[CaseLine] = field(default_factory=list)
    appointments: list[NamedVisit] = field(default_factory=list)
