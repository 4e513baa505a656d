"""What is too long is refused with a clear word and leaves nothing behind, whoever else is in the hall."""

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner
from socketio.exceptions import BadNamespaceError, TimeoutError

from handoff.cli.chat import chat
from tests.support.fakes import FakeBot
from tests.support.hall import Customer, running_hall, until

TWO_MEGABYTES = "长" * 700_000


async def test_a_long_text_is_refused_and_two_megabytes_reach_nobody(tmp_path: Path) -> None:
    bot = FakeBot()
    async with running_hall(tmp_path, bot) as hall:
        customer, other = await hall.customer(), await hall.customer()
        refused = await customer.say("长" * 4001)
        assert (refused["ok"], refused["error"]["code"]) == (False, "too_long")
        with pytest.raises((BadNamespaceError, TimeoutError)):
            await customer.socket.call(
                "send",
                {"conversation": customer.conversation, "client_id": "c", "text": TWO_MEGABYTES},
                namespace="/visitor",
                timeout=1,
            )
        await other.say("still here?")
        await until(lambda: "echo: still here?" in other.transcript.texts("bot"))
        again = await hall.customer(customer.token)
        await again.catch_up()
        assert again.transcript.texts() == []
        assert [one.text for one in bot.asked] == ["still here?"]


async def test_what_no_database_can_keep_is_stored_as_a_mark(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer = await hall.customer()
        stored = await customer.say("a\x00b", client_id="c\x00d")
        assert (stored["ok"], stored["text"]) == (True, "a\ufffdb")
        again = await customer.say("a\x00b", client_id="c\x00d")
        assert (again["seq"], again["duplicate"]) == (stored["seq"], True)


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_half_an_emoji_is_answered_and_stored_as_a_mark(
    tmp_path: Path, transport: str
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer = Customer(hall.address, (await hall.customer()).token, [transport])
        hall.closing.append(customer)
        await customer.open()
        stored = await customer.say("a\ud83d")
        assert (stored["ok"], stored["text"]) == (True, "a\ufffd")
        whole = await customer.say("\\ud83d 😀\ude00")
        assert whole["text"] == "\\ud83d 😀\ufffd"


async def test_at_the_terminal_what_is_too_long_is_told_and_the_talk_goes_on(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        environ = {"LOBBY_HOME": str(tmp_path), "LOBBY_PUBLIC_URL": hall.address}
        lines = f"{TWO_MEGABYTES}\nhello\n"
        result = await asyncio.to_thread(
            CliRunner().invoke, chat, ["--language", "en"], input=lines, env=environ
        )
    assert result.exit_code == 0, result.output
    assert "! That is too long. Please send it in parts." in result.output
    assert "echo: hello" in result.output


async def test_a_visit_that_was_kept_is_gone_on_with(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        environ = {"LOBBY_HOME": str(tmp_path), "LOBBY_PUBLIC_URL": hall.address}
        visit = ["--visit", str(tmp_path / "visit"), "--json"]
        for line in ("first", "second"):
            result = await asyncio.to_thread(
                CliRunner().invoke, chat, visit, input=f"{line}\n", env=environ
            )
            assert result.exit_code == 0, result.output
        assert "echo: first" in result.output
        assert "echo: second" in result.output
        assert result.output.rstrip().endswith('{"type": "ready"}')
        assert (tmp_path / "visit").stat().st_mode & 0o077 == 0
