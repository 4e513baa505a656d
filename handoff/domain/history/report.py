"""A report on a period: whole, part by part, by agent, team, topic and reason. One pass over the stories.

A conversation and its rating count in the part in which it was opened, a contact where the customer asked for a
person, a turn of the assistant where it was taken: so the parts add up to the whole, and the hours to their day.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from handoff.domain.history.agents import Agent, Bench
from handoff.domain.history.contact import Contact
from handoff.domain.history.figures import Figures, Heap
from handoff.domain.history.period import Grain, Period, part_of
from handoff.domain.history.story import Story
from handoff.domain.history.targets import Target, Verdict, verdicts
from handoff.domain.history.visit import Visit, visit

MOST_TOPICS = 12


@dataclass(frozen=True, slots=True)
class Part:
    """An hour, day or month of the bank."""

    start: datetime
    figures: Figures


@dataclass(frozen=True, slots=True)
class Team:
    """The contacts that one skill was asked for; "" is anybody."""

    skill: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Topic:
    """In how many conversations it was asked about, in all and part by part."""

    topic: str
    count: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why customers asked for a person, and how often."""

    code: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """See the module; groups are in the order of their size."""

    since: date
    until: date
    grain: Grain
    total: Figures
    parts: tuple[Part, ...]
    teams: tuple[Team, ...]
    agents: tuple[Agent, ...]
    topics: tuple[Topic, ...]
    reasons: tuple[Reason, ...]
    verdicts: tuple[Verdict, ...]


class Count:
    """Takes stories one by one; `report` says what they come to."""

    def __init__(self, period: Period, now: datetime) -> None:
        self._period, self._now = period, now
        self._starts = period.parts()
        self._total = Heap()
        self._parts = [Heap() for _ in self._starts]
        self._teams: defaultdict[str, Heap] = defaultdict(Heap)
        self._agents = Bench()
        self._topics: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(self._starts))
        self._reasons: defaultdict[str, int] = defaultdict(int)

    def add(self, story: Story) -> None:
        """Count what of the story lies in the period."""
        one = visit(story, self._now)
        for contact in one.contacts:
            if self._period.holds(contact.at):
                self._contact(contact)
        for at in filter(self._period.holds, one.after_hours):
            for heap in self._heaps(at):
                heap.after_hours += 1
        self._turns(one)
        if self._period.holds(one.opened_at):
            for heap in self._heaps(one.opened_at):
                heap.visit(one)
            self._agents.score(one)

    def report(self, targets: tuple[Target, ...]) -> Report:
        """Return what all of it comes to."""
        total = self._total.figures()
        parts = zip(self._starts, self._parts, strict=True)
        reasons = sorted(self._reasons.items(), key=lambda item: (-item[1], item[0]))
        return Report(
            since=self._period.since,
            until=self._period.until,
            grain=self._period.grain,
            total=total,
            parts=tuple(Part(start, heap.figures()) for start, heap in parts),
            teams=_teams(self._teams),
            agents=self._agents.told(),
            topics=self._top(),
            reasons=tuple(Reason(code, count) for code, count in reasons),
            verdicts=verdicts(targets, total),
        )

    def _contact(self, contact: Contact) -> None:
        for heap in (*self._heaps(contact.at), self._teams[contact.skill]):
            heap.contact(contact)
        if contact.was_offered:
            self._reasons[contact.reason] += 1
        for leg in contact.legs:
            self._agents.take(leg)

    def _turns(self, one: Visit) -> None:
        for turn in one.turns:
            if self._period.holds(turn.at):
                for heap in self._heaps(turn.at):
                    heap.turn(turn)
        for turn in one.topics():
            if self._period.holds(turn.at):
                self._topics[turn.topic][part_of(self._starts, turn.at)] += 1

    def _heaps(self, at: datetime) -> tuple[Heap, Heap]:
        return self._total, self._parts[part_of(self._starts, at)]

    def _top(self) -> tuple[Topic, ...]:
        counted = [Topic(topic, sum(parts), tuple(parts)) for topic, parts in self._topics.items()]
        return tuple(sorted(counted, key=lambda one: (-one.count, one.topic))[:MOST_TOPICS])


def _teams(heaps: dict[str, Heap]) -> tuple[Team, ...]:
    found = (Team(skill, heap.figures()) for skill, heap in heaps.items())
    return tuple(sorted(found, key=lambda one: (-one.figures.offered, one.skill)))
