"""`python -m bench.waiting [DAYS]`: how often the wait that a customer is shown comes true, on simulated days.

The desk's own rules (handoff.domain.routing and waiting): a day of nine hours with a peak before noon and one after it,
twelve agents who work on up to three conversations at once, each with some of the skills, handling times that are
skewed to the long side, offers that are missed and declined, customers who give up. At once and every ten seconds each
who waits is shown a range, as in the hall; it came true when the person was there within it.
"""

import random
import sys
from collections.abc import Sequence

from bench.engine import share
from bench.simulated_day import Day, Shown

# Customers an hour at each full hour of the day.
BUSY = (60, 150, 230, 200, 120, 150, 230, 210, 130, 60)
CROWDED = (80, 200, 320, 300, 200, 200, 320, 300, 200, 80)
HEAD = (
    "| | ranges | median wait | came true | sooner | later | median width |\n"
    "|---|---|---|---|---|---|---|"
)


def told(name: str, judged: Sequence[Shown]) -> str:
    """Return a line of the table."""
    if not judged:
        return f"| {name} | 0 | | | | | |"
    true = sum(one.came_true for one in judged) / len(judged)
    sooner = sum(one.waited < one.low for one in judged) / len(judged)
    waits = [one.waited for one in judged]
    width = share([one.high - one.low for one in judged], 0.5)
    return (
        f"| {name} | {len(judged)} | {share(waits, 0.5):.0f} s | {true:.0%} | {sooner:.0%} |"
        f" {1 - true - sooner:.0%} | {width:.0f} s |"
    )


def _day(seed: int, rates: Sequence[int]) -> Day:
    return Day(random.Random(seed), rates)  # noqa: S311 - the same day every time


def main(days: int) -> None:
    """Print the table: so many days of each kind, and the places apart."""
    everything: list[Shown] = []
    print(HEAD)
    for kind, rates in {"busy": BUSY, "crowded": CROWDED}.items():
        judged = [one for seed in range(days) for one in _day(seed, rates).run()]
        print(told(kind, judged))
        print(told(f"{kind}, first shown", [one for one in judged if one.first]))
        everything += judged
    for low, high in ((1, 1), (2, 3), (4, 9), (10, 999)):
        print(told(f"place {low}-{high}", [x for x in everything if low <= x.place <= high]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
