"""A conversation as hindsight needs it: narrow rows of its log, without a word of what was said."""

from dataclasses import dataclass
from datetime import datetime

from handoff.domain.lifecycle import State


@dataclass(frozen=True, slots=True)
class Line:
    """A change of state (`event`), an agent's message, or a turn of the assistant (`zone`)."""

    at: datetime
    role: str
    event: str = ""
    agent: str = ""  # the name that the event carries
    skill: str = ""
    reason: str = ""
    topic: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The lines are in order; `holders` are the ids of those who took it, one for each time it was taken."""

    opened_at: datetime
    state: State
    last_at: datetime | None = None
    closed_at: datetime | None = None
    score: int | None = None
    lines: tuple[Line, ...] = ()
    holders: tuple[str, ...] = ()
