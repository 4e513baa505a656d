"""A day at the desk by its own rules, on a clock that is told: for what would take days to see."""

import heapq
import itertools
import random
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from handoff.domain import routing, waiting
from handoff.domain.conversation import Conversation
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.domain.routing import Desk, Terms, Waiting
from handoff.domain.urgency import SKILLS, of

MORNING = datetime(2026, 11, 2, 1, tzinfo=UTC)
DAY, LOOK, STEP, WRAP_UP = 9 * 3600, 10, 1, 30  # seconds
AGENTS, CAPACITY, LATELY = 12, 3, 50
LONGEST_PATIENCE = 900.0  # seconds, in the mean
REASONS = {"customer_asked": 70, "misunderstood": 18, "complaint": 6, "fraud": 3, "lost_card": 3}


@dataclass
class Shown:
    """A range that somebody was shown, in seconds from then, and the wait that followed."""

    at: float
    place: int
    low: float
    high: float
    waited: float = 0.0
    first: bool = False

    @property
    def came_true(self) -> bool:
        """Whether the person was there within the range."""
        return self.low <= self.waited <= self.high


@dataclass
class Day:
    """One day at the desk; `late` are acts with their time."""

    chance: random.Random
    rates: Sequence[int]
    now: float = 0.0
    queue: dict[str, Waiting] = field(default_factory=dict)
    staff: list[Staff] = field(default_factory=list)
    load: dict[str, int] = field(default_factory=dict)
    assigned: dict[str, float] = field(default_factory=dict)
    away: dict[str, float] = field(default_factory=dict)
    handled: deque[float] = field(default_factory=lambda: deque(maxlen=LATELY))
    shown: dict[str, list[Shown]] = field(default_factory=dict)
    judged: list[Shown] = field(default_factory=list)
    late: list[tuple[float, int, Callable[[], None]]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def run(self) -> list[Shown]:
        """Let the day pass; return what was shown to those who were served."""
        self._hire()
        while self.now < DAY:
            while self.late and self.late[0][0] <= self.now:
                heapq.heappop(self.late)[2]()
            if self.chance.random() < self._rate() * STEP / 3600:
                self._arrive()
            self._dispatch()
            if self.now % LOOK == 0 or any(not self.shown[name] for name in self.queue):
                self._look()
            self.now += STEP
        return self.judged

    def _hire(self) -> None:
        for number in range(AGENTS):
            skills = {"savings", "cards"} if number % 2 else {"loans", "savings"}
            skills |= {SKILLS[3]} if number % 3 == 0 else {SKILLS[4]}
            languages = frozenset(Language) if number % 3 else frozenset({Language.ZH})
            name = f"a{number:02}"
            one = Staff(name, name, name, Role.AGENT, True, CAPACITY, frozenset(skills), languages)
            self.staff.append(one)
            self.load[name], self.assigned[name] = 0, 0.0

    def _rate(self) -> float:
        hour, part = divmod(self.now / 3600, 1)
        return self.rates[int(hour)] * (1 - part) + self.rates[int(hour) + 1] * part

    def _moment(self) -> datetime:
        return MORNING + timedelta(seconds=self.now)

    def _terms(self) -> Terms:
        return Terms(self._moment())

    def _desks(self) -> list[Desk]:
        return [
            Desk(
                replace(one, available=self.away.get(one.id, 0) <= self.now),
                True,
                self.load[one.id],
                MORNING + timedelta(seconds=self.assigned[one.id]),
            )
            for one in self.staff
        ]

    def _arrive(self) -> None:
        reason = self.chance.choices(list(REASONS), list(REASONS.values()))[0]
        topic = self.chance.choice([f"{skill}/x" for skill in SKILLS[:4]] + ["", ""])
        grade = of(reason, topic, "vip" if self.chance.random() < 0.05 else "standard")
        language = Language.EN if self.chance.random() < 0.12 else Language.ZH
        name, now = f"c{next(self.numbers):06}", self._moment()
        one = Conversation(name, name, now, language)
        one.request_human(reason, grade, now)
        self.queue[name] = Waiting(one)
        self.shown[name] = []
        patience = max(120.0, self.chance.expovariate(1 / LONGEST_PATIENCE))
        self._later(patience, lambda: self._give_up(name))

    def _give_up(self, name: str) -> None:
        self.queue.pop(name, None)
        self.shown.pop(name, None)

    def _later(self, seconds: float, act: Callable[[], None]) -> None:
        heapq.heappush(self.late, (self.now + seconds, next(self.numbers), act))

    def _dispatch(self) -> None:
        for made in routing.match(self.queue.values(), self._desks(), self._terms()):
            one = self.queue.pop(made.conversation)
            agent = made.agent.id
            self.load[agent] += 1
            self.assigned[agent] = self.now
            turn = self.chance.random()
            if turn < 0.02:
                self._later(25, lambda one=one, agent=agent: self._refuse(one, agent, 180))
            elif turn < 0.05:
                self._later(5, lambda one=one, agent=agent: self._refuse(one, agent, 0))
            else:
                delay = self.chance.uniform(2, 12)
                self._later(delay, lambda one=one, agent=agent: self._accept(one, agent))

    def _refuse(self, one: Waiting, agent: str, away: float) -> None:
        self.load[agent] -= 1
        self.away[agent] = self.now + away
        name = one.conversation.id
        if name in self.shown:
            self.queue[name] = replace(one, turned_down={**one.turned_down, agent: self._moment()})

    def _accept(self, one: Waiting, agent: str) -> None:
        seen = self.shown.pop(one.conversation.id, [])
        for shown in seen:
            shown.waited = self.now - shown.at
        self.judged += seen
        spent = self.chance.lognormvariate(5.8, 0.75) + WRAP_UP  # 440 s in the mean
        self._later(spent, lambda: self._finish(agent, spent))

    def _finish(self, agent: str, spent: float) -> None:
        self.load[agent] -= 1
        self.handled.append(spent)

    def _look(self) -> None:
        queued = sorted(self.queue.values(), key=routing.place)
        handling = sum(self.handled) / len(self.handled) if self.handled else None
        seen = waiting.outlooks(queued, self._desks(), self._terms(), handling)
        for one, outlook in zip(queued, seen, strict=True):
            told = self.shown[one.conversation.id]
            if outlook.low is not None and outlook.high is not None:
                shown = Shown(self.now, outlook.position, outlook.low, outlook.high)
                told.append(replace(shown, first=not told))
