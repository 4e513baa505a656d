"""The whole bot in this process, with an action server of our own, for tests of dialogues."""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path
from typing import Any

from aiohttp import web
from rasa.core.agent import Agent, load_agent
from rasa.shared.core.events import Event

from bot.channel import LobbyChannel
from bot.graph import shorten
from bot.model_files import newest_model
from bot.server import read_endpoints, use_our_store
from bot.settings import Settings
from bot.turn import TurnRequest

CASE = "C20261121-0001-7"


class ActionServer:
    """Stands in for the action server at its HTTP door; ``mode`` says how it behaves."""

    def __init__(self) -> None:
        self.mode = "files"
        self.calls: list[dict[str, Any]] = []
        self._runner: web.AppRunner | None = None
        self._released = asyncio.Event()

    async def start(self) -> str:
        """The URL for LOBBY_ACTIONS_URL."""
        app = web.Application(client_max_size=2**24)
        app.router.add_post("/webhook", self._answer)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/webhook"

    async def stop(self) -> None:
        """Closes the door."""
        self._released.set()
        if self._runner:
            await asyncio.sleep(0.1)
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        call = await request.json()
        self.calls.append(call)
        if self.mode == "breaks":
            return web.Response(status=500)
        if self.mode == "hangs":
            await self._released.wait()
        filed = [
            {"response": "utter_complaint_filed", "case_number": CASE},
            {"custom": {"case": {"number": CASE}}},
        ]
        return web.json_response(
            {
                "events": [{"event": "slot", "name": "case_number", "value": CASE}],
                "responses": filed,
            }
        )


class Hall:
    """Takes turns with the bot, one conversation after the other."""

    def __init__(
        self, home: Path, database: Path, data: Path, actions_url: str | None = None
    ) -> None:
        self.loop = asyncio.new_event_loop()
        self.actions = ActionServer()
        self._numbers = itertools.count(1)
        self._sender = "s0.1"
        url = actions_url or self.loop.run_until_complete(self.actions.start())
        settings = Settings.from_environment(
            {
                "LOBBY_HOME": str(home),
                "LOBBY_DATA": str(data),
                "LOBBY_BOT_TOKEN": "secret",
                "LOBBY_ACTIONS_URL": url,
                "LOBBY_BOT_DATABASE_URL": f"sqlite:///{database}",
            }
        )
        self.agent = self.loop.run_until_complete(self._load(settings))
        self.channel = LobbyChannel.from_credentials({"token": "secret"})

    async def _load(self, settings: Settings) -> Agent:
        agent = await load_agent(
            str(newest_model(settings.models)), endpoints=read_endpoints(settings)
        )
        use_our_store(agent)
        shorten(agent.processor)
        return agent

    def open(self) -> None:
        """A new conversation."""
        self._sender = f"s{next(self._numbers)}.1"
        self.actions.mode = "files"

    def say(self, text: str, language: str = "zh", **metadata: Any) -> dict[str, Any]:
        """One turn; with the ``message_id`` of another it is the same message again."""
        message_id = metadata.pop("message_id", f"m{next(self._numbers)}")
        body = {"sender": self._sender, "message": text, "message_id": message_id}
        asked = TurnRequest.of({**body, "metadata": {"language": language, **metadata}})
        return self.loop.run_until_complete(self.channel.take_turn(self.agent, asked))

    def tell(self, *lines: str, language: str = "zh") -> list[dict[str, Any]]:
        """A new conversation of these lines; the answer to each."""
        self.open()
        return [self.say(line, language) for line in lines]

    def events(self) -> list[Event]:
        """Everything stored of this conversation."""
        return list(
            self.loop.run_until_complete(
                self.agent.tracker_store.retrieve_full_tracker(self._sender)
            ).events
        )

    def slot(self, path: str) -> Any:
        """The value of a slot now; ``task.asked`` is a part of one."""
        tracker = self.loop.run_until_complete(self.agent.tracker_store.retrieve(self._sender))
        name, *parts = path.split(".")
        found = tracker.get_slot(name)
        for part in parts:
            found = (found or {}).get(part)
        return found

    def close(self) -> None:
        """Ends the action server and the connections."""
        self.loop.run_until_complete(self.agent.action_endpoint.close())
        self.loop.run_until_complete(self.actions.stop())
        self.loop.close()
