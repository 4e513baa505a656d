"""Settings of the action server."""

from pathlib import Path

from actions.settings import read


def test_without_settings_it_listens_on_loopback_and_keeps_cases_under_var() -> None:
    chosen = read({})
    assert (chosen.host, chosen.port) == ("127.0.0.1", 5055)
    assert chosen.database_url == f"sqlite+aiosqlite:///{Path.cwd() / 'var' / 'lobby.db'}"


def test_the_home_moves_the_database_and_an_address_replaces_it() -> None:
    assert read({"LOBBY_HOME": "/srv/lobby"}).database_url.endswith(":////srv/lobby/lobby.db")
    url = "postgresql+asyncpg://lobby@db/lobby"
    assert read({"LOBBY_HOME": "/srv/lobby", "LOBBY_DATABASE_URL": url}).database_url == url
