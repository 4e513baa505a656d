"""How long a customer will probably wait, as an honest range."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from handoff.domain.routing import Desk, Terms, Waiting, unfit

USUAL_HANDLING = 300.0  # seconds, until the hall has seen enough of its own conversations
LOW, HIGH = 0.5, 1.75  # the range around the mean: handling times are skewed to the long side
LEAST = 15  # seconds: even a free agent needs to notice and accept


@dataclass(frozen=True, slots=True)
class Outlook:
    """Place in the queue (1 is next) and a range in seconds; no range while nobody serves."""

    position: int
    low: int | None = None
    high: int | None = None


def outlook(position: int, free: int, capacity: int, handling: float | None) -> Outlook:
    """Estimate from those ahead without a free slot, each of whom needs one of `capacity` slots to end."""
    if not capacity:
        return Outlook(position)
    ahead = max(0, position - free)
    mean = ahead * (handling or USUAL_HANDLING) / capacity
    return Outlook(position, max(LEAST, round(LOW * mean)), max(2 * LEAST, round(HIGH * mean)))


def while_offered(answer_within: timedelta) -> Outlook:
    """Return the outlook of one whom an agent was asked to take."""
    return Outlook(1, LEAST, max(2 * LEAST, round(answer_within.total_seconds())))


def outlooks(
    queue: Sequence[Waiting], desks: Sequence[Desk], terms: Terms, handling: float | None
) -> list[Outlook]:
    """Return the outlook of each in a queue that is in order: ahead are those who need the same agents."""
    able = [_able(waiting, desks, terms) for waiting in queue]
    return [_outlook(place, able, desks, handling) for place in range(len(queue))]


def _able(waiting: Waiting, desks: Sequence[Desk], terms: Terms) -> frozenset[str]:
    """Return who could take it with a free slot; who turned it down counts only if nobody else is left."""
    fit = {desk.agent.id for desk in desks if not unfit(waiting, desk, terms)}
    return frozenset(fit - waiting.turned_down.keys() or fit)


def _outlook(
    place: int, able: Sequence[frozenset[str]], desks: Sequence[Desk], handling: float | None
) -> Outlook:
    mine = able[place]
    ahead = sum(1 for other in able[:place] if not mine or not other.isdisjoint(mine))
    seats = [desk for desk in desks if desk.agent.id in mine]
    capacity = sum(desk.agent.capacity for desk in seats)
    free = sum(max(0, desk.agent.capacity - desk.load) for desk in seats)
    return outlook(ahead + 1, free, capacity, handling)
