"""A card lost, or a payment that the customer did not make: reported at once, a person called at once."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from typing_extensions import override

from actions.answering import TaskAction, say
from actions.desk import CaseDesk
from actions.task import Task
from cases.deadlines import BANK_TIME
from cases.loss_reports import Loss, LossKind, LossReports


class ReportLoss(TaskAction):
    """Writes the report and hands over, in the urgent lane; handing over does not wait for the report."""

    action = "action_report_loss"
    failed = "utter_handoff"
    kind = LossKind.LOST

    def __init__(self, desk: CaseDesk) -> None:
        self._desk = desk

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Report it, say the number and the moment."""
        loss = Loss(
            kind=self.kind,
            card=task.text("card"),
            conversation=task.told.conversation,
            language=task.told.language,
        )
        report = await self._desk.of(LossReports).file(loss, task.key)
        at = f"{report.made_at.astimezone(BANK_TIME):%Y-%m-%d %H:%M}"
        say(dispatcher, f"utter_{self.kind}_reported", number=report.number, at=at)
        dispatcher.utter_message(json_message={"case": {"number": report.number}})
        return []


class ReportFraud(ReportLoss):
    """The same for a payment that was not the customer's."""

    action = "action_report_fraud"
    kind = LossKind.FRAUD
