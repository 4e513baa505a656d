"""What one conversation comes to, whether or not a person was in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from handoff.domain import lifecycle
from handoff.domain.entry import Speaker
from handoff.domain.history.contact import Contact, Leg
from handoff.domain.history.story import Line, Story
from handoff.domain.history.telling import tell
from handoff.domain.lifecycle import State

# Hardly anybody closes a conversation with the assistant: who is silent for so long has gone.
QUIET = timedelta(minutes=30)
ANSWERED = "answer"  # the assistant was sure enough
UNSURE = frozenset({"suggest", "out_of_scope"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what the assistant made of it."""

    at: datetime
    topic: str
    zone: str

    @property
    def is_misunderstood(self) -> bool:
        """Whether it could only suggest, or had to pass."""
        return self.zone in UNSURE


@dataclass(frozen=True, slots=True)
class Visit:
    """`is_over`: closed, or with the assistant and silent; `after_hours`: wishes that met a closed desk."""

    opened_at: datetime
    has_spoken: bool
    is_over: bool
    score: int | None
    contacts: tuple[Contact, ...]
    after_hours: tuple[datetime, ...]
    turns: tuple[Turn, ...]

    @property
    def is_contained(self) -> bool:
        """Whether it ended without a person ever being asked for."""
        return self.is_over and not self.contacts and not self.after_hours

    @property
    def last_leg(self) -> Leg | None:
        """Return the part of who had it last: whom the customer's judgement is about."""
        legs = [leg for contact in self.contacts for leg in contact.legs]
        return legs[-1] if legs else None

    def topics(self) -> Iterator[Turn]:
        """Yield the first turn of each topic that was answered."""
        seen: set[str] = set()
        for turn in self.turns:
            if turn.zone == ANSWERED and turn.topic and turn.topic not in seen:
                seen.add(turn.topic)
                yield turn


def visit(story: Story, now: datetime) -> Visit:
    """Return what the story comes to as of now."""
    told = tell(story)
    return Visit(
        opened_at=story.opened_at,
        has_spoken=story.last_at is not None,
        is_over=_is_over(story, now),
        score=story.score,
        contacts=told.contacts,
        after_hours=told.after_hours,
        turns=tuple(_turn(line) for line in story.lines if line.role == Speaker.BOT and line.zone),
    )


def _turn(line: Line) -> Turn:
    return Turn(line.at, line.topic, line.zone)


def _is_over(story: Story, now: datetime) -> bool:
    if story.state in lifecycle.ENDED:
        return True
    return story.state is State.BOT and (story.last_at or story.opened_at) <= now - QUIET
