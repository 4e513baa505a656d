"""File a complaint once its form is complete."""

from typing import Any

import structlog
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict
from typing_extensions import override

from actions.categories import category
from actions.desk import CaseDesk
from actions.telling import Telling, telling
from cases.case import Case
from cases.drafts import ComplaintDraft, contact_tokens
from cases.errors import CaseError

FORM = "complaint_form"
SLOTS = ("what", "product", "when", "where", "contact", "wish")


class FileComplaint(Action):  # type: ignore[misc]  # rasa-sdk is not typed
    """Writes the complaint into the case store, once for each message, and says its number."""

    def __init__(self, desk: CaseDesk) -> None:
        self._desk = desk

    @override
    def name(self) -> str:
        """Return the name that stands in the domain."""
        return "action_file_complaint"

    @override
    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """File what the form gathered; say so when that fails, and keep the slots for another try."""
        try:
            case = await self._file(tracker)
        except Exception as error:
            _log(error)
            dispatcher.utter_message(response="utter_complaint_failed")
            return [SlotSet("case_number", None)]
        return _confirm(dispatcher, case)

    async def _file(self, tracker: Tracker) -> Case:
        told = telling(tracker.sender_id, tracker.events, FORM)
        key = f"{tracker.sender_id}:{told.message_id}"
        return await self._desk.store().file_complaint(draft(tracker.slots, told), key)


def _log(error: Exception) -> None:
    # The class alone: what a driver says may quote what was to be written.
    code = error.code if isinstance(error, CaseError) else "internal_error"
    structlog.get_logger().error("complaint_not_filed", code=code, cause=type(error).__name__)


def draft(slots: dict[str, Any], told: Telling) -> ComplaintDraft:
    """Return the complaint that the slots and the conversation make; raises DraftRefused.

    Of the contact only its tokens are kept: the words around them stand in the evidence.
    """
    words = {name: str(slots.get(f"complaint_{name}") or "").strip() for name in SLOTS}
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
    told = {"number": case.number, "case_number": case.number, "due": due}
    dispatcher.utter_message(response="utter_complaint_filed", **told)
    dispatcher.utter_message(json_message={"case": {"number": case.number, "due": due}})
    # A form that finds its slots filled would file the same complaint again.
    emptied = [SlotSet(f"complaint_{name}", None) for name in SLOTS]
    return [SlotSet("case_number", case.number), *emptied]
