"""`python -m handoff.serve`: the hall as a process, with structured logs and without personal data in them."""

import gc
import logging
import sys

import structlog
import uvloop
from aiohttp import web

from handoff.app import create_app
from handoff.domain.brand import BadBrand
from handoff.settings import Settings

SECONDS_TO_FINISH = (
    5  # for requests under way; supervisord kills a process that takes longer than it gives
)


def configure_logs() -> None:
    """Write one JSON object a line to standard error."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )


def collect_less() -> None:
    """Look for garbage in cycles seldom: what was loaded stays anyway, and a full search stops everybody."""
    gc.freeze()
    gc.set_threshold(200_000, 50, 1_000)


def main() -> None:
    """Serve until told to stop."""
    configure_logs()
    settings = Settings()
    uvloop.install()
    collect_less()
    try:
        app = create_app(settings)
    except BadBrand as error:
        sys.exit(str(error))
    # No access log: addresses and paths are personal data, and the log of entries says what happened.
    web.run_app(
        app,
        host=settings.host,
        port=settings.port,
        access_log=None,
        print=None,
        shutdown_timeout=SECONDS_TO_FINISH,
    )


if __name__ == "__main__":
    main()
