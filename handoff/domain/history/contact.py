"""A contact: one stretch of a conversation in which the customer asked for a person, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# A supervisor took it without being asked: served, but never offered to the queue.
TAKEN_OVER = "taken_over"


class Outcome(StrEnum):
    """How the wait ended."""

    ANSWERED = "answered"
    ABANDONED = "abandoned"  # the customer left the queue before an agent came
    SENT_HOME = "sent_home"  # the desk closed and nobody was left
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Leg:
    """One agent's part of a contact; seconds. `handling` is talk and wrap-up, none while it lasts."""

    agent: str
    name: str
    first_reply: float | None = None
    handling: float | None = None

    @property
    def key(self) -> str:
        """Return what tells agents apart; the name for those of whom the log keeps no more."""
        return self.agent or self.name


@dataclass(frozen=True, slots=True)
class Contact:
    """`waited`: seconds from the wish for a person until an agent took it, or until it was given up."""

    at: datetime
    reason: str
    skill: str
    outcome: Outcome
    waited: float | None
    legs: tuple[Leg, ...]
    is_over: bool

    @property
    def was_offered(self) -> bool:
        """Whether the customer waited in the queue at all."""
        return self.reason != TAKEN_OVER

    @property
    def first_reply(self) -> float | None:
        """Return the seconds from taking it to the agent's first message."""
        return self.legs[0].first_reply if self.legs else None

    @property
    def handling(self) -> float | None:
        """Return the seconds that agents spent on it, wrap-up included; none while it lasts."""
        spent = [leg.handling for leg in self.legs if leg.handling is not None]
        return sum(spent) if self.is_over and spent and len(spent) == len(self.legs) else None
