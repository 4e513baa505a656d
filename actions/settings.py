"""The settings of the action server, read once from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to listen, where the cases are, where the catalogue is."""

    host: str
    port: int
    database_url: str
    data: Path


def read(environment: Mapping[str, str]) -> Settings:
    """Read LOBBY_ACTIONS_HOST, LOBBY_ACTIONS_PORT, LOBBY_DATABASE_URL, LOBBY_HOME and LOBBY_DATA.

    The host is loopback unless set: Rasa's calls carry no secret, so nobody else may reach it.
    """
    home = Path(environment.get("LOBBY_HOME") or "var").absolute()
    url = environment.get("LOBBY_DATABASE_URL") or f"sqlite+aiosqlite:///{home / 'lobby.db'}"
    return Settings(
        host=environment.get("LOBBY_ACTIONS_HOST") or "127.0.0.1",
        port=int(environment.get("LOBBY_ACTIONS_PORT") or "5055"),
        database_url=url,
        data=Path(environment.get("LOBBY_DATA") or "data").absolute(),
    )
