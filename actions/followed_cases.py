"""A complaint that is there already: how it stands, adding to it, withdrawing it, asking for a review."""

from collections.abc import Mapping
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from typing_extensions import override

from actions.answering import TaskAction, say
from actions.desk import CaseDesk
from actions.task import AskAgain, Task
from cases.attached import Evidence
from cases.case import Case
from cases.clock import Clock
from cases.errors import NotAllowedNow
from cases.kinds import Kind
from cases.lifecycle import Command, State
from cases.lookups import Lookups, TooManyLookups, fits
from cases.store import CUSTOMER

# Why a step is refused, in the words of a phrase.
REFUSED: Mapping[Command, str] = {
    Command.WITHDRAW: "utter_complaint_not_withdrawn",
    Command.ADD_EVIDENCE: "utter_complaint_not_added",
    Command.REOPEN: "utter_complaint_not_reviewed",
}


class FollowedCase(TaskAction):
    """What these share: the complaint is found by its number and the digits of the customer's telephone."""

    def __init__(self, desk: CaseDesk, clock: Clock) -> None:
        self._desk = desk
        self._clock = clock

    async def found(self, task: Task) -> Case:
        """Return the complaint; a wrong pair is asked again in the same words, whatever is wrong with it."""
        lookups, conversation = self._desk.of(Lookups), task.told.conversation
        try:
            await lookups.allowed(conversation)
        except TooManyLookups:
            raise AskAgain("too_many_lookups", ("number", "last_four")) from None
        case = await self._desk.store().find(task.text("number"))
        good = case is not None and case.kind is Kind.COMPLAINT
        if case is None or not good or not fits(case.contact, task.text("last_four")):
            await lookups.failed(conversation)
            raise AskAgain("no_such_pair", ("number", "last_four"))
        return case

    async def step(
        self, dispatcher: CollectingDispatcher, case: Case, command: Command, note: str
    ) -> bool:
        """Take a step of the complaint's; say so when its state does not allow it."""
        try:
            await self._desk.store().change(case.number, command, CUSTOMER, note)
        except NotAllowedNow:
            say(dispatcher, REFUSED[command], number=case.number, state=case.state.value)
            return False
        return True


class ComplaintStatus(FollowedCase):
    """How a complaint stands and until when it is to be answered."""

    action = "action_complaint_status"

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Say it."""
        case = await self.found(task)
        say(
            dispatcher,
            "utter_complaint_status",
            number=case.number,
            state=case.state.value,
            due=case.due_on.isoformat(),
            days=case.days_left(self._clock.now()),
        )
        return []


class ChangeComplaint(FollowedCase):
    """Adds the customer's words to a complaint as evidence, or withdraws it."""

    action = "action_change_complaint"

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Do what was asked, once."""
        case = await self.found(task)
        if task.text("what") == "withdraw":
            withdrawn = case.state is State.WITHDRAWN
            if withdrawn or await self.step(dispatcher, case, Command.WITHDRAW, "customer's wish"):
                say(dispatcher, "utter_complaint_withdrawn", number=case.number)
            return []
        entries = tuple(Evidence(task.told.conversation, seq) for seq in task.told.seqs)
        try:
            await self._desk.store().add_evidence(case.number, entries, CUSTOMER)
        except NotAllowedNow:
            say(dispatcher, REFUSED[Command.ADD_EVIDENCE], number=case.number)
            return []
        say(dispatcher, "utter_complaint_added", number=case.number)
        return []


class ReviewComplaint(FollowedCase):
    """Reopens a complaint whose outcome the customer does not accept, and names the regulator."""

    action = "action_review_complaint"

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Ask for the review."""
        case = await self.found(task)
        again = case.state is State.REOPENED
        if again or await self.step(dispatcher, case, Command.REOPEN, task.text("reason")):
            say(dispatcher, "utter_complaint_reviewed", number=case.number)
        return []
