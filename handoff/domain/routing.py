"""Who gets whom: a pure function of the queue, the agents and the clock.

Order of the queue: lane, priority, service-level deadline, time of the first request. Choice: present, with a free
slot, not recused, has not turned this one down, speaks the language and holds the skill; the agent to whom it was
transferred before any other, then lowest load over capacity, longest since the last assignment. The longer the wait,
the wider the circle: WIDENED.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from handoff.domain.conversation import Conversation
from handoff.domain.identity import Staff

# Skills that the regulator asks a certificate for: waiting longer does not waive them.
CERTIFIED = frozenset({"wealth"})
# After one overflow time these will do as well; after two anybody will, whatever the language.
WIDENED: Mapping[str, frozenset[str]] = {
    "savings": frozenset({"cards"}),
    "cards": frozenset({"savings"}),
    "loans": frozenset({"savings"}),
}
TURNED_DOWN = "turned_down"
NEVER, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Terms:
    """The moment of the decision; when the circle widens; when one who turned it down may be asked again."""

    now: datetime
    overflow: timedelta = timedelta(seconds=60)
    ask_again: timedelta = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Desk:
    """An agent as routing sees one: `load` counts taken slots."""

    agent: Staff
    connected: bool
    load: int
    last_assigned: datetime

    @property
    def present(self) -> bool:
        """Whether conversations may be offered at all."""
        return self.connected and self.agent.available


@dataclass(frozen=True, slots=True)
class Waiting:
    """A queued conversation, who turned it down and when last, and who must not have it."""

    conversation: Conversation
    turned_down: Mapping[str, datetime] = field(default_factory=dict)
    recused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Assignment:
    """A proposal, with why: each other agent and the reason (domain.reasons) for passing over."""

    conversation: str
    agent: Staff
    passed_over: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OfferMade:
    """One line of why it went where: `passed_over` is empty when a supervisor just took it."""

    agent: str
    at: datetime
    outcome: str
    passed_over: Mapping[str, str] = field(default_factory=dict)


def match(queue: Iterable[Waiting], desks: Iterable[Desk], terms: Terms) -> list[Assignment]:
    """Return proposals in the order in which they should be claimed; each takes one slot."""
    open_desks = list(desks)
    load = {desk.agent.id: desk.load for desk in open_desks}
    assignments = []
    for waiting in sorted(queue, key=place):
        assignment = _assign(waiting, open_desks, load, terms)
        if assignment:
            load[assignment.agent.id] += 1
            assignments.append(assignment)
    return assignments


def _assign(
    waiting: Waiting, desks: list[Desk], load: dict[str, int], terms: Terms
) -> Assignment | None:
    passed = {desk.agent.id: _why_not(waiting, desk, load[desk.agent.id], terms) for desk in desks}
    able = [desk for desk in desks if not passed[desk.agent.id]]
    if not able:
        able = [desk for desk in desks if _may_be_asked_again(waiting, desk, passed, terms)]
    if not able:
        return None
    chosen = min(able, key=lambda desk: _preference(waiting, desk, load[desk.agent.id]))
    passed |= {desk.agent.id: "less_idle" for desk in able}
    del passed[chosen.agent.id]
    return Assignment(waiting.conversation.id, chosen.agent, passed)


def _why_not(waiting: Waiting, desk: Desk, load: int, terms: Terms) -> str:
    """Return why this agent cannot take it, or nothing; having turned it down counts last."""
    if why := unfit(waiting, desk, terms):
        return why
    if load >= desk.agent.capacity:
        return "no_free_slot"
    return TURNED_DOWN if desk.agent.id in waiting.turned_down else ""


def unfit(waiting: Waiting, desk: Desk, terms: Terms) -> str:
    """Return why this agent could not take it even with a free slot, or nothing."""
    if not desk.agent.available:
        return "not_available"
    if not desk.connected:
        return "not_connected"
    if desk.agent.id in waiting.recused:
        return "recused"
    return _mismatch(waiting.conversation, desk.agent, terms)


def _mismatch(conversation: Conversation, agent: Staff, terms: Terms) -> str:
    """Return which wish is not met, unless the wait has waived it, or it was passed on to just this agent."""
    # How long this wait lasts: who was with an agent for ten minutes has not waited for ten.
    begun = conversation.waiting_since or conversation.queued_at or terms.now
    patience = (terms.now - begun) / terms.overflow
    if not holds(agent, conversation.skill):
        if conversation.skill in CERTIFIED:
            return f"lacks_skill {conversation.skill}"
        related = patience > 1 and WIDENED.get(conversation.skill, frozenset()) & agent.skills
        if not (related or patience > 2 or conversation.wanted == agent.id):
            return f"lacks_skill {conversation.skill}"
    speaks = conversation.language in agent.languages or conversation.wanted == agent.id
    return "" if speaks or patience > 2 else f"lacks_language {conversation.language}"


def holds(agent: Staff, skill: str) -> bool:
    """Tell whether the agent has the skill; nobody needs one for a matter that asks for none."""
    return not skill or skill in agent.skills


def _may_be_asked_again(
    waiting: Waiting, desk: Desk, passed: Mapping[str, str], terms: Terms
) -> bool:
    """Nobody waits for ever because everybody turned it down once: after a pause they are asked again."""
    if passed[desk.agent.id] != TURNED_DOWN:
        return False
    return waiting.turned_down[desk.agent.id] <= terms.now - terms.ask_again


def place(waiting: Waiting) -> tuple[int, int, datetime, datetime, str]:
    """Return the sort key of the queue."""
    conversation = waiting.conversation
    return (
        conversation.lane,
        conversation.priority,
        conversation.due_at or LAST,
        conversation.queued_at or conversation.opened_at,
        conversation.id,
    )


def _preference(
    waiting: Waiting, desk: Desk, load: int
) -> tuple[bool, datetime, Fraction, datetime, str]:
    return (
        desk.agent.id != waiting.conversation.wanted,
        waiting.turned_down.get(desk.agent.id, NEVER),
        Fraction(load, desk.agent.capacity),
        desk.last_assigned,
        desk.agent.id,
    )
