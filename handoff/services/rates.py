"""How fast a visitor may write: a token bucket each, wide enough that nobody who types ever meets it."""

from dataclasses import dataclass, field
from math import ceil

from handoff.domain.errors import TooMany
from handoff.services.ports import Clock

MOST_KEPT = 10_000  # buckets; full ones are forgotten beyond that, as a new one is full too


@dataclass(slots=True)
class _Bucket:
    left: float
    seen: float  # seconds since the epoch


@dataclass
class Rates:
    """Buckets by visitor, of this node. `burst` messages at once, `per_second` after that."""

    clock: Clock
    burst: int = 60
    per_second: float = 2.0
    _buckets: dict[str, _Bucket] = field(default_factory=dict)

    def spend(self, visitor: str) -> None:
        """Take one; TooMany with the seconds until there is another."""
        now = self.clock.now().timestamp()
        bucket = self._buckets.get(visitor)
        if not bucket:
            bucket = self._buckets[visitor] = _Bucket(self.burst, now)
        elapsed = max(0.0, now - bucket.seen)  # a clock that is set back takes nothing away
        bucket.left = min(self.burst, bucket.left + elapsed * self.per_second)
        bucket.seen = now
        if len(self._buckets) > MOST_KEPT:
            self._forget(now)
        if bucket.left < 1:
            raise TooMany(ceil((1 - bucket.left) / self.per_second))
        bucket.left -= 1

    def _forget(self, now: float) -> None:
        refilled = self.burst / self.per_second
        self._buckets = {
            name: one for name, one in self._buckets.items() if now - one.seen < refilled
        }
