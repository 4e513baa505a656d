"""Accounts from the command line while the hall runs."""

import asyncio
import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from handoff.cli.user import user
from tests.support.fakes import FakeBot
from tests.support.hall import Agent, running_hall, until


async def run(home: Path, *arguments: str) -> Result:
    environ = {"LOBBY_HOME": str(home)}
    return await asyncio.to_thread(CliRunner().invoke, user, arguments, env=environ)


async def told(home: Path, *arguments: str) -> dict[str, Any]:
    result = await run(home, *arguments, "--json")
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.output))


async def test_an_account_is_made_listed_and_changed(tmp_path: Path) -> None:
    made = await told(tmp_path, "add", "mei", "--role", "supervisor", "--skill", "loans")
    assert made["role"] == "supervisor"
    changed = await told(tmp_path, "change", "mei", "--capacity", "7", "--language", "en")
    assert (changed["capacity"], changed["languages"], changed["skills"]) == (7, ["en"], ["loans"])
    assert "mei" in (await run(tmp_path, "list")).output
    again = await run(tmp_path, "add", "mei")
    assert (again.exit_code, again.output) == (1, "Error: there is a mei already\n")
    unknown = await run(tmp_path, "change", "nobody", "--disable")
    assert (unknown.exit_code, unknown.output) == (1, "Error: there is no nobody\n")


async def test_who_is_switched_off_is_put_out_at_once_and_gives_back_the_customers(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.ask_human()
        await agent.accept_next()
        assert (await told(tmp_path, "change", "lin", "--disable"))["disabled"]
        await until(lambda: not agent.socket.connected)
        assert agent.of("signed_out") == [{"reason": "session"}]
        await until(lambda: "requeued" in customer.transcript.events())
        assert not (await told(tmp_path, "change", "lin", "--enable"))["disabled"]
        await hall.agent("lin")


async def test_a_new_password_ends_all_sessions(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent = await hall.agent("lin")
        made = (await told(tmp_path, "password", "lin"))["password"]
        await until(lambda: not agent.socket.connected)
        again = Agent(hall.address)
        await again.sign_in("lin", made)
        assert again.me["name"] == "Lin"
