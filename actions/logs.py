"""Logs of the action server: JSON lines on standard error, and never what a customer said."""

import json
import logging
import sys
import warnings

import structlog
from typing_extensions import override

# rasa-sdk and Sanic quote requests and tracebacks in what they log.
QUOTING = ("rasa_sdk", "sanic.root", "sanic.error", "sanic.server")


class WithoutQuotes(logging.Filter):
    """Keeps of a record that something went wrong and of what class, and drops the rest."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        """Return True: the record stays, shortened."""
        cause = record.exc_info[0] if record.exc_info else None
        kept = {"event": "library", "logger": record.name, "level": record.levelname.lower()}
        record.msg = json.dumps(kept | ({"cause": cause.__name__} if cause else {}))
        record.args, record.exc_info, record.exc_text = (), None, None
        return True


def configure() -> None:
    """Set up structlog and quieten the libraries."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    # A handler's filter sees the records of child loggers too; a logger's own does not.
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(WithoutQuotes())
    for name in QUOTING:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(logging.WARNING)
    # Rasa 3.6.21 and rasa-sdk 3.21 do understand each other: tests/contract keeps it so.
    warnings.filterwarnings("ignore", message="Your versions of rasa and")
