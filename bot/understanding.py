"""What was understood of one message; travels in Rasa's parse data under "understanding"."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

ANSWER, SUGGEST, OUT = "answer", "suggest", "out_of_scope"
KEY = "understanding"


@dataclass(frozen=True)
class Guess:
    """A topic with its probability, 0 to 1."""

    topic: str
    confidence: float


@dataclass(frozen=True)
class Understanding:
    """The best topic, how sure that is, what to do with it, and the next best topics."""

    topic: str
    confidence: float
    zone: str
    language: str
    suggestions: list[Guess] = field(default_factory=list)

    @classmethod
    def certain(cls, topic: str, language: str) -> Understanding:
        """Nothing was guessed: a quick reply, or an answer to a question of a form."""
        return cls(topic, 1.0, ANSWER, language)

    @classmethod
    def of(cls, parse_data: dict[str, Any]) -> Understanding | None:
        """From parse data, or None where there is none (a message of an older release)."""
        raw = parse_data.get(KEY)
        if not raw:
            return None
        return cls(**{**raw, "suggestions": [Guess(**guess) for guess in raw["suggestions"]]})

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return asdict(self)

    @property
    def is_miss(self) -> bool:
        """Whether the customer did not get an answer."""
        return self.zone != ANSWER
