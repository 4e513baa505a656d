"""What must be true of the process before Rasa is imported."""

from __future__ import annotations

import logging
import os

import structlog

from bot import lean_imports

ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",  # nothing leaves the bank's machines
    "RASA_MAX_CACHE_SIZE": "0",  # models are kept by fingerprint here, not in a cache folder
    "SANIC_WORKERS": "1",
    "LOG_LEVEL": "WARNING",  # and no progress bars
    # A sentence is too little work to share: threads of BLAS would only wait for each other.
    "OPENBLAS_NUM_THREADS": "1",
}


def prepare() -> None:
    """Leaves out unused libraries, turns off telemetry, and quiets warnings about Rasa's old pins."""
    lean_imports.install()
    os.environ.update(ENVIRONMENT)
    logging.captureWarnings(True)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level=logging.INFO)
    quiet = structlog.make_filtering_bound_logger(logging.WARNING)
    structlog.configure(wrapper_class=quiet, cache_logger_on_first_use=True)
    for noisy in ("rasa", "apscheduler", "jieba", "sanic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
