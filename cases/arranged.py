"""What officers do with loss reports, appointments and feedback: tables of moves, and each as an officer sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from cases.appointments import ARRIVED, BOOKED, CANCELLED, MISSED
from cases.deadlines import bank_day
from cases.errors import DraftRefused, NotAllowedNow, Problem


class Sort(StrEnum):
    """What the hall arranges beside cases."""

    LOSS = "loss"
    VISIT = "visit"
    FEEDBACK = "feedback"


class Act(StrEnum):
    """What can be asked of it."""

    BLOCK = "block"  # the card is blocked, the account looked at
    DISMISS = "dismiss"  # there was nothing to block
    SETTLE = "settle"
    REOPEN = "reopen"
    ARRIVE = "arrive"
    MISS = "miss"
    UNDO = "undo"
    CANCEL = "cancel"
    TAKE_NOTE = "take_note"
    PASS_ON = "pass_on"  # noqa: S105 (to a colleague)
    NOTE = "note"


REPORTED, BLOCKED, DISMISSED, SETTLED = "reported", "blocked", "dismissed", "settled"
NEW, NOTED, PASSED_ON = "new", "noted", "passed_on"

MOVES: Mapping[Sort, Mapping[tuple[str, Act], str]] = MappingProxyType(
    {
        Sort.LOSS: {
            (REPORTED, Act.BLOCK): BLOCKED,
            (REPORTED, Act.DISMISS): DISMISSED,
            (BLOCKED, Act.SETTLE): SETTLED,
            (DISMISSED, Act.REOPEN): REPORTED,
            (SETTLED, Act.REOPEN): REPORTED,
        },
        Sort.VISIT: {
            (BOOKED, Act.ARRIVE): ARRIVED,
            (BOOKED, Act.MISS): MISSED,
            (BOOKED, Act.CANCEL): CANCELLED,
            (ARRIVED, Act.UNDO): BOOKED,
            (MISSED, Act.UNDO): BOOKED,
        },
        Sort.FEEDBACK: {
            (NEW, Act.TAKE_NOTE): NOTED,
            (NEW, Act.PASS_ON): PASSED_ON,
            (NOTED, Act.PASS_ON): PASSED_ON,
        },
    }
)
# What nobody has dealt with yet.
OWED: Mapping[Sort, tuple[str, ...]] = MappingProxyType(
    {Sort.LOSS: (REPORTED, BLOCKED), Sort.VISIT: (BOOKED,), Sort.FEEDBACK: (NEW,)}
)
# What means nothing without a word of why.
EXPLAINED = frozenset({Act.DISMISS, Act.REOPEN, Act.CANCEL, Act.PASS_ON, Act.NOTE})
# Who comes is only known on the day.
ON_THE_DAY = frozenset({Act.ARRIVE, Act.MISS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """A loss report, an appointment or feedback; what its sort does not have is empty."""

    sort: Sort
    number: str
    kind: str = ""
    state: str
    conversation: str
    language: str
    words: str = ""
    score: int | None = None
    card: str = ""
    branch: str = ""
    business: str = ""
    day: date | None = None
    time: str = ""
    contact: str = ""
    made_at: datetime
    changed_at: datetime | None = None


def offered(one: Arranged, now: datetime) -> frozenset[Act]:
    """Return what may be done with it now."""
    moves = {act for state, act in MOVES[one.sort] if state == one.state}
    early = one.day is not None and one.day > bank_day(now)
    return frozenset(moves - (ON_THE_DAY if early else frozenset())) | {Act.NOTE}


def after(one: Arranged, act: Act, note: str, now: datetime) -> str:
    """Return the state that follows; raises NotAllowedNow, or DraftRefused where a note is missing."""
    if act not in offered(one, now):
        raise NotAllowedNow(one.state, act)
    if act in EXPLAINED and not note.strip():
        raise DraftRefused((Problem("note", "missing"),))
    return MOVES[one.sort].get((one.state, act), one.state)
