"""Appointments at branches: checked as they are told, booked once they are confirmed; moved and cancelled."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from typing_extensions import override

from actions.answering import say
from actions.calendar_of_visits import MOST_OPTIONS, Visits
from actions.followed_cases import known, proven
from actions.task import OWN, AskAgain, Option, Task
from cases.appointments import (
    BOOKED,
    CANCELLED,
    MISSED,
    Appointment,
    Appointments,
    Slot,
    SlotFull,
    Visit,
)
from cases.drafts import contact_tokens
from cases.lookups import Lookups, TooManyLookups

# Every branch does these at its counter.
EVERYWHERE = ("personal",)


class BookAppointment(Visits):
    """Books a visit once every part of it was checked and the customer said yes."""

    action = "action_book_appointment"

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Check what was told so far, or book it."""
        branch = self._branch(task)
        if not task.text("date"):
            raise AskAgain(options=self.days(branch, self.now().date()))
        day = self.day(branch, task.text("date"))
        if not task.text("time"):
            free = await self.times(branch, day)
            if not free:
                raise AskAgain("full_day", ("date",), self.days(branch, day + timedelta(days=1)))
            spread = free[:: max(1, len(free) // MOST_OPTIONS)][:MOST_OPTIONS]
            raise AskAgain(options=tuple(Option(one, one) for one in spread))
        slot = await self.slot(branch, day, task.text("time"))
        if task.checking:
            raise AskAgain(fields={"time": slot.time})
        return await self._book(task, slot, dispatcher)

    def _branch(self, task: Task) -> Mapping[str, Any]:
        told = task.text("branch")
        if told.startswith("city:") or not told:
            found = self.branches().in_city(told.removeprefix("city:"))
            if len(found) == 1:
                raise AskAgain(fields={"branch": found[0]["id"]})
            options = tuple(Option(one["name"]["zh"], one["name"]["en"]) for one in found)
            raise AskAgain(None, ("branch",), options)
        branch = self.branches().branch(told)
        if branch is None:
            raise AskAgain("product", ("branch",))
        business = task.text("business")
        if business and business not in (*EVERYWHERE, *branch["services"]):
            others = [
                one for one in self.branches().table["branches"] if business in one["services"]
            ]
            near = sorted(others, key=lambda one: one["city"] != branch["city"])[:MOST_OPTIONS]
            options = tuple(Option(one["name"]["zh"], one["name"]["en"]) for one in near)
            raise AskAgain("not_at_this_branch", ("branch",), options)
        return branch

    async def _book(
        self, task: Task, slot: Slot, dispatcher: CollectingDispatcher
    ) -> list[dict[str, Any]]:
        visit = Visit(
            business=task.text("business"),
            contact=contact_tokens(task.text("contact")),
            conversation=task.told.conversation,
            language=task.told.language,
        )
        try:
            made = await self._desk.of(Appointments).book(slot, visit, task.key)
        except SlotFull:
            raise AskAgain("time_full", ("time",)) from None
        say(dispatcher, "utter_appointment_booked", **shown(made))
        dispatcher.utter_message(json_message={"card": {"kind": "appointment", **shown(made)}})
        return task.proving(made.number, OWN)


class ChangeAppointment(Visits):
    """Moves or cancels an appointment; a wrong pair of number and digits reveals nothing."""

    action = "action_change_appointment"

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Check the pair, then do what was asked."""
        made = await self._found(task)
        branch, over = self.branches().branch(made.branch), self._over(made)
        cancelling = task.text("what") == "cancel"
        if branch is None or (over and not (cancelling and over == CANCELLED)):
            say(dispatcher, "utter_appointment_over", state=over or MISSED, **shown(made))
            return proven(made, task)
        if not task.text("what"):
            raise AskAgain
        if cancelling:
            return await self._cancel(task, made, dispatcher)
        return await self._move(task, made, branch, dispatcher)

    async def _cancel(
        self, task: Task, made: Appointment, dispatcher: CollectingDispatcher
    ) -> list[dict[str, Any]]:
        if task.checking:
            raise AskAgain(data=shown(made))
        if task.text("sure") == "no":
            say(dispatcher, "utter_appointment_kept", **shown(made))
        else:
            await self._desk.of(Appointments).cancel(made.number)
            say(dispatcher, "utter_appointment_cancelled", **shown(made))
        return proven(made, task)

    async def _move(
        self,
        task: Task,
        made: Appointment,
        branch: Mapping[str, Any],
        dispatcher: CollectingDispatcher,
    ) -> list[dict[str, Any]]:
        if not task.text("date"):
            raise AskAgain(options=self.days(branch, self.now().date()))
        day = self.day(branch, task.text("date"))
        if not task.text("time"):
            free = await self.times(branch, day)
            raise AskAgain(options=tuple(Option(one, one) for one in free[:MOST_OPTIONS]))
        try:
            moved = await self._desk.of(Appointments).move(
                made.number, await self.slot(branch, day, task.text("time"))
            )
        except SlotFull:
            raise AskAgain("time_full", ("time",)) from None
        say(dispatcher, "utter_appointment_changed", **shown(moved or made))
        return proven(made, task)

    def _over(self, made: Appointment) -> str:
        """Return how it ended: a visit that lies behind us was missed, whatever nobody wrote down."""
        if made.state != BOOKED:
            return made.state
        return MISSED if made.day < self.now().date() else ""

    async def _found(self, task: Task) -> Appointment:
        if task.checking and not (task.text("number") and task.text("last_four")):
            raise AskAgain  # nothing to look up yet
        lookups, conversation = self._desk.of(Lookups), task.told.conversation
        try:
            await lookups.allowed(conversation)
        except TooManyLookups:
            raise AskAgain("too_many_lookups", ("number", "last_four")) from None
        made = await self._desk.of(Appointments).find(task.text("number"))
        if made is None or not known(made, task):
            await lookups.failed(conversation)
            raise AskAgain("no_such_pair", ("number", "last_four"))
        return made


def shown(made: Appointment) -> dict[str, Any]:
    """Return an appointment for the phrase and the card."""
    return {
        "number": made.number,
        "branch": made.branch,
        "business": made.business,
        "day": made.day.isoformat(),
        "time": made.time,
    }
