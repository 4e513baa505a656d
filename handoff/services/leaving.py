"""When nobody is there: the customer leaves a message, which becomes a case."""

from dataclasses import dataclass

from handoff.domain import lifecycle
from handoff.domain.conversation import Conversation
from handoff.domain.entry import Entry
from handoff.domain.errors import BadRequest, ConversationClosed
from handoff.domain.identity import Visitor
from handoff.services import visiting
from handoff.services.hall import Hall
from handoff.services.sealing import seal
from handoff.services.speaking import check_length
from handoff.services.speech import Utterance

CONTACTS = ("⟦phone:", "⟦email:")


@dataclass(frozen=True, slots=True)
class _Sealed:
    text: str
    contact: str


async def leave_message(hall: Hall, visitor: Visitor, said: Utterance, contact: str) -> str:
    """Open a callback case and return its number; the same `client_id` again returns the same number.

    The case is written between two units of work of our own: each step can be repeated.
    """
    check_length(said.text)
    async with hall.store.begin() as uow:
        conversation = await visiting.own(uow, visitor, said.conversation)
        if earlier := await uow.log.by_client_id(conversation.id, said.client_id):
            return _number(earlier)
        _check_open(conversation)
        sealed = _Sealed(
            await seal(said.text, conversation.id, uow.vault),
            await seal(contact, conversation.id, uow.vault),
        )
        if not sealed.contact.startswith(CONTACTS):
            raise BadRequest("contact")
    number = await hall.cases.leave_message(
        conversation.id, sealed.text, sealed.contact, said.client_id
    )
    await _record(hall, visitor, said, number)
    return number


async def _record(hall: Hall, visitor: Visitor, said: Utterance, number: str) -> None:
    async with hall.store.begin() as uow:
        conversation = await visiting.own(uow, visitor, said.conversation)
        if not await uow.log.by_client_id(conversation.id, said.client_id):
            conversation.open_case(number, said.client_id)
            await uow.conversations.save(conversation)


def _check_open(conversation: Conversation) -> None:
    if conversation.state in lifecycle.ENDED:
        raise ConversationClosed(conversation.id)


def _number(entry: Entry) -> str:
    return str((entry.draft.extras.event or {}).get("number", ""))
