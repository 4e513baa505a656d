"""Conversations that are over, and what they say about the service."""

from dataclasses import dataclass
from datetime import date, datetime


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
    visitor: str = ""


PAGE = 30


@dataclass(frozen=True, slots=True)
class Wanted:
    """What past conversations are looked for; "" and None leave it as wide as it is.

    `customer` is the end of a visitor's id, as staff see it; `since` and `until` are days of the bank, both
    included; `agent` is who served.
    """

    text: str = ""
    customer: str = ""
    since: date | None = None
    until: date | None = None
    offset: int = 0
    agent: str = ""


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
