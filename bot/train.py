"""``python -m bot.train``: trains on data/, unless nothing changed since a model was trained."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time

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
        forking: list[int] = []
        os.register_at_fork(
            before=lambda: forking.append(os.getpid()),
            after_in_parent=forking.pop,
            after_in_child=lambda: _tie(system, forking.pop()),
        )


def _tie(system: ctypes.CDLL, parent: int) -> None:
    system.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it ended before that was said, and no signal will come
        os._exit(1)


if __name__ == "__main__":
    end_together()
    sys.exit(main())
