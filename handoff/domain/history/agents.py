"""What each agent did: a contact that passes through two hands counts with both, for what each did."""

from collections import defaultdict
from dataclasses import dataclass, field

from handoff.domain.history.contact import Leg
from handoff.domain.history.figures import keep, mean
from handoff.domain.history.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """`code` is the id of the member of staff; times are mean seconds, none of nothing."""

    code: str
    name: str
    handled: int  # contacts, or parts of them
    first_reply: float | None
    handling: float | None  # talk and wrap-up
    scored: int  # conversations that the agent had last and the customer rated
    satisfaction: float | None


@dataclass(slots=True)
class _Seat:
    name: str = ""
    handled: int = 0
    replies: list[float] = field(default_factory=list)
    handlings: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)


class Bench:
    """Counts agent by agent."""

    def __init__(self) -> None:
        self._seats: defaultdict[str, _Seat] = defaultdict(_Seat)

    def take(self, leg: Leg) -> None:
        """Take one agent's part of a contact."""
        seat = self._seats[leg.key]
        seat.name = leg.name
        seat.handled += 1
        keep(seat.replies, leg.first_reply)
        keep(seat.handlings, leg.handling)

    def score(self, visit: Visit) -> None:
        """Take what the customer thought of who had the conversation last."""
        if (leg := visit.last_leg) and visit.score is not None:
            seat = self._seats[leg.key]
            seat.name = leg.name
            seat.scores.append(visit.score)

    def told(self) -> tuple[Agent, ...]:
        """Return all, who did most first."""
        found = (_agent(code, seat) for code, seat in self._seats.items())
        return tuple(sorted(found, key=lambda one: (-one.handled, one.name, one.code)))


def _agent(code: str, seat: _Seat) -> Agent:
    return Agent(
        code=code,
        name=seat.name,
        handled=seat.handled,
        first_reply=mean(seat.replies),
        handling=mean(seat.handlings),
        scored=len(seat.scores),
        satisfaction=mean(seat.scores, 2),
    )
