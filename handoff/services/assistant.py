"""What the hall asks of the assistant, and what comes back; docs/bot.md."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from handoff.domain.entry import QuickReply


@dataclass(frozen=True, slots=True)
class Question:
    """One customer message for the assistant."""

    sender: str
    text: str
    message_id: str
    conversation: str
    seq: int
    language: str
    choice: str = ""
    after_human: bool = False
    # Whom the bank's site vouches for; the gateway sends a pseudonym in its place.
    customer: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """A message that waits for the assistant, and the epoch in which it is asked."""

    question: Question
    epoch: int


@dataclass(frozen=True, slots=True)
class BotMessage:
    """One bubble of the assistant."""

    text: str
    quick_replies: tuple[QuickReply, ...] = ()
    card: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class BotReply:
    """What came back for one question; docs/bot.md."""

    messages: tuple[BotMessage, ...]
    understanding: dict[str, Any] = field(default_factory=dict)
    handoff: str = ""
    case: str = ""
    slots: dict[str, Any] = field(default_factory=dict)
    in_task: bool = False  # it asks for something, or waits for an answer to what it asked


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer that the assistant would give, with its probability, 0 to 1."""

    topic: str
    title: str
    text: str
    confidence: float


class Bot(Protocol):
    """The assistant."""

    available: bool

    async def look(self) -> list[str]:
        """Return what it lacks to answer; nothing when it is ready."""

    async def ask(self, question: Question) -> BotReply:
        """Return its reply; BotUnavailable otherwise."""

    async def suggest(self, text: str, language: str) -> list[Suggestion]:
        """Return its best answers to a text, best first; nothing is stored. BotUnavailable otherwise."""
