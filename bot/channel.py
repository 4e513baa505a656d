"""The bot's door for handoff: token, honest status codes, no way to type a command (docs/bot.md)."""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.lock_store import LockError
from sanic import Blueprint, response
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.candidates import candidates
from bot.dialogue import in_dialogue, message_of
from bot.nlg.context import Context
from bot.settings import Settings
from bot.topics import Topic, load_topics
from bot.turn import CHANNEL, LONGEST, BadRequest, Turn, TurnRequest, understand
from bot.understanding import ANSWER, OUT, SUGGEST, Understanding

logger = logging.getLogger(__name__)

Handler = Callable[[Any, Request], Awaitable[HTTPResponse]]
REPLY_OF_ZONE = {ANSWER: "utter_answer", SUGGEST: "utter_suggest", OUT: "utter_out_of_scope"}


class NoModel(Exception):
    """There is no trained model yet."""


class Busy(Exception):
    """The previous message of the same sender is still being answered."""


ERRORS: tuple[tuple[type[BaseException], int, str], ...] = (
    (BadRequest, 400, "bad_request"),
    (InvalidUsage, 400, "bad_request"),
    (Busy, 409, "busy"),
    (LockError, 409, "busy"),
    (NoModel, 503, "no_model"),
    (asyncio.TimeoutError, 504, "timeout"),
)


def _error(status: int, code: str) -> HTTPResponse:
    return response.json({"error": code}, status=status)


def _guarded(handler: Handler) -> Handler:
    """Refuses strangers and turns every exception into a status and a code."""

    @wraps(handler)
    async def guarded(channel: LobbyChannel, request: Request) -> HTTPResponse:
        if not channel.knows(request.headers.get("authorization", "")):
            return _error(401, "unauthorised")
        try:
            return await handler(channel, request)
        except Exception as error:
            for kind, status, code in ERRORS:
                if isinstance(error, kind):
                    return _error(status, code)
            logger.exception("%s failed", request.path)
            return _error(500, "bot_error")

    return guarded


def _ready(request: Request) -> Agent:
    agent = getattr(request.app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        raise NoModel
    return agent


class LobbyChannel(InputChannel):
    """Routes under /webhooks/lobby."""

    @classmethod
    def name(cls) -> str:
        """Part of the routes' paths."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> LobbyChannel:
        """Token and timeout from credentials.yml, topics from the data."""
        given = credentials or {}
        topics = load_topics(Settings.from_environment().data / "topics.yml")
        return cls(str(given["token"]), float(given.get("timeout", 15)), topics)

    def __init__(self, token: str, timeout: float, topics: dict[str, Topic]) -> None:
        self._authorization = f"Bearer {token}".encode()
        self._timeout = timeout
        self._topics = topics
        self._in_progress: set[str] = set()

    def knows(self, authorization: str) -> bool:
        """Whether the caller has the token; takes the same time for every wrong one."""
        return hmac.compare_digest(authorization.encode(), self._authorization)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """``on_new_message`` is not used: the agent itself is asked, so that its absence shows."""
        routes = Blueprint("lobby")
        for method, path, handler in (
            ("POST", "turn", _turn),
            ("POST", "ask", _ask),
            ("GET", "health", _health),
        ):
            routes.add_route(self._bound(handler), f"/{path}", methods=[method], name=path)
        return routes

    def _bound(self, handler: Handler) -> Callable[[Request], Awaitable[HTTPResponse]]:
        async def handle(request: Request) -> HTTPResponse:
            return await handler(self, request)

        return handle

    async def take_turn(self, agent: Agent, asked: TurnRequest) -> dict[str, Any]:
        """The answer; the first one when the message came before."""
        if asked.sender in self._in_progress:
            raise Busy
        self._in_progress.add(asked.sender)
        try:
            return await asyncio.wait_for(self._run(agent, asked), self._timeout)
        finally:
            self._in_progress.discard(asked.sender)

    async def _run(self, agent: Agent, asked: TurnRequest) -> dict[str, Any]:
        turn = Turn(asked)
        try:
            tracker = await agent.tracker_store.begin(asked.sender, turn)
            if tracker and (
                known := agent.tracker_store.first_answer(asked.sender, turn.message_id)
            ):
                return known
            parsed = await understand(asked, agent.processor, self._topics)
            message = message_of(asked.message_id, parsed, asked.language)
            parsed = in_dialogue(message, tracker, self._topics)
            told = UserMessage(
                asked.text, turn, asked.sender, parsed, CHANNEL, asked.message_id, asked.metadata
            )
            await agent.handle_message(told)
        finally:
            agent.tracker_store.end(asked.sender)
        if turn.result is None:
            raise RuntimeError("the turn was not stored")
        return turn.result


@_guarded
async def _turn(channel: LobbyChannel, request: Request) -> HTTPResponse:
    asked = TurnRequest.of(request.json)
    return response.json(await channel.take_turn(_ready(request), asked), ensure_ascii=False)


@_guarded
async def _ask(_: LobbyChannel, request: Request) -> HTTPResponse:
    text = (request.json or {}).get("text")
    if not isinstance(text, str) or len(text) > LONGEST:
        raise BadRequest("text is missing or too long")
    agent = _ready(request)
    asked = TurnRequest.of({"sender": "ask", "message": text, "message_id": "ask"})
    found = Understanding.of(await understand(asked, agent.processor, {}))
    answer = {**_asked(text, found), "reply": _reply(agent, asked, found)}
    if request.json.get("answers"):
        answer["answers"] = candidates(agent.nlg.library, found, request.json.get("language"))
    return response.json(answer, ensure_ascii=False)


def _asked(text: str, found: Understanding) -> dict[str, Any]:
    suggestions = [guess.topic for guess in found.suggestions]
    return {**found.as_dict(), "text": text, "suggestions": suggestions}


def _reply(agent: Agent, asked: TurnRequest, found: Understanding) -> str:
    context = Context(found.language, asked.text, found, [], None, {})
    reply = agent.nlg.say(REPLY_OF_ZONE[found.zone], context)
    options = [f"· {quick.title}" for quick in reply.quick_replies] if found.zone == SUGGEST else []
    return "\n".join([reply.text, *options])


@_guarded
async def _health(_: LobbyChannel, request: Request) -> HTTPResponse:
    try:
        return response.json({"ready": True, "model": _ready(request).model_name})
    except NoModel:
        return response.json({"ready": False, "missing": ["model"]}, status=503)
