"""Run the action server: `python -m actions.serve`.

Rasa sends it no secret, so it listens on loopback alone (in containers: on their own network).
"""

import os
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import Sanic

from actions import logs, settings
from actions.complaint import FileComplaint
from actions.desk import CaseDesk
from cases.clock import SystemClock

# Bytes of one call; a tracker with a long conversation and the whole domain is far below.
LARGEST_CALL = 16 * 1024 * 1024


def build(chosen: settings.Settings) -> Sanic[Any, Any]:
    """Return the server with every action; it answers /webhook, /actions and /health."""
    desk = CaseDesk(chosen.database_url, SystemClock())
    executor = ActionExecutor()
    executor.register_action(FileComplaint(desk))
    app: Sanic[Any, Any] = create_app(executor, cors_origins=[])
    app.config.REQUEST_MAX_SIZE = LARGEST_CALL
    app.config.KEEP_ALIVE_TIMEOUT = 120
    app.after_server_stop(lambda _app: desk.close())
    return app


def main() -> None:
    """Serve until told to stop."""
    logs.configure()
    chosen = settings.read(os.environ)
    app = build(chosen)
    # One process: a call waits for the database, not for the processor.
    app.run(host=chosen.host, port=chosen.port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
