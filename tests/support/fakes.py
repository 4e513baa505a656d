"""Fakes that fulfil a port; nothing of our own code is replaced."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from handoff.domain.entry import QuickReply
from handoff.domain.errors import BotUnavailable
from handoff.services.assistant import BotMessage, BotReply, Question, Suggestion


@dataclass
class FakeBot:
    """An assistant that echoes, escalates on a word, and fails or dawdles when told to."""

    available: bool = True
    asked: list[Question] = field(default_factory=list)
    topic: str = "savings/rates"
    gate: asyncio.Event | None = None  # while set and not open, replies wait

    async def look(self) -> list[str]:
        """Say whether it is there."""
        return [] if self.available else ["bot"]

    async def ask(self, question: Question) -> BotReply:
        """Answer as a test needs it."""
        if not self.available:
            raise BotUnavailable("down")
        self.asked.append(question)
        if self.gate:
            await self.gate.wait()
        topic = {
            "topic": self.topic,
            "confidence": 0.9,
            "zone": "answer",
            "language": question.language,
        }
        if question.text == "说英文":
            return BotReply((BotMessage("In English, then."),), topic | {"language": "en"})
        if "person" in question.text:
            return BotReply((), topic, handoff="customer_asked")
        if "complain" in question.text:
            return BotReply((), topic, handoff="complaint")
        replies = (QuickReply("Large CDs", "topic:savings/large_cd"),)
        return BotReply((BotMessage(f"echo: {question.text}", replies),), topic)

    async def suggest(self, text: str, language: str) -> list[Suggestion]:
        """Answer a text in four ways."""
        if not self.available:
            raise BotUnavailable("down")
        return [
            Suggestion(f"savings/{n}", f"Title {n}", f"{language}: {text} {n}", 1 / n)
            for n in range(1, 5)
        ]


class SilentPublisher:
    """Tells nobody: what counts is in the log."""

    def __getattr__(self, _name: str) -> Callable[..., Awaitable[None]]:
        """Return an event that reaches nobody."""
        return _nobody_hears


async def _nobody_hears(*_what: object, **_more: object) -> None:
    return None
