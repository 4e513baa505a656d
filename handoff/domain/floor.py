"""The floor as a supervisor sees it: who serves, who waits, how well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from handoff.domain.conversation import Conversation
from handoff.domain.past import ServiceLevel
from handoff.domain.routing import Desk
from handoff.domain.waiting import Outlook


@dataclass(frozen=True, slots=True)
class Seat:
    """A desk, since when it is as it is, and why it is away."""

    desk: Desk
    since: datetime | None = None
    away_reason: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """See docs/protocol.md section 2; `queue` is in order."""

    seats: Sequence[Seat]
    queue: Sequence[tuple[Conversation, Outlook]]
    conversations: Sequence[Conversation]
    with_bot: int
    level: ServiceLevel
    waiting_longest: float | None  # seconds
    open: bool
    watchers: Mapping[str, Sequence[str]] = field(default_factory=dict)
