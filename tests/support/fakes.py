"""Fakes that fulfil a port; nothing of our own code is replaced."""

import asyncio
from dataclasses import dataclass, field

from handoff.domain.entry import QuickReply
from handoff.domain.errors import BotUnavailable
from handoff.services.assistant import BotMessage, BotReply, Question


@dataclass
class FakeBot:
    """An assistant that echoes, escalates on a word, and fails or dawdles when told to."""

    available: bool = True
    asked: list[Question] = field(default_factory=list)
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
            "topic": "savings/rates",
            "confidence": 0.9,
            "zone": "answer",
            "language": question.language,
        }
        if question.text == "说英文":
            return BotReply((BotMessage("In English, then."),), topic | {"language": "en"})
        if "person" in question.text:
            return BotReply((), topic, handoff="customer_asked")
        replies = (QuickReply("Large CDs", "topic:savings/large_cd"),)
        return BotReply((BotMessage(f"echo: {question.text}", replies),), topic)
