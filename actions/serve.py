"""Run the action server: `python -m actions.serve`.

Rasa sends it no secret, so it listens on loopback alone (in containers: on their own network).
"""

import os
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import Sanic

from actions import logs, settings
from actions.answering import TaskAction
from actions.catalog import Catalog
from actions.complaint import FileComplaint
from actions.credit import (
    CardInstalmentsAction,
    LoanInstalmentsAction,
    PrepaymentAction,
    WealthEstimateAction,
)
from actions.desk import CaseDesk
from actions.followed_cases import ChangeComplaint, ComplaintStatus, ReviewComplaint
from actions.losses import ReportFraud, ReportLoss
from actions.savings import DepositInterestAction
from actions.suitability import AssessRisk, Recommend
from actions.visits import BookAppointment, ChangeAppointment
from actions.voices import RequestCallback, TakeFeedback
from cases.clock import Clock, SystemClock
from cases.feedback import FeedbackKind

# Bytes of one call; a tracker with a long conversation and the whole domain is far below.
LARGEST_CALL = 16 * 1024 * 1024


def build(chosen: settings.Settings) -> Sanic[Any, Any]:
    """Return the server with every action; it answers /webhook, /actions and /health."""
    desk = CaseDesk(chosen.database_url, SystemClock())
    executor = ActionExecutor()
    for action in every_action(desk, Catalog(chosen.data / "catalog"), SystemClock()):
        executor.register_action(action)
    app: Sanic[Any, Any] = create_app(executor, cors_origins=[])
    app.config.REQUEST_MAX_SIZE = LARGEST_CALL
    app.config.KEEP_ALIVE_TIMEOUT = 120
    app.after_server_stop(lambda _app: desk.close())
    return app


def every_action(desk: CaseDesk, catalog: Catalog, clock: Clock) -> tuple[TaskAction, ...]:
    """Return one action for each task of the bot."""
    return (
        FileComplaint(desk),
        ComplaintStatus(desk, clock),
        ChangeComplaint(desk, clock),
        ReviewComplaint(desk, clock),
        ReportLoss(desk),
        ReportFraud(desk),
        BookAppointment(desk, catalog, clock),
        ChangeAppointment(desk, catalog, clock),
        RequestCallback(desk),
        *(TakeFeedback(desk, kind) for kind in FeedbackKind),
        AssessRisk(desk, catalog, clock),
        Recommend(desk, catalog),
        DepositInterestAction(catalog, clock),
        LoanInstalmentsAction(catalog, clock),
        PrepaymentAction(catalog, clock),
        CardInstalmentsAction(catalog, clock),
        WealthEstimateAction(catalog, clock),
    )


def main() -> None:
    """Serve until told to stop."""
    logs.configure()
    chosen = settings.read(os.environ)
    app = build(chosen)
    # One process: a call waits for the database, not for the processor.
    app.run(host=chosen.host, port=chosen.port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
