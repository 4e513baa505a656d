"""Ask the assistant over HTTP, and turn every way in which it may fail into one error."""

import asyncio
from collections.abc import Callable
from typing import Any

import aiohttp
import msgspec
import structlog

from handoff.domain.entry import QuickReply
from handoff.domain.errors import BotUnavailable
from handoff.services.assistant import BotMessage, BotReply, Question, Suggestion

log = structlog.get_logger()

TURN_SECONDS = 15
HEALTH_SECONDS = 2
FAILURES = (aiohttp.ClientError, asyncio.TimeoutError, msgspec.MsgspecError, OSError)


class _Button(msgspec.Struct):
    title: str
    choice: str | None = None


class _Bubble(msgspec.Struct):
    text: str = ""
    quick_replies: list[_Button] = []
    card: dict[str, Any] | None = None


class _Handoff(msgspec.Struct):
    reason: str


class _Case(msgspec.Struct):
    number: str


class _Dialogue(msgspec.Struct):
    slots: dict[str, Any] = {}
    form: str | None = None


class _Turn(msgspec.Struct):
    """The answer of docs/bot.md."""

    messages: list[_Bubble]
    understanding: dict[str, Any] | None = None
    handoff: _Handoff | None = None
    case: _Case | None = None
    dialogue: _Dialogue | None = None


class _Asked(msgspec.Struct):
    answers: list[Suggestion] = []


class HttpBot:
    """Implements ports.Bot; `available` is what the last call, or the last look at its health, showed."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        token: str,
        pseudonym: Callable[[str], str] | None = None,
    ) -> None:
        self._session, self._url = session, url.rstrip("/") + "/webhooks/lobby"
        self._pseudonym = pseudonym
        self._headers = {"Authorization": f"Bearer {token}"}
        self.available = False

    async def ask(self, question: Question) -> BotReply:
        """Return its reply; an empty one counts as a failure, for the customer would see nothing."""
        body = {
            "sender": question.sender,
            "message": question.text,
            "message_id": question.message_id,
            "metadata": {
                "conversation": question.conversation,
                "seq": question.seq,
                "language": question.language,
                "choice": question.choice or None,
                "after_human": question.after_human,
                "customer": self._called(question.customer),
            },
        }
        turn = msgspec.json.decode(await self._post("turn", body), type=_Turn)
        if not turn.messages and not turn.handoff:
            raise BotUnavailable("silent")
        return _reply(turn)

    def _called(self, customer: str) -> str | None:
        return self._pseudonym(customer) if self._pseudonym and customer else None

    async def suggest(self, text: str, language: str) -> list[Suggestion]:
        """Return its best answers to a text, best first; nothing is stored."""
        body = {"text": text, "language": language, "answers": True}
        return msgspec.json.decode(await self._post("ask", body), type=_Asked).answers

    async def parse(self, text: str) -> dict[str, Any]:
        """Return what the assistant makes of a text, without a conversation."""
        return msgspec.json.decode(await self._post("ask", {"text": text}), type=dict[str, Any])

    async def look(self) -> list[str]:
        """Return what it lacks to answer; nothing when it is ready."""
        timeout = aiohttp.ClientTimeout(total=HEALTH_SECONDS)
        try:
            async with self._session.get(
                f"{self._url}/health", headers=self._headers, timeout=timeout
            ) as response:
                health = await response.json(content_type=None)
                missing = (
                    []
                    if response.status == 200 and health.get("ready")
                    else health.get("missing") or ["bot"]
                )
        except (*FAILURES, ValueError, AttributeError):
            missing = ["bot"]
        self.available = not missing
        return missing

    async def _post(self, route: str, body: dict[str, Any]) -> bytes:
        timeout = aiohttp.ClientTimeout(total=TURN_SECONDS)
        try:
            async with self._session.post(
                f"{self._url}/{route}", json=body, headers=self._headers, timeout=timeout
            ) as response:
                content = await response.read()
                if response.status != 200:
                    raise BotUnavailable(f"status {response.status}")
        except (*FAILURES, BotUnavailable) as error:
            self.available = False
            log.warning(
                "bot unavailable", route=route, error=type(error).__name__, detail=str(error)[:60]
            )
            raise BotUnavailable(type(error).__name__) from error
        self.available = True
        return content


def _reply(turn: _Turn) -> BotReply:
    return BotReply(
        messages=tuple(_message(bubble) for bubble in turn.messages),
        understanding=turn.understanding or {},
        handoff=turn.handoff.reason if turn.handoff else "",
        case=turn.case.number if turn.case else "",
        slots=turn.dialogue.slots if turn.dialogue else {},
        in_task=bool(turn.dialogue and turn.dialogue.form),
    )


def _message(bubble: _Bubble) -> BotMessage:
    replies = tuple(
        QuickReply(button.title, button.choice or "") for button in bubble.quick_replies
    )
    return BotMessage(bubble.text, replies, bubble.card)
