"""Where the two environments are, and how to start something in each."""

import os
import subprocess
import sys
from pathlib import Path

from handoff.keys import Keys
from handoff.settings import ROOT, Settings

BOT_ENVIRONMENT = ROOT / ".venv-bot"


def bot_python() -> str:
    """Return the interpreter of the assistant's environment."""
    given = os.environ.get("LOBBY_BOT_PYTHON")
    return given or str(BOT_ENVIRONMENT / "bin" / "python")


def app_python() -> str:
    """Return the interpreter that runs us."""
    return sys.executable


def environment(settings: Settings, keys: Keys) -> dict[str, str]:
    """Return what the processes are told; secrets go through the environment, never through arguments."""
    return os.environ | {
        "LOBBY_HOME": str(settings.home.resolve()),
        "LOBBY_DATA": str(settings.data.resolve()),
        "LOBBY_DATABASE_URL": settings.database,
        "LOBBY_BOT_TOKEN": keys.bot_token,
        "LOBBY_VISITOR_KEY": keys.visitor_key,
        "LOBBY_SEAL_KEY": keys.seal_key,
        "LOBBY_BOT_PORT": str(settings.port + 1),
        "LOBBY_ACTIONS_PORT": str(settings.port + 2),
        "LOBBY_BOT_URL": settings.bot_address,
        "LOBBY_ACTIONS_URL": settings.actions_address,
        "RASA_TELEMETRY_ENABLED": "false",
        "PYTHONUNBUFFERED": "1",
    }


def in_bot_environment(arguments: list[str], environ: dict[str, str]) -> int:
    """Run a module of bot/ to its end, its output shown; return its exit code."""
    return subprocess.run(  # noqa: S603 - our own interpreter and module names
        [bot_python(), "-m", *arguments], cwd=ROOT, env=environ, check=False
    ).returncode


def log_folder(settings: Settings) -> Path:
    """Return where the processes write what they have to say."""
    folder = settings.home / "log"
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()
