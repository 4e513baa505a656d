"""`lobby backup` and `lobby restore`: what was kept comes back whole, and nothing is harmed by a wrong file."""

import asyncio
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handoff.cli import main
from tests.integration.test_files_and_marks import PNG, upload
from tests.support.fakes import FakeBot
from tests.support.hall import running_hall
from tests.support.processes import free_port


def lobby(home: Path, port: int, *words: str) -> Result:
    environ = {"LOBBY_HOME": str(home), "LOBBY_PORT": str(port)}
    return CliRunner().invoke(main, list(words), env=environ)


async def test_messages_and_files_come_back_from_a_backup(tmp_path: Path) -> None:
    old, new, archive, port = (
        tmp_path / "old",
        tmp_path / "new",
        tmp_path / "hall.tar.gz",
        free_port(),
    )
    old.mkdir()
    async with running_hall(old, FakeBot()) as hall:
        customer = await hall.customer()
        _, kept = await upload(hall, customer, PNG)
        sent = await customer.say("我的卡", attachments=[kept["attachment"]["id"]])
        assert sent["ok"], sent
        saved = lobby(old, port, "backup", str(archive))
        assert saved.exit_code == 0, saved.output
    restored = lobby(new, port, "restore", str(archive))
    assert restored.exit_code == 0, restored.output
    async with running_hall(new, FakeBot()):
        exported = await asyncio.to_thread(lobby, new, port, "export", customer.conversation)
    shelf = [file for file in (new / "attachments").rglob("*") if file.is_file()]
    assert "我的卡" in exported.output
    assert PNG in [file.read_bytes() for file in shelf]


@pytest.mark.parametrize("content", [b"no archive", b""], ids=["text", "empty"])
def test_a_file_that_is_no_backup_is_refused_and_harms_nothing(
    tmp_path: Path, content: bytes
) -> None:
    home, archive = tmp_path / "home", tmp_path / "hall.tar.gz"
    home.mkdir()
    (home / "lobby.db").write_bytes(b"as it was")
    archive.write_bytes(content)
    refused = lobby(home, free_port(), "restore", "--yes", str(archive))
    assert (refused.exit_code, "no archive" in refused.output) == (1, True), refused.output
    assert (home / "lobby.db").read_bytes() == b"as it was"


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "other.tar.gz"
    with tarfile.open(archive, "w:gz") as made:
        made.add(__file__, "something.py")
    refused = lobby(tmp_path / "home", free_port(), "restore", str(archive))
    assert (refused.exit_code, "holds no lobby.db" in refused.output) == (1, True)


async def test_nothing_is_restored_under_a_running_hall(tmp_path: Path) -> None:
    port, archive = free_port(), tmp_path / "hall.tar.gz"
    async with running_hall(tmp_path, FakeBot(), port=port):
        assert lobby(tmp_path, port, "backup", str(archive)).exit_code == 0
        refused = lobby(tmp_path, port, "restore", "--yes", str(archive))
    assert (refused.exit_code, "stop Lobby first" in refused.output) == (1, True)
