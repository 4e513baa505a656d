"""From the lines of a log to the contacts of a conversation: one pass, one step of a table for each event."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from handoff.domain import urgency
from handoff.domain.entry import Speaker
from handoff.domain.history.contact import TAKEN_OVER, Contact, Leg, Outcome
from handoff.domain.history.story import Line, Story


@dataclass(slots=True)
class _Leg:
    agent: str
    name: str
    began: datetime
    replied: datetime | None = None
    ended: datetime | None = None  # wrap-up included

    def told(self) -> Leg:
        reply = (self.replied - self.began).total_seconds() if self.replied else None
        handling = (self.ended - self.began).total_seconds() if self.ended else None
        return Leg(self.agent, self.name, reply, handling)


@dataclass(slots=True)
class _Contact:
    at: datetime
    reason: str
    skill: str
    lost: Outcome = Outcome.WAITING
    ended: datetime | None = None
    legs: list[_Leg] = field(default_factory=list)

    def told(self) -> Contact:
        stop = self.legs[0].began if self.legs else self.ended
        return Contact(
            at=self.at,
            reason=self.reason,
            skill=self.skill,
            outcome=Outcome.ANSWERED if self.legs else self.lost,
            waited=max(0.0, (stop - self.at).total_seconds()) if stop else None,
            legs=tuple(leg.told() for leg in self.legs),
            is_over=self.ended is not None and all(leg.ended for leg in self.legs),
        )


@dataclass(slots=True)
class _Telling:
    """What is known after the lines that were read."""

    closed_at: datetime | None
    holders: Iterator[str]
    contacts: list[_Contact] = field(default_factory=list)
    now: _Contact | None = None
    topic: str = ""  # the last one that some team is there for
    after_hours: list[datetime] = field(default_factory=list)

    def read(self, line: Line) -> None:
        if line.role == Speaker.BOT and urgency.skill_of(line.topic):
            self.topic = line.topic
        elif line.role == Speaker.AGENT:
            self.reply(line)
        elif step := STEPS.get(line.event):
            step(self, line)

    def ask(self, line: Line) -> None:
        skill = urgency.of(line.reason, self.topic).skill
        self.now = _Contact(line.at, line.reason, skill)
        self.contacts.append(self.now)

    def take(self, line: Line) -> None:
        if self.now is None:
            self.now = _Contact(line.at, TAKEN_OVER, urgency.skill_of(self.topic))
            self.contacts.append(self.now)
        self.let_go(line)
        self.now.legs.append(_Leg(next(self.holders, ""), line.agent, line.at))

    def reply(self, line: Line) -> None:
        leg = self.now.legs[-1] if self.now and self.now.legs else None
        if leg and not leg.ended and not leg.replied:
            leg.replied = line.at

    def let_go(self, line: Line) -> None:
        if self.now and self.now.legs:
            self.now.legs[-1].ended = self.now.legs[-1].ended or line.at

    def pass_on(self, line: Line) -> None:
        self.let_go(line)
        if self.now and line.skill:
            self.now.skill = line.skill

    def end(self, line: Line) -> None:
        if self.now:
            self.let_go(line)
            self.now.ended, self.now.lost = line.at, Outcome.ABANDONED
            self.now = None

    def close(self, line: Line) -> None:
        leg = self.now.legs[-1] if self.now and self.now.legs else None
        is_held = leg is not None and leg.ended is None
        self.end(line)
        if leg and is_held:
            # Until the wrap-up is done the agent is not.
            leg.ended = self.closed_at and max(line.at, self.closed_at)

    def shut(self, line: Line) -> None:
        if not self.now:
            self.after_hours.append(line.at)
            return
        self.now.lost, self.now.ended = Outcome.SENT_HOME, line.at
        self.now = None


STEPS: Mapping[str, Callable[[_Telling, Line], None]] = {
    "queued": _Telling.ask,
    "accepted": _Telling.take,
    "taken_over": _Telling.take,
    "requeued": _Telling.let_go,
    "transferred": _Telling.pass_on,
    "returned": _Telling.end,
    "cancelled_wait": _Telling.end,
    "closed": _Telling.close,
    "after_hours": _Telling.shut,
}


@dataclass(frozen=True, slots=True)
class Told:
    """The contacts, and when a person was asked for outside of the hours."""

    contacts: tuple[Contact, ...]
    after_hours: tuple[datetime, ...]


def tell(story: Story) -> Told:
    """Return what became of each wish for a person."""
    telling = _Telling(story.closed_at, iter(story.holders))
    for line in story.lines:
        telling.read(line)
    return Told(tuple(one.told() for one in telling.contacts), tuple(telling.after_hours))
