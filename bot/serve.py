"""``python -m bot.serve``: the bot's server on loopback with the newest trained model."""

from __future__ import annotations

import sys

from bot.rasa_light import prepare
from bot.settings import SettingMissing, Settings


def main() -> int:
    """Serves until it is told to stop; 2 when a setting is missing."""
    settings = Settings.from_environment()
    try:
        settings.require_token()
    except SettingMissing as missing:
        sys.stderr.write(f"{missing}\n")
        return 2
    prepare()
    from bot.server import serve  # Rasa may be imported only now

    serve(settings)
    return 0


if __name__ == "__main__":
    sys.exit(main())
