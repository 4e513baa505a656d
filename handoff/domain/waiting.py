"""How long a customer will probably wait, as an honest range."""

from dataclasses import dataclass

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
