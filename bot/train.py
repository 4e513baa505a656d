"""``python -m bot.train``: trains on data/, unless nothing changed since a model was trained."""

from __future__ import annotations

import sys
import time

from bot.model_files import fingerprint, model_path
from bot.rasa_light import prepare
from bot.settings import Settings


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


if __name__ == "__main__":
    sys.exit(main())
