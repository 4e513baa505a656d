"""Settings of the bot from the environment (docs/bot.md)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).resolve().parent


class SettingMissing(Exception):
    """A setting without which the bot cannot serve is not there."""


@dataclass(frozen=True)
class Settings:
    """Where things are and who may call."""

    home: Path
    data: Path
    token: str
    host: str
    port: int
    actions_url: str
    database_url: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Defaults suit a checkout; relative paths are taken from its root."""
        env = os.environ if environment is None else environment
        home = ROOT / env.get("LOBBY_HOME", "var")
        return cls(
            home=home,
            data=ROOT / env.get("LOBBY_DATA", "data"),
            token=env.get("LOBBY_BOT_TOKEN", ""),
            host=env.get("LOBBY_BOT_HOST", "127.0.0.1"),
            port=int(env.get("LOBBY_BOT_PORT", "5005")),
            actions_url=env.get("LOBBY_ACTIONS_URL", "http://127.0.0.1:5055/webhook"),
            database_url=env.get("LOBBY_BOT_DATABASE_URL") or f"sqlite:///{home / 'bot.db'}",
        )

    @property
    def models(self) -> Path:
        """Folder of the trained models."""
        return self.home / "models" / "bot"

    def require_token(self) -> str:
        """The token that callers must show.

        Raises SettingMissing when it is empty: an open door is never a default.
        """
        if not self.token:
            raise SettingMissing("LOBBY_BOT_TOKEN is not set; callers could not be told apart")
        return self.token
