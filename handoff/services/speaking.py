"""Customers and agents speak: stored once, in order, before anybody is told."""

from handoff.domain.errors import BadRequest, TooLong
from handoff.domain.identity import Visitor
from handoff.services.hall import Hall
from handoff.services.speech import CustomerSpeech, Speech, Spoken, Utterance

MOST_CHARACTERS = 4000


async def say(hall: Hall, speech: Speech) -> Spoken:
    """Store what is said; returns after the commit."""
    if speech.said.text.strip() or not speech.said.attachments:
        check_length(speech.said.text)
    return await hall.scribe.write(speech)


async def customer_says(hall: Hall, visitor: Visitor, said: Utterance) -> Spoken:
    """The same, no faster than a person writes; TooMany says when to try again."""
    hall.rates.spend(visitor.id)
    return await say(hall, CustomerSpeech(visitor, said))


def check_length(text: str) -> None:
    """Refuse what is empty or over the limit."""
    if not text.strip():
        raise BadRequest("empty")
    if len(text) > MOST_CHARACTERS:
        raise TooLong(len(text))
