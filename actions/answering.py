"""What every action of a task shares: reading the task, asking again, saying what came out, logging failures."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

import structlog
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict
from typing_extensions import override

from actions.task import AskAgain, Task, task_of
from cases.errors import CaseError


class TaskAction(Action):  # type: ignore[misc]  # rasa-sdk is not typed
    """An action that does a task; subclasses say how."""

    action = ""
    failed = "utter_action_failed"

    @override
    def name(self) -> str:
        """Return the name by which the bot calls it."""
        return self.action

    @override
    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Do the task, ask again, or say that it failed; what a driver says is never logged."""
        task = task_of(tracker)
        try:
            return await self.do(task, dispatcher)
        except AskAgain as question:
            return question.events(task)
        except Exception as error:
            log(self.action, error)
            dispatcher.utter_message(response=self.failed)
            return self.after_failure(task)

    @abstractmethod
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Do it; raises AskAgain."""

    def after_failure(self, task: Task) -> list[dict[str, Any]]:
        """Return what is kept of a task that failed: by default nothing."""
        return []


def log(action: str, error: Exception) -> None:
    """Log the class of a failure alone: a driver's words may quote what was to be written."""
    code = error.code if isinstance(error, CaseError) else "internal_error"
    structlog.get_logger().error(
        "task_failed", action=action, code=code, cause=type(error).__name__
    )


def say(dispatcher: CollectingDispatcher, response: str, **told: Any) -> None:
    """Say a phrase of the bot's with these values."""
    dispatcher.utter_message(response=response, **told)


def both(text: Any) -> Mapping[str, str]:
    """Return a text of the calculators for both languages."""
    return {"zh": text.zh, "en": text.en}
