"""The figures of a heap of conversations; each formula stands beside its field. Shares: 0 to 1; times: seconds."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from handoff.domain.history.contact import Contact, Outcome
from handoff.domain.history.visit import Turn, Visit

SOON, LATER = 20, 60  # seconds: the two service levels


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A share or mean of nothing is None, never 0.

    Decided waits are answered + abandoned + sent home: every contact that was offered but those that still wait.
    Whoever abandons counts against the service level, however short the wait was.
    """

    conversations: int  # opened, and something was said
    settled: int  # of these closed, or silent with the assistant for half an hour
    contained: int  # of the settled those in which nobody asked for a person
    containment: float | None  # contained / settled
    offered: int  # wishes for a person that entered the queue
    answered: int
    abandoned: int
    sent_home: int
    waiting: int
    after_hours: int  # wishes for a person while the desk was closed; never offered
    within_20: float | None  # answered within 20 s / decided waits
    within_60: float | None  # answered within 60 s / decided waits
    abandonment: float | None  # abandoned / decided waits
    wait_mean: float | None  # average speed of answer: over the answered
    wait_p90: float | None  # nine of ten answered waited no longer (nearest rank)
    first_reply: float | None  # mean time from taking a contact to the agent's first message
    handling: float | None  # mean talk and wrap-up of the contacts that are over
    turns: int  # questions that the assistant took up
    misunderstood: int  # of these those it could only make suggestions for, or passed on
    misunderstanding: float | None  # misunderstood / turns
    scored: int  # conversations that the customer rated
    satisfaction: float | None  # mean rating, 1 to 5


@dataclass(slots=True)
class Heap:
    """Counts as it is handed one thing after the other."""

    conversations: int = 0
    settled: int = 0
    contained: int = 0
    offered: int = 0
    after_hours: int = 0
    turns: int = 0
    misunderstood: int = 0
    outcomes: dict[Outcome, int] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    replies: list[float] = field(default_factory=list)
    handlings: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)

    def visit(self, one: Visit) -> None:
        """Take a conversation; what happened in it is handed over by itself."""
        self.conversations += one.has_spoken
        self.settled += one.has_spoken and one.is_over
        self.contained += one.has_spoken and one.is_contained
        self.score(one.score)

    def score(self, score: int | None) -> None:
        """Take a customer's rating, if there is one."""
        if score is not None:
            self.scores.append(score)

    def contact(self, one: Contact) -> None:
        """Take a wish for a person and what became of it."""
        keep(self.replies, one.first_reply)
        keep(self.handlings, one.handling)
        if one.was_offered:
            self.offered += 1
            self.outcomes[one.outcome] = self.outcomes.get(one.outcome, 0) + 1
            keep(self.waits, one.waited if one.outcome is Outcome.ANSWERED else None)

    def turn(self, one: Turn) -> None:
        """Take a turn of the assistant."""
        self.turns += 1
        self.misunderstood += one.is_misunderstood

    def figures(self) -> Figures:
        """Return what it all comes to."""
        answered, abandoned, sent_home, waiting = (self.outcomes.get(one, 0) for one in Outcome)
        return Figures(
            conversations=self.conversations,
            settled=self.settled,
            contained=self.contained,
            offered=self.offered,
            answered=answered,
            abandoned=abandoned,
            sent_home=sent_home,
            waiting=waiting,
            after_hours=self.after_hours,
            turns=self.turns,
            misunderstood=self.misunderstood,
            scored=len(self.scores),
            **self._rates(answered + abandoned + sent_home),
        )

    def _rates(self, decided: int) -> dict[str, float | None]:
        """Return the shares and means; `decided` counts the waits that have ended."""
        return {
            "containment": share(self.contained, self.settled),
            "within_20": share(_within(self.waits, SOON), decided),
            "within_60": share(_within(self.waits, LATER), decided),
            "abandonment": share(self.outcomes.get(Outcome.ABANDONED, 0), decided),
            "wait_mean": mean(self.waits),
            "wait_p90": _p90(self.waits),
            "first_reply": mean(self.replies),
            "handling": mean(self.handlings),
            "misunderstanding": share(self.misunderstood, self.turns),
            "satisfaction": mean(self.scores, 2),
        }


def keep(values: list[float], value: float | None) -> None:
    """Add the value, if there is one."""
    if value is not None:
        values.append(value)


def _within(waits: Sequence[float], limit: int) -> int:
    return sum(wait <= limit for wait in waits)


def share(part: int, whole: int) -> float | None:
    """Return the share, or None of nothing."""
    return round(part / whole, 4) if whole else None


def mean(values: Sequence[float], places: int = 1) -> float | None:
    """Return the mean, or None of nothing."""
    return round(math.fsum(values) / len(values), places) if values else None


def _p90(values: Sequence[float]) -> float | None:
    """Return the nearest rank: the smallest value that at least nine of ten do not exceed."""
    rank = -(-9 * len(values) // 10)
    return round(sorted(values)[rank - 1], 1) if values else None
