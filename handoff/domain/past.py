"""Conversations that are over, and what they say about the service."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Past:
    """A conversation as a line of a list; docs/protocol.md section 2."""

    conversation: str
    opened_at: datetime
    closed_at: datetime | None
    state: str
    agent: str
    agent_id: str
    reason: str
    disposition: str
    score: int | None
    case: str
    last_text: str


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """Shares, 0 to 1, of those served within so many seconds; none while nobody was served."""

    within_20: float | None = None
    within_60: float | None = None


def service_level(waits: list[float]) -> ServiceLevel:
    """Return it from the seconds that each waited."""
    if not waits:
        return ServiceLevel()
    within = [sum(wait <= limit for wait in waits) / len(waits) for limit in (20, 60)]
    return ServiceLevel(round(within[0], 4), round(within[1], 4))
