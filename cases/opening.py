"""When a branch is open and which times may be booked, from the catalogue: pure functions on days.

The law's holidays and working weekends are those of the catalogue (notices of the State Council); a day
beyond the list of the year counts as an ordinary one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

SATURDAY = 5
LONGEST_SEARCH = 60  # days


@dataclass(frozen=True, slots=True)
class Branches:
    """The file branches.yml of the catalogue."""

    table: Mapping[str, Any]

    def branch(self, identifier: str) -> Mapping[str, Any] | None:
        """Return a branch."""
        return next((one for one in self.table["branches"] if one["id"] == identifier), None)

    def in_city(self, city: str) -> list[Mapping[str, Any]]:
        """Return the branches of a city."""
        name = self.table["cities"].get(city)
        return [one for one in self.table["branches"] if one["city"] == name]

    def kind_of(self, day: date) -> str:
        """Return `weekday`, `weekend` or `holiday`."""
        written = day.isoformat()
        if any(written in holiday["dates"] for holiday in self.table["holidays"]):
            return "holiday"
        weekend = day.weekday() >= SATURDAY and written not in self.table["working_weekends"]
        return "weekend" if weekend else "weekday"

    def hours(self, branch: Mapping[str, Any], day: date) -> tuple[str, str] | None:
        """Return from when to when it is open, or None."""
        found = branch["hours"][self.kind_of(day)]
        return (found["from"], found["until"]) if found else None

    def slots(self, branch: Mapping[str, Any], day: date) -> list[str]:
        """Return the times at which an appointment may begin; it ends before closing."""
        hours = self.hours(branch, day)
        if hours is None:
            return []
        length = self.table["appointment"]["slot_minutes"]
        first, last = map(_minutes, hours)
        return [f"{at // 60:02d}:{at % 60:02d}" for at in range(first, last - length + 1, length)]

    def next_open(self, branch: Mapping[str, Any], day: date) -> date | None:
        """Return the first day after this one on which the branch is open."""
        following = (day + timedelta(days=n) for n in range(1, LONGEST_SEARCH))
        return next((one for one in following if self.hours(branch, one)), None)

    def open_days(self, branch: Mapping[str, Any], first: date) -> Iterator[date]:
        """Yield the days on which one may book, from the first on."""
        for ahead in range(self.table["appointment"]["days_ahead"] + 1):
            if self.hours(branch, first + timedelta(days=ahead)):
                yield first + timedelta(days=ahead)


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
