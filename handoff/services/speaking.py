"""Customers and agents speak: stored once, in order, before anybody is told."""

from handoff.domain.errors import BadRequest, TooLong
from handoff.services.hall import Hall
from handoff.services.speech import Speech, Spoken

MOST_CHARACTERS = 4000


async def say(hall: Hall, speech: Speech) -> Spoken:
    """Store what is said; returns after the commit."""
    check_length(speech.said.text)
    return await hall.scribe.write(speech)


def check_length(text: str) -> None:
    """Refuse what is empty or over the limit."""
    if not text.strip():
        raise BadRequest("empty")
    if len(text) > MOST_CHARACTERS:
        raise TooLong(len(text))
