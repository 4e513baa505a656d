"""``python -m bot.train``: trains on data/, unless nothing changed since a model was trained."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from functools import partial

from bot.model_files import fingerprint, model_path
from bot.rasa_light import prepare
from bot.settings import Settings

PR_SET_PDEATHSIG = 1  # <linux/prctl.h>


def main() -> int:
    """Prints a line for each step; 1 when training fails."""
    settings = Settings.from_environment()
    wanted = model_path(settings.models, fingerprint(settings.data))
    if wanted.exists():
        wanted.touch()  # the newest is the one that is served
        _say(f"model {wanted.name} is up to date")
        return 0
    started = time.monotonic()
    _say("loading Rasa")
    prepare()
    from bot.training import TrainingFailed, train  # Rasa may be imported only now

    try:
        train(settings, wanted, _say)
    except TrainingFailed as failure:
        _say(f"training failed: {failure}")
        return 1
    _say(f"model {wanted.name} trained in {time.monotonic() - started:.0f} s")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"bot: {line}\n")
    sys.stdout.flush()


def end_together() -> None:
    """The processes that share the work end when this one does, however it ends; only Linux can promise that."""
    system = ctypes.CDLL(None)
    if hasattr(system, "prctl"):
        end = partial(system.prctl, PR_SET_PDEATHSIG, signal.SIGTERM)
        os.register_at_fork(after_in_child=end)


if __name__ == "__main__":
    end_together()
    sys.exit(main())
