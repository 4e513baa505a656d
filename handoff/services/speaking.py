"""Customers and agents speak: stored once, in order, before anybody is told."""

from dataclasses import dataclass

from handoff.domain import language
from handoff.domain.conversation import Conversation
from handoff.domain.entry import Author, Entry, Extras, Speaker
from handoff.domain.errors import BadChoice, BadRequest, NotAllowedNow, TooLong
from handoff.domain.identity import Staff, Visitor
from handoff.domain.lifecycle import State
from handoff.services import desk, visiting
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork
from handoff.services.sealing import seal

MOST_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a client sent; `client_id` makes a repeat harmless."""

    conversation: str
    client_id: str
    text: str
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where it stands in the log now."""

    entry: Entry
    duplicate: bool = False


async def customer_says(hall: Hall, visitor: Visitor, said: Utterance) -> Spoken:
    """Store a customer's message; who answers is decided by the conversation's state."""
    check_length(said.text)
    async with hall.store.begin() as uow:
        conversation = await visiting.own(uow, visitor, said.conversation)
        earlier = await uow.log.by_client_id(conversation.id, said.client_id)
        if earlier:
            return Spoken(earlier, duplicate=True)
        await _check_choice(uow, said)
        text = await seal(said.text, conversation.id, uow.vault)
        conversation.language = language.of(text, conversation.language)
        extras = Extras(meta={"choice": said.choice} if said.choice else None)
        conversation.say(Author(Speaker.CUSTOMER), text, said.client_id, extras)
        return Spoken((await uow.conversations.save(conversation))[-1])


async def agent_says(hall: Hall, staff: Staff, said: Utterance) -> Spoken:
    """Store an agent's reply; only who holds the conversation may speak in it."""
    return await _staff_writes(hall, staff, said, note=False)


async def agent_notes(hall: Hall, staff: Staff, said: Utterance) -> Spoken:
    """Store a note that customers never see."""
    return await _staff_writes(hall, staff, said, note=True)


async def _staff_writes(hall: Hall, staff: Staff, said: Utterance, *, note: bool) -> Spoken:
    check_length(said.text)
    async with hall.store.begin() as uow:
        conversation = await desk.held(uow, staff, said.conversation)
        earlier = await uow.log.by_client_id(conversation.id, said.client_id)
        if earlier:
            return Spoken(earlier, duplicate=True)
        text = await seal(said.text, conversation.id, uow.vault)
        _write(
            conversation,
            Author(Speaker.AGENT, staff.name, staff.id),
            text,
            said.client_id,
            note=note,
        )
        return Spoken((await uow.conversations.save(conversation))[-1])


def _write(
    conversation: Conversation, author: Author, text: str, client_id: str, *, note: bool
) -> None:
    if note:
        conversation.note(author, text, client_id)
    elif conversation.state is State.AGENT:
        conversation.say(author, text, client_id)
    else:
        raise NotAllowedNow(conversation.state)


def check_length(text: str) -> None:
    """Refuse what is empty or over the limit."""
    if not text.strip():
        raise BadRequest("empty")
    if len(text) > MOST_CHARACTERS:
        raise TooLong(len(text))


async def _check_choice(uow: UnitOfWork, said: Utterance) -> None:
    """A choice reaches the assistant past its understanding: only one that it offered may."""
    if not said.choice:
        return
    last = await uow.log.last_of_bot(said.conversation)
    offered = last.draft.extras.quick_replies if last else ()
    if said.choice not in {reply.choice for reply in offered}:
        raise BadChoice(said.choice)
