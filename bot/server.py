"""Rasa's Sanic server with our channel, tracker store, NLG and action endpoint, and nothing else."""

from __future__ import annotations

import gc
import logging
import os
from functools import partial
from typing import Any

from rasa.core.agent import Agent, load_agent
from rasa.core.channels.channel import UserMessage
from rasa.core.run import configure_app, create_http_input_channels
from rasa.core.utils import AvailableEndpoints
from sanic import Sanic

from bot.action_door import ActionDoor, check_shape_once
from bot.graph import shorten
from bot.model_files import newest_model
from bot.nlg.generator import LobbyNLG
from bot.settings import FOLDER, Settings
from bot.store import LobbyTrackerStore

logger = logging.getLogger(__name__)

# Seconds of an idle connection; handoff lets go of it after 15, so that none is closed under a message.
KEPT_OPEN = 75
WARM_UP = ("你好", "hello")


class NotOurs(Exception):
    """Rasa fell back to a part of its own; serving with it would lose data silently."""


def build_app(settings: Settings) -> Sanic:
    """The server, not yet listening."""
    _export(settings)
    settings.home.mkdir(parents=True, exist_ok=True)
    channels = create_http_input_channels(None, str(FOLDER / "credentials.yml"))
    app = configure_app(channels, enable_api=False, port=settings.port)
    app.config.KEEP_ALIVE_TIMEOUT = KEPT_OPEN
    app.register_listener(partial(_load, settings), "before_server_start")
    app.register_listener(_close, "after_server_stop")
    return app


def serve(settings: Settings) -> None:
    """Listens until the process is told to stop."""
    build_app(settings).run(host=settings.host, port=settings.port, workers=1, access_log=False)


def read_endpoints(settings: Settings) -> AvailableEndpoints:
    """endpoints.yml, with our way to the action server."""
    _export(settings)
    endpoints = AvailableEndpoints.read_endpoints(str(FOLDER / "endpoints.yml"))
    endpoints.action = ActionDoor(settings.actions_url)
    check_shape_once()
    return endpoints


def _export(settings: Settings) -> None:
    """endpoints.yml and credentials.yml name these variables; defaults must stand there too."""
    os.environ["LOBBY_BOT_DATABASE_URL"] = settings.database_url
    os.environ["LOBBY_ACTIONS_URL"] = settings.actions_url
    os.environ["LOBBY_BOT_TOKEN"] = settings.token


async def _load(settings: Settings, app: Sanic, loop: Any) -> None:
    model = newest_model(settings.models)
    agent = await load_agent(
        str(model) if model else None, endpoints=read_endpoints(settings), loop=loop
    )
    use_our_store(agent)
    app.ctx.agent = agent
    if agent.is_ready():
        shorten(agent.processor)
        for text in WARM_UP:
            await agent.processor.parse_message(UserMessage(text))
        agent.nlg.library.prepare()
    # What is loaded now stays; the collector need not walk through it again and again.
    gc.collect()
    gc.freeze()
    logger.info("serving model %s", agent.model_name)


def use_our_store(agent: Agent) -> None:
    """Takes Rasa's safety wrapper off the tracker store: it answers a failing read with an empty
    conversation and a failing write with oblivion, where an error is wanted.

    Raises NotOurs when Rasa replaced our store or NLG, as it does silently on a faulty import.
    """
    store = getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
    for part, kind in ((store, LobbyTrackerStore), (agent.nlg, LobbyNLG)):
        if not isinstance(part, kind):
            raise NotOurs(f"expected {kind.__name__}, got {type(part).__name__}")
    agent.tracker_store = store
    if agent.processor:
        agent.processor.tracker_store = store


async def _close(app: Sanic, _: Any) -> None:
    agent = getattr(app.ctx, "agent", None)
    if agent is not None:
        await agent.action_endpoint.close()
        agent.tracker_store.engine.dispose()
