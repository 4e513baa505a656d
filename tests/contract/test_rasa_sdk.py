"""rasa-sdk 3.21 answers Rasa 3.6.21: the real server process, called over HTTP as RemoteAction does."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from cases.database import open_engine
from cases.numbering import normalise
from cases.tables import metadata

ROOT = Path(__file__).parents[2]
BOT_PYTHON = ROOT / ".venv-bot" / "bin" / "python"
PHONE = "⟦phone:9f3a21c07b44:138****5678⟧"
SECRET = "柜台排队两小时，找13800005678"
FIELDS = {"what": SECRET, "contact": PHONE}


def call(action: str, key: str = "m3") -> dict[str, Any]:
    """Return the body that Rasa 3.6.21 sends: action, sender, tracker, the whole domain, version."""
    user = {"event": "user", "timestamp": 1.0, "text": SECRET, "parse_data": {}}
    return {
        "next_action": action,
        "sender_id": "conv.1",
        "tracker": {
            "sender_id": "conv.1",
            "slots": {"task": {"name": "complaint", "key": key, "fields": FIELDS}},
            "latest_message": {"intent": {}, "entities": [], "text": SECRET},
            "latest_event_time": 3.0,
            "followup_action": None,
            "paused": False,
            "events": [
                user | {"message_id": "m3", "metadata": {"conversation": "conv", "seq": 3}},
                {"event": "active_loop", "timestamp": 2.0, "name": "task_form"},
                user | {"message_id": "m7", "metadata": {"conversation": "conv", "seq": 7}},
            ],
            "latest_input_channel": "lobby",
            "active_loop": {},
            "latest_action": {"action_name": "task_form"},
            "latest_action_name": "task_form",
        },
        "version": "3.6.21",
        "domain": {"intents": [], "slots": {}, "responses": {}, "actions": [action]},
    }


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def server(home: Path, database_url: str) -> Iterator[str]:
    """Run the action server as a process of its own; its log goes to `actions.log`."""
    port = free_port()
    settings = {"LOBBY_ACTIONS_PORT": str(port), "LOBBY_DATABASE_URL": database_url}
    with (home / "actions.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "actions.serve"],
            cwd=ROOT,
            env=os.environ | settings,
            stdout=log,
            stderr=log,
        )
        try:
            until_healthy(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            assert process.wait(15) == 0


def until_healthy(url: str) -> None:
    """Wait until the server answers, at most a minute."""
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5) as answer:  # noqa: S310
                assert json.load(answer) == {"status": "ok"}
                return
        except urllib.error.URLError:
            assert time.monotonic() < until
            time.sleep(0.1)


async def post(url: str, body: Any, **options: Any) -> tuple[int, Any]:
    """Call the webhook; return status and body."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{url}/webhook", json=body, **options) as answer,
    ):
        return answer.status, json.loads(await answer.text())


async def create_tables(database_url: str) -> None:
    """Make the tables that a migration makes elsewhere."""
    engine = open_engine(database_url)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await engine.dispose()


@pytest.fixture(scope="module")
def actions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running action server on a database that works."""
    home = tmp_path_factory.mktemp("actions")
    database_url = f"sqlite+aiosqlite:///{home / 'lobby.db'}"
    asyncio.run(create_tables(database_url))
    with server(home, database_url) as url:
        yield url


async def test_the_action_is_known_by_its_name(actions: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{actions}/actions") as answer:
        assert {"name": "action_file_complaint"} in await answer.json()


async def test_a_complaint_comes_back_as_events_and_responses(actions: str) -> None:
    status, body = await post(actions, call("action_file_complaint"))
    assert status == 200
    assert set(body) == {"events", "responses"}
    said, card = body["responses"]
    assert said["response"] == "utter_complaint_filed"
    number = card["custom"]["case"]["number"]
    assert said["number"] == number == normalise(number)
    assert body["events"][0] == {
        "event": "slot",
        "timestamp": None,
        "name": "case_number",
        "value": number,
    }


async def test_a_repeated_call_gets_the_same_number(actions: str) -> None:
    first = await post(actions, call("action_file_complaint"))
    assert await post(actions, call("action_file_complaint")) == first
    assert await post(actions, call("action_file_complaint", "m9")) != first


async def test_a_compressed_call_is_understood(actions: str) -> None:
    packed = zlib.compress(json.dumps(call("action_file_complaint")).encode())
    headers = {"Content-Encoding": "deflate", "Content-Type": "application/json"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{actions}/webhook", data=packed, headers=headers) as answer,
    ):
        assert (await answer.json())["responses"][0]["response"] == "utter_complaint_filed"


async def test_an_unknown_action_is_404_with_its_name(actions: str) -> None:
    status, body = await post(actions, call("action_buy_the_moon"))
    assert (status, body["action_name"]) == (404, "action_buy_the_moon")


def test_only_loopback_is_listened_on(actions: str) -> None:
    port = int(actions.rpartition(":")[2])
    listening = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()
    addresses = [row.split()[1] for row in listening[1:] if row.split()[3] == "0A"]
    assert [one for one in addresses if one.endswith(f":{port:04X}")] == [f"0100007F:{port:04X}"]


@pytest.mark.parametrize(
    "database_url",
    [
        "sqlite+aiosqlite:////nonexistent/lobby.db",
        "postgresql+asyncpg://nobody@127.0.0.1:9/none",
    ],
)
async def test_a_failing_database_is_answered_and_the_log_does_not_repeat_the_customer(
    tmp_path: Path, database_url: str
) -> None:
    with server(tmp_path, database_url) as url:
        status, body = await post(url, call("action_file_complaint"))
        assert status == 200
        assert [one["response"] for one in body["responses"]] == ["utter_complaint_failed"]
        assert body["events"][0]["value"] == {"asked": "confirm"}
        await post(url, call("action_buy_the_moon"))
        malformed = call("action_file_complaint")
        del malformed["tracker"]["sender_id"]
        assert (await post(url, malformed))[0] == 500
        assert (await post(url, [SECRET]))[0] == 500
    log = (tmp_path / "actions.log").read_text(encoding="utf-8")
    assert "task_failed" in log
    assert not any(text in log for text in ("排队", "1380", "⟦", "\\u6392"))


@pytest.mark.skipif(not BOT_PYTHON.exists(), reason="needs the bot environment (.venv-bot)")
@pytest.mark.timeout(300)
async def test_rasas_own_remote_action_agrees(actions: str) -> None:
    # One process for both: importing Rasa takes most of the time.
    process = await asyncio.create_subprocess_exec(
        str(BOT_PYTHON),
        str(Path(__file__).parent / "rasa_remote_action.py"),
        f"{actions}/webhook",
        *("action_file_complaint", "action_buy_the_moon"),
        env=os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3", "RASA_TELEMETRY_ENABLED": "false"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    printed, _ = await process.communicate()
    filed, unknown = (json.loads(line) for line in printed.decode().splitlines()[-2:])
    said, card, number = filed[0], filed[1], filed[2]["value"]
    assert said["text"].startswith(f"filed {number} ")
    assert card["data"]["custom"]["case"]["number"] == number
    assert [event.get("name") for event in filed[2:]] == ["case_number", "proven"]
    assert unknown == "RasaException"
