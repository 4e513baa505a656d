"""File a complaint once its form is complete."""

from collections.abc import Mapping
from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from typing_extensions import override

from actions.answering import TaskAction
from actions.categories import category
from actions.desk import CaseDesk
from actions.task import OWN, Task
from actions.telling import Telling
from cases.case import Case
from cases.drafts import ComplaintDraft, contact_tokens

SLOTS = ("what", "product", "when", "where", "contact", "wish")


class FileComplaint(TaskAction):
    """Writes the complaint into the case store, once for each form, and says its number."""

    action = "action_file_complaint"
    failed = "utter_complaint_failed"

    def __init__(self, desk: CaseDesk) -> None:
        self._desk = desk

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """File what the form gathered."""
        case = await self._desk.store().file_complaint(draft(task.fields, task.told), task.key)
        return [*_confirm(dispatcher, case), *task.proving(case.number, OWN)]

    @override
    def after_failure(self, task: Task) -> list[dict[str, Any]]:
        """Keep what was told, to be confirmed once more."""
        return [SlotSet("task", {"asked": "confirm"})]


def draft(fields: Mapping[str, Any], told: Telling) -> ComplaintDraft:
    """Return the complaint that the fields and the conversation make; raises DraftRefused.

    Of the contact only its tokens are kept: the words around them stand in the evidence.
    """
    words = {name: str(fields.get(name) or "").strip() for name in SLOTS}
    return ComplaintDraft(
        what=words["what"],
        product=words["product"],
        when=words["when"],
        where=words["where"],
        contact=contact_tokens(words["contact"]),
        wish=words["wish"],
        category=category(" ".join((words["what"], words["where"], words["product"]))),
        conversation=told.conversation,
        language=told.language,
        evidence=told.seqs,
    )


def _confirm(dispatcher: CollectingDispatcher, case: Case) -> list[dict[str, Any]]:
    due = case.due_on.isoformat()
    # `case_number` too: the response is rendered before the slot of that name is set.
    told = {
        "number": case.number,
        "case_number": case.number,
        "due": due,
        "reachable": bool(case.contact),
    }
    dispatcher.utter_message(response="utter_complaint_filed", **told)
    dispatcher.utter_message(json_message={"case": {"number": case.number, "due": due}})
    return [SlotSet("case_number", case.number)]
