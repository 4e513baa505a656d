"""Who gets whom: a pure function of the queue, the agents and the clock.

Order of the queue: lane, priority, time of the first request. Choice: available, connected, has a free slot, has not
turned this one down, speaks the language and holds the skill (both are wished for at first and waived after a
while, but a certificate never is); then lowest load over capacity, longest since the last assignment.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from handoff.domain.conversation import Conversation
from handoff.domain.identity import Staff

# Skills that the regulator asks a certificate for: waiting longer does not waive them.
CERTIFIED = frozenset({"wealth"})


@dataclass(frozen=True, slots=True)
class Desk:
    """An agent as routing sees one: `load` counts taken slots."""

    agent: Staff
    connected: bool
    load: int
    last_assigned: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """A queued conversation and the agents who turned it down."""

    conversation: Conversation
    turned_down: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Assignment:
    """A proposal, with why: each other agent and the reason for passing over."""

    conversation: str
    agent: Staff
    passed_over: Mapping[str, str] = field(default_factory=dict)


def match(
    queue: Iterable[Waiting], desks: Iterable[Desk], waived_before: datetime
) -> list[Assignment]:
    """Return proposals in the order in which they should be claimed; each takes one slot.

    Who was queued before `waived_before` is no longer held to language and skill.
    """
    open_desks = list(desks)
    load = {desk.agent.id: desk.load for desk in open_desks}
    assignments = []
    for waiting in sorted(queue, key=place):
        assignment = _assign(waiting, open_desks, load, waived_before)
        if assignment:
            load[assignment.agent.id] += 1
            assignments.append(assignment)
    return assignments


def _assign(
    waiting: Waiting, desks: list[Desk], load: dict[str, int], waived_before: datetime
) -> Assignment | None:
    passed = {
        desk.agent.id: _obstacle(waiting, desk, load[desk.agent.id])
        or _mismatch(waiting, desk, waived_before)
        for desk in desks
    }
    able = [desk for desk in desks if not passed[desk.agent.id]]
    if not able:
        return None
    chosen = min(able, key=lambda desk: _preference(desk, load[desk.agent.id]))
    passed |= {desk.agent.id: "higher load or shorter idle" for desk in able}
    del passed[chosen.agent.id]
    return Assignment(waiting.conversation.id, chosen.agent, passed)


def _obstacle(waiting: Waiting, desk: Desk, load: int) -> str:
    """Return why this agent cannot take it, or nothing."""
    agent = desk.agent
    obstacles = {
        "not available": not agent.available,
        "not connected": not desk.connected,
        "no free slot": load >= agent.capacity,
        "turned it down": agent.id in waiting.turned_down,
    }
    return next((why for why, holds in obstacles.items() if holds), "")


def _mismatch(waiting: Waiting, desk: Desk, waived_before: datetime) -> str:
    """Return which wish is not met, unless the wait has waived it."""
    agent, conversation = desk.agent, waiting.conversation
    waived = conversation.queued_at is not None and conversation.queued_at < waived_before
    if (
        conversation.skill
        and conversation.skill not in agent.skills
        and not (waived and conversation.skill not in CERTIFIED)
    ):
        return f"lacks skill {conversation.skill}"
    if conversation.language not in agent.languages and not waived:
        return f"does not speak {conversation.language}"
    return ""


def place(waiting: Waiting) -> tuple[int, int, datetime, str]:
    """Return the sort key of the queue."""
    conversation = waiting.conversation
    return (
        conversation.lane,
        conversation.priority,
        conversation.queued_at or conversation.opened_at,
        conversation.id,
    )


def _preference(desk: Desk, load: int) -> tuple[Fraction, datetime, str]:
    return Fraction(load, desk.agent.capacity), desk.last_assigned, desk.agent.id
