"""Asking to be called back, suggestions, praise and ratings."""

from collections.abc import Mapping
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from typing_extensions import override

from actions.answering import TaskAction, say
from actions.desk import CaseDesk
from actions.task import AskAgain, Task
from cases.drafts import CallbackDraft, contact_tokens
from cases.feedback import Feedback, FeedbackBox, FeedbackKind

# When the customer wants to be called, as the officer reads it.
WINDOWS: Mapping[str, Mapping[str, str]] = {
    "soon": {"zh": "尽快回电", "en": "call as soon as possible"},
    "morning": {"zh": "上午回电", "en": "call in the morning"},
    "afternoon": {"zh": "下午回电", "en": "call in the afternoon"},
    "evening": {"zh": "晚上回电", "en": "call in the evening"},
}


class RequestCallback(TaskAction):
    """Leaves a message for a person: whom to call, when, and what about."""

    action = "action_request_callback"

    def __init__(self, desk: CaseDesk) -> None:
        self._desk = desk

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """File it and say its number."""
        contact = contact_tokens(task.text("contact"))
        if not contact:
            raise AskAgain("phone", ("contact",))
        when = f"{task.text('day')} {WINDOWS[task.text('window')][task.told.language]}".strip()
        draft = CallbackDraft(
            conversation=task.told.conversation,
            text=f"{task.text('about')} ({when})",
            contact=contact,
            language=task.told.language,
            evidence=task.told.seqs,
        )
        case = await self._desk.store().file_callback(draft, task.key)
        told = {"window": task.text("window"), "day": task.text("day")}
        say(dispatcher, "utter_callback_filed", number=case.number, **told)
        dispatcher.utter_message(json_message={"case": {"number": case.number}})
        return []


class TakeFeedback(TaskAction):
    """Keeps a suggestion, praise or a rating."""

    def __init__(self, desk: CaseDesk, kind: FeedbackKind) -> None:
        self._desk = desk
        self._kind = kind
        self.action = f"action_take_{kind}"

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Keep it and say thank you."""
        score = task.text("score")
        told = Feedback(
            kind=self._kind,
            conversation=task.told.conversation,
            language=task.told.language,
            words=task.text("words"),
            score=int(score) if score else None,
        )
        await self._desk.of(FeedbackBox).keep(told, task.key)
        say(dispatcher, f"utter_{self._kind}_taken", score=told.score)
        return []
