"""The machine's clock."""

from datetime import UTC, datetime
from time import time_ns


class SystemClock:
    """Implements ports.Clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC, to the millisecond as the protocol shows it."""
        return datetime.fromtimestamp(time_ns() // 1_000_000 / 1000, UTC)
