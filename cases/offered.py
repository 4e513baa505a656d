"""What a page may offer to do with a case: the lifecycle table, less what would be refused anyway."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from cases.case import Case
from cases.deadlines import TERMS
from cases.lifecycle import Command, allowed

# Whether the command makes sense for this case, this actor and this moment.
Sense = Callable[[Case, str, datetime], bool]


def _may_be_longer(case: Case, now: datetime) -> bool:
    left = case.days_left(now)
    return TERMS[case.term].longer is not None and left is not None and left >= 0


def _extends(case: Case, actor: str, now: datetime) -> bool:
    needs_two = TERMS[case.term].longer_needs_approval
    second = case.extension_asked_by not in (None, actor)
    return _may_be_longer(case, now) and (second or not needs_two)


def _asks(case: Case, _actor: str, now: datetime) -> bool:
    needs_two = TERMS[case.term].longer_needs_approval
    return _may_be_longer(case, now) and needs_two and not case.extension_asked_by


SENSE: Mapping[Command, Sense] = MappingProxyType(
    {
        Command.EXTEND: _extends,
        Command.ASK_EXTENSION: _asks,
        Command.REFUSE_EXTENSION: lambda case, _actor, _now: bool(case.extension_asked_by),
        Command.PAUSE: lambda case, _actor, _now: not case.paused_since,
        Command.RESUME: lambda case, _actor, _now: bool(case.paused_since),
    }
)


def offered(case: Case, actor: str, now: datetime) -> frozenset[Command]:
    """Return what the actor may ask of the case now; nothing when the case is about the actor."""
    if actor in {one.staff for one in case.recusals}:
        return frozenset()
    return frozenset(
        command
        for command in allowed(case.kind, case.state)
        if command not in SENSE or SENSE[command](case, actor, now)
    )
