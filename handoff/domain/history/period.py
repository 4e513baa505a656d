"""The stretch of time that a report covers, in days of the bank, and the parts that it is shown in."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from handoff.domain.errors import BadPeriod

FIRST_YEAR, LAST_YEAR = 2000, 2100


class Grain(StrEnum):
    """How finely a report is divided."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"


# Days that a report may span: more parts than these nobody reads, and each is read from the log.
LONGEST: Mapping[Grain, int] = {Grain.HOUR: 31, Grain.DAY: 366, Grain.MONTH: 1096}


@dataclass(frozen=True, slots=True)
class Period:
    """Days of the bank, both included; `start` and `end` are the half-open range in UTC."""

    since: date
    until: date
    grain: Grain
    zone: ZoneInfo

    def __post_init__(self) -> None:
        """Refuse what is upside down, too long for its grain, or far from our days."""
        is_near = self.since.year >= FIRST_YEAR and self.until.year <= LAST_YEAR
        if not (is_near and 0 <= (self.until - self.since).days < LONGEST[self.grain]):
            raise BadPeriod(f"{self.since} {self.until} {self.grain}")

    @property
    def start(self) -> datetime:
        """Return when its first day begins, in UTC."""
        return self._midnight(self.since)

    @property
    def end(self) -> datetime:
        """Return when its last day is over, in UTC; this moment no longer belongs to it."""
        return self._midnight(self.until + timedelta(days=1))

    def holds(self, at: datetime) -> bool:
        """Tell whether the moment belongs to it."""
        return self.start <= at < self.end

    def parts(self) -> list[datetime]:
        """Return when each part begins, in UTC and in order; the quiet ones are there too."""
        if self.grain is Grain.HOUR:
            hours = int((self.end - self.start).total_seconds()) // 3600
            return [self.start + timedelta(hours=number) for number in range(hours)]
        days = (self.since + timedelta(days=n) for n in range((self.until - self.since).days + 1))
        is_month = self.grain is Grain.MONTH
        firsts = (day for day in days if not is_month or day.day == 1 or day == self.since)
        return [self._midnight(day) for day in firsts]

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self.zone).astimezone(UTC)


def part_of(parts: list[datetime], at: datetime) -> int:
    """Return the place of the part that holds the moment, which is not before the first."""
    return bisect_right(parts, at) - 1
