"""Closed conversations are looked at and scored on a form; results per agent."""

from dataclasses import dataclass, field
from datetime import timedelta

from handoff.domain.errors import NotAllowedNow
from handoff.domain.identity import Staff
from handoff.domain.lifecycle import State
from handoff.domain.past import Past
from handoff.domain.permissions import Permission, require
from handoff.domain.quality import Review, weighted
from handoff.services.hall import Hall


@dataclass(frozen=True, slots=True)
class Sample:
    """How many, of which agent (all when empty), from the last so many days."""

    count: int
    days: int
    agent: str = ""


async def sample(hall: Hall, staff: Staff, wanted: Sample) -> list[Past]:
    """Return conversations at random that ended with a person and that nobody reviewed."""
    require(staff, Permission.REVIEW)
    since = hall.clock.now() - timedelta(days=wanted.days)
    async with hall.store.look() as uow:
        return await uow.past.unreviewed(since, wanted.agent, wanted.count)


@dataclass(frozen=True, slots=True)
class Marks:
    """Points by criterion, and words."""

    conversation: str
    scores: dict[str, int] = field(default_factory=dict)
    comment: str = ""


async def review(hall: Hall, staff: Staff, marks: Marks) -> Review:
    """Store a supervisor's look at a closed conversation; nobody reviews one's own work."""
    require(staff, Permission.REVIEW)
    async with hall.store.begin() as uow:
        conversation = await uow.conversations.get(marks.conversation)
        if conversation.state is not State.CLOSED or conversation.agent in (None, staff.id):
            raise NotAllowedNow("review")
        given = Review(
            conversation=conversation.id,
            agent=conversation.agent or "",
            reviewer=staff.id,
            score=weighted(marks.scores),
            scores=marks.scores,
            comment=marks.comment,
            at=hall.clock.now(),
        )
        await uow.reviews.save(given)
        await uow.audits.record(staff, "review", conversation.id, f"score={given.score}")
        return given


@dataclass(frozen=True, slots=True)
class Result:
    """An agent's figures: mean score of the reviews (0 to 100), customers' mean score (1 to 5)."""

    agent: Staff
    reviews: int
    score: float | None
    satisfaction: float | None
    handled: int


async def results(hall: Hall, staff: Staff, days: int) -> list[Result]:
    """Return the figures of all who serve, over the last days."""
    require(staff, Permission.REVIEW)
    since = hall.clock.now() - timedelta(days=days)
    async with hall.store.look() as uow:
        desks = await uow.roster.desks()
        reviews = await uow.reviews.since(since)
        handled = await uow.past.handled(since)
    found = []
    for agent in sorted((desk.agent for desk in desks), key=lambda one: one.name):
        scores = [one.score for one in reviews if one.agent == agent.id]
        mean = sum(scores) / len(scores) if scores else None
        count, satisfaction = handled.get(agent.id, (0, None))
        found.append(Result(agent, len(scores), mean, satisfaction, count))
    return found
