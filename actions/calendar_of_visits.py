"""Which days and times of a branch can be booked; what cannot is asked again, with what can."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from actions.answering import TaskAction
from actions.catalog import Catalog
from actions.desk import CaseDesk
from actions.task import AskAgain, Option
from cases.appointments import Appointments, Slot
from cases.clock import Clock
from cases.deadlines import BANK_TIME
from cases.opening import Branches

MOST_OPTIONS = 6
WEEKDAYS = "一二三四五六日"


class Visits(TaskAction):
    """What booking and changing share: the calendar of a branch."""

    def __init__(self, desk: CaseDesk, catalog: Catalog, clock: Clock) -> None:
        self._desk = desk
        self._catalog = catalog
        self._clock = clock

    def branches(self) -> Branches:
        names = ("branches", "cities", "holidays", "working_weekends", "appointment", "services")
        return Branches({name: self._catalog.entry(f"branches.{name}") for name in names})

    def now(self) -> datetime:
        return self._clock.now().astimezone(BANK_TIME)

    def day(self, branch: Mapping[str, Any], told: str) -> date:
        """Return the day if it can be booked; else ask again with the next that can."""
        branches, day, today = self.branches(), date.fromisoformat(told), self.now().date()
        last = today + timedelta(days=self._catalog.entry("branches.appointment.days_ahead"))
        if day < today:
            raise AskAgain("past_day", ("date", "time"), self.days(branch, today))
        if day > last:
            data = {"last_day": last.isoformat()}
            raise AskAgain("day_too_far", ("date", "time"), self.days(branch, today), data)
        if branches.hours(branch, day) is None:
            following = branches.next_open(branch, day)
            data = {"kind_of_day": branches.kind_of(day), "next_day": str(following or "")}
            options = self.days(branch, following) if following else ()
            raise AskAgain("closed_day", ("date", "time"), options, data)
        return day

    def days(self, branch: Mapping[str, Any], first: date) -> tuple[Option, ...]:
        ahead = self._catalog.entry("branches.appointment.days_ahead")
        last = self.now().date() + timedelta(days=ahead)
        bookable = [day for day in self.branches().open_days(branch, first) if day <= last]
        return tuple(map(named_day, bookable[:MOST_OPTIONS]))

    async def times(self, branch: Mapping[str, Any], day: date) -> list[str]:
        """Return the times of the day that still have room."""
        taken = await self._desk.of(Appointments).taken(branch["id"], day)
        now = self.now()
        soon = f"{now:%H:%M}" if day == now.date() else ""
        slots = self.branches().slots(branch, day)
        return [one for one in slots if one > soon and taken[one] < branch["capacity"]]

    async def slot(self, branch: Mapping[str, Any], day: date, told: str) -> Slot:
        """Return the slot in which the time falls, if it has room; else ask again with those that do."""
        free = await self.times(branch, day)
        if not free:
            raise AskAgain("full_day", ("date", "time"), self.days(branch, day + timedelta(days=1)))
        begun = [one for one in self.branches().slots(branch, day) if one <= told]
        hours = self.branches().hours(branch, day) or ("", "")
        time = begun[-1] if begun and told < hours[1] else ""
        if time not in free:
            near = sorted(free, key=lambda one: abs(_minutes(one) - _minutes(told)))[:MOST_OPTIONS]
            problem = "time_full" if time else "time_closed"
            raise AskAgain(problem, ("time",), tuple(Option(one, one) for one in sorted(near)))
        return Slot(branch["id"], day, time, branch["capacity"])


def named_day(day: date) -> Option:
    """Return a day as a button says it; the weekday comes last, where nobody takes it for the day itself."""
    return Option(
        f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）", f"{day.day} {day:%B} ({day:%a})"
    )


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])
