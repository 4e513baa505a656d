"""A complaint that is there already: how it stands, adding to it, withdrawing it, asking for a review."""

from collections.abc import Mapping
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from typing_extensions import override

from actions.answering import TaskAction, say
from actions.desk import CaseDesk
from actions.task import OWN, AskAgain, Task
from cases.appointments import Appointment
from cases.attached import Bond, Evidence
from cases.case import Case
from cases.clock import Clock
from cases.errors import NotAllowedNow
from cases.kinds import Kind
from cases.lifecycle import Command, State, allowed
from cases.lookups import Left, Lookups, TooManyLookups, fits
from cases.store import CUSTOMER

# Why a step is refused, in the words of a phrase.
REFUSED: Mapping[Command, str] = {
    Command.WITHDRAW: "utter_complaint_not_withdrawn",
    Command.ADD_EVIDENCE: "utter_complaint_not_added",
    Command.REOPEN: "utter_complaint_not_reviewed",
}

COMMANDS: Mapping[str, Command] = {"add": Command.ADD_EVIDENCE, "withdraw": Command.WITHDRAW}


class FollowedCase(TaskAction):
    """What these share: the complaint is found by its number and the digits of the customer's telephone."""

    def __init__(self, desk: CaseDesk, clock: Clock) -> None:
        self._desk = desk
        self._clock = clock

    async def found(self, task: Task) -> Case:
        """Return the complaint; a wrong pair is asked again in the same words, whatever is wrong with it."""
        if task.checking and not (task.text("number") and task.text("last_four")):
            raise AskAgain  # nothing to look up yet
        lookups, conversation = self._desk.of(Lookups), task.told.conversation
        try:
            await lookups.allowed(conversation)
        except TooManyLookups:
            raise AskAgain("too_many_lookups", ("number", "last_four")) from None
        left = await lookups.left_with(task.text("number"), Kind.COMPLAINT)
        case = None
        if left and known(left, task):
            case = await self._desk.store().find(task.text("number"))
        if case is None:
            await lookups.failed(conversation)
            raise AskAgain("no_such_pair", ("number", "last_four"))
        return case

    def may(self, dispatcher: CollectingDispatcher, case: Case, command: Command) -> bool:
        """Return whether the complaint's state allows it; say so when it does not, before more is asked."""
        if command in allowed(case.kind, case.state):
            return True
        say(dispatcher, REFUSED[command], number=case.number, state=case.state.value)
        return False

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


def known(made: Case | Appointment | Left, task: Task) -> bool:
    """Return whether the second factor fits, or what is asked after was written in this very conversation."""
    factor = task.text("last_four")
    if factor == OWN:
        return made.conversation == task.told.conversation
    return fits(made.contact, factor)


def proven(made: Case | Appointment, task: Task) -> list[dict[str, Any]]:
    """Return the event by which the customer is not asked for the pair again."""
    return task.proving(made.number, task.text("last_four"))


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
            paused=case.pause_reason.value if case.pause_reason else "",
            into=await self._into(case, task),
        )
        return proven(case, task)

    async def _into(self, case: Case, task: Task) -> str:
        """Return the number under which a merged complaint goes on, where the customer may know it."""
        if case.state is not State.MERGED:
            return ""
        others = [link.other for link in case.links if link.bond is Bond.DUPLICATE]
        older = await self._desk.store().find(others[-1]) if others else None
        return older.number if older and known(older, task) else ""


class ChangeComplaint(FollowedCase):
    """Adds the customer's words to a complaint as evidence, or withdraws it."""

    action = "action_change_complaint"

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Do what was asked, once; what cannot be is said before the customer's words are asked for."""
        case = await self.found(task)
        command = COMMANDS.get(task.text("what"))
        done = command is Command.WITHDRAW and case.state is State.WITHDRAWN
        if command and not done and not self.may(dispatcher, case, command):
            return proven(case, task)
        if task.checking:
            raise AskAgain
        if command is Command.WITHDRAW:
            await self._withdraw(dispatcher, case, task)
        else:
            await self._add(dispatcher, case, task)
        return proven(case, task)

    async def _withdraw(self, dispatcher: CollectingDispatcher, case: Case, task: Task) -> None:
        if task.text("sure") == "no":
            say(dispatcher, "utter_complaint_kept", number=case.number)
        elif case.state is State.WITHDRAWN or await self.step(
            dispatcher, case, Command.WITHDRAW, "customer's wish"
        ):
            say(dispatcher, "utter_complaint_withdrawn", number=case.number)

    async def _add(self, dispatcher: CollectingDispatcher, case: Case, task: Task) -> None:
        entries = tuple(Evidence(task.told.conversation, seq) for seq in task.told.seqs)
        try:
            await self._desk.store().add_evidence(case.number, entries, CUSTOMER)
        except NotAllowedNow:
            say(dispatcher, REFUSED[Command.ADD_EVIDENCE], number=case.number)
        else:
            say(dispatcher, "utter_complaint_added", number=case.number)


class ReviewComplaint(FollowedCase):
    """Reopens a complaint whose outcome the customer does not accept, and names the regulator."""

    action = "action_review_complaint"

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Ask for the review."""
        case = await self.found(task)
        again = case.state is State.REOPENED
        if not again and not self.may(dispatcher, case, Command.REOPEN):
            return proven(case, task)
        if task.checking:
            raise AskAgain
        if again or await self.step(dispatcher, case, Command.REOPEN, task.text("reason")):
            say(dispatcher, "utter_complaint_reviewed", number=case.number)
        return proven(case, task)
