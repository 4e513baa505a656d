"""The machine's clock."""

from datetime import UTC, datetime


class SystemClock:
    """Implements ports.Clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC, to the millisecond as the protocol shows it."""
        now = datetime.now(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)
