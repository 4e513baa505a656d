"""When people serve: clock times by kind of day, in the zone of the bank; data/catalog/service.yml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handoff.domain.language import Language

BEIJING = "Asia/Shanghai"
FURTHEST = 30  # days: longer than any public holiday
WEEKDAYS: Mapping[Language, tuple[str, ...]] = {
    Language.ZH: ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    Language.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """From, and until but not including; `until` midnight is the end of the day."""

    start: time
    until: time

    def holds(self, at: time) -> bool:
        """Tell whether the clock time lies within."""
        return self.start <= at and (at < self.until or self.until == time.min)


ALL_DAY = Span(time.min, time.min)


@dataclass(frozen=True, slots=True)
class Opening:
    """When the desk opens next, in the bank's own zone."""

    at: datetime

    def moment(self) -> str:
        """Return it for machines: RFC 3339 in UTC with milliseconds."""
        return self.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def words(self, language: Language) -> str:
        """Return it for people."""
        weekday, clock = WEEKDAYS[language][self.at.weekday()], f"{self.at:%H:%M}"
        if language is Language.ZH:
            return f"{self.at.month}月{self.at.day}日（{weekday}）{clock}"
        return f"{weekday} {self.at.day} {self.at:%B} at {clock} (Beijing time)"


@dataclass(frozen=True, slots=True)
class Hours:
    """The spans of a working day, a day of rest and a public holiday; none means closed."""

    weekday: Span | None = ALL_DAY
    weekend: Span | None = ALL_DAY
    holiday: Span | None = ALL_DAY
    holidays: frozenset[date] = frozenset()
    working_weekends: frozenset[date] = frozenset()  # the country works instead of a bridge day
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo(BEIJING))

    def is_open(self, at: datetime) -> bool:
        """Tell whether people serve at that moment."""
        local = at.astimezone(self.zone)
        span = self._span(local.date())
        return span is not None and span.holds(local.time())

    def next_opening(self, at: datetime) -> Opening | None:
        """Return when the desk opens next; nothing while it is open, or when it never opens."""
        if self.is_open(at):
            return None
        local = at.astimezone(self.zone)
        days = (local.date() + timedelta(days=number) for number in range(FURTHEST + 1))
        openings = (self._opening(day) for day in days)
        return next((Opening(one) for one in openings if one and one > local), None)

    def today(self, at: datetime) -> date:
        """Return the bank's calendar day."""
        return at.astimezone(self.zone).date()

    def midnight(self, at: datetime) -> datetime:
        """Return when the bank's calendar day began."""
        return datetime.combine(self.today(at), time.min, self.zone).astimezone(UTC)

    def _opening(self, day: date) -> datetime | None:
        span = self._span(day)
        return datetime.combine(day, span.start, self.zone) if span else None

    def _span(self, day: date) -> Span | None:
        if day in self.holidays:
            return self.holiday
        rests = day.weekday() >= 5 and day not in self.working_weekends
        return self.weekend if rests else self.weekday


ALWAYS = Hours()
