"""What time it is, as something that can be handed over: tests bring their own."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time, always aware and in UTC."""

    def now(self) -> datetime:
        """Return the present moment."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)
