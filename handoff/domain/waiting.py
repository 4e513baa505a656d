"""How long a customer will probably wait, as an honest range; how honest is measured by bench.waiting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from handoff.domain.routing import Desk, Terms, Waiting, unfit

USUAL_HANDLING = 300.0  # seconds, until the hall has seen enough of its own conversations
LEAST = 15  # seconds: even a free agent needs to notice and accept
Z = 1.645  # of the normal distribution: one in twenty lies below the range, one above
# However long the queue, the range gets no narrower than for so many: some give up, urgent ones come between.
MOST_CERTAIN = 6


@dataclass(frozen=True, slots=True)
class Outlook:
    """Place in the queue (1 is next) and a range in seconds; no range while nobody serves."""

    position: int
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class _Prospect:
    """Who waits: the place, how many conversations must end first, and of how many slots."""

    position: int
    ends: int
    capacity: int

    def mean(self, handling: float) -> float:
        """Return the expected wait in seconds."""
        return self.ends * handling / self.capacity if self.capacity else 0.0


def outlook(position: int, free: int, capacity: int, handling: float | None) -> Outlook:
    """Estimate from those ahead without a free slot, each of whom needs one of `capacity` slots to end."""
    return _told(_Prospect(position, max(0, position - free), capacity), handling or USUAL_HANDLING)


def _told(prospect: _Prospect, handling: float) -> Outlook:
    """Conversations end independently of each other: the time until the n-th end is a gamma distribution of shape n."""
    if not prospect.capacity:
        return Outlook(prospect.position)
    mean, shape = prospect.mean(handling), min(max(1, prospect.ends), MOST_CERTAIN)
    low = round(mean * _quantile(shape, -Z))
    high = LEAST + round(mean * _quantile(shape, Z))
    return Outlook(prospect.position, low, max(2 * LEAST, high))


def _quantile(shape: int, z: float) -> float:
    """Return a quantile of the gamma distribution over its mean (Wilson and Hilferty 1931)."""
    spread = 1 / (9 * shape)
    return float((1 - spread + z * spread**0.5) ** 3)


def while_offered(answer_within: timedelta) -> Outlook:
    """Return the outlook of one whom an agent was asked to take."""
    return Outlook(1, 0, max(2 * LEAST, round(answer_within.total_seconds())))


def outlooks(
    queue: Sequence[Waiting], desks: Sequence[Desk], terms: Terms, handling: float | None
) -> list[Outlook]:
    """Return the outlook of each in a queue that is in order: ahead are those who need the same agents."""
    spent = handling or USUAL_HANDLING
    able = [_able(waiting, desks, terms) for waiting in queue]
    now = [_prospect(place, able, desks) for place in range(len(queue))]
    # By the time it is their turn more agents may take it.
    able = [
        _able(waiting, desks, _after(terms, seen.mean(spent))) if seen.ends else known
        for waiting, known, seen in zip(queue, able, now, strict=True)
    ]
    then = [_prospect(place, able, desks) for place in range(len(queue))]
    return [
        replace(_told(later, spent), position=seen.position)
        for seen, later in zip(now, then, strict=True)
    ]


def _after(terms: Terms, seconds: float) -> Terms:
    return replace(terms, now=terms.now + timedelta(seconds=seconds))


def _able(waiting: Waiting, desks: Sequence[Desk], terms: Terms) -> frozenset[str]:
    """Return who could take it with a free slot; who turned it down counts only if nobody else is left."""
    fit = {desk.agent.id for desk in desks if not unfit(waiting, desk, terms)}
    return frozenset(fit - waiting.turned_down.keys() or fit)


def _prospect(place: int, able: Sequence[frozenset[str]], desks: Sequence[Desk]) -> _Prospect:
    mine = able[place]
    ahead = sum(1 for other in able[:place] if not mine or not other.isdisjoint(mine))
    seats = [desk for desk in desks if desk.agent.id in mine]
    capacity = sum(desk.agent.capacity for desk in seats)
    free = sum(max(0, desk.agent.capacity - desk.load) for desk in seats)
    return _Prospect(ahead + 1, max(0, ahead + 1 - free), capacity)
