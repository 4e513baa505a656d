"""Suggestions, praise and ratings: kept with their words, each once."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncEngine

from cases.clock import Clock
from cases.database import writing
from cases.hall_tables import feedback
from cases.once import insert_once

LONGEST = 4000  # characters


class FeedbackKind(StrEnum):
    """What the customer wants to say."""

    SUGGESTION = "suggestion"
    PRAISE = "praise"
    RATING = "rating"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """Words, or a score from 1 to 5."""

    kind: FeedbackKind
    conversation: str
    language: str
    words: str = ""
    score: int | None = None


class FeedbackBox:
    """Takes feedback."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    async def keep(self, told: Feedback, key: str) -> None:
        """Write it; the same key again changes nothing."""
        values = {name: getattr(told, name) for name in told.__dataclass_fields__}
        values["words"] = told.words.replace("\x00", "")[:LONGEST]
        async with writing(self._engine) as connection:
            row = {**values, "key": f"{told.kind}:{key}", "made_at": self._clock.now()}
            await insert_once(connection, feedback, row)
