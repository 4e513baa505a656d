"""From the assistant to a person and back."""

from handoff.domain import urgency, wording
from handoff.domain.conversation import Conversation
from handoff.domain.entry import SYSTEM, Author, Draft, Extras, Kind, Speaker
from handoff.domain.identity import Staff, Visitor
from handoff.domain.lifecycle import State
from handoff.services import desk, visiting
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork

# With nobody at the desk the customer may leave a message instead of waiting.
OFFER_CARD = {"kind": "offer_person"}


async def ask_human(
    hall: Hall, visitor: Visitor, conversation_id: str, client_id: str
) -> Conversation:
    """Queue the customer for a person; asking again changes nothing."""
    async with hall.store.begin() as uow:
        conversation = await visiting.own(uow, visitor, conversation_id)
        if conversation.state is State.BOT and not await uow.log.by_client_id(
            conversation.id, client_id
        ):
            text = wording.say("talk_to_person", conversation.language)
            conversation.say(Author(Speaker.CUSTOMER), text, client_id)
            await escalate(hall, uow, conversation, "customer_asked")
            await uow.conversations.save(conversation)
        return conversation


async def escalate(hall: Hall, uow: UnitOfWork, conversation: Conversation, reason: str) -> None:
    """Put the conversation into the queue with what its reason asks for, and be honest if nobody is there."""
    last = await uow.log.last_of_bot(conversation.id)
    meta = (last.draft.extras.meta if last else None) or {}
    grade = urgency.of(reason, meta.get("topic") or "", conversation.tier)
    conversation.request_human(reason, grade, hall.clock.now())
    if not any(seat.connected and seat.agent.available for seat in await uow.roster.desks()):
        text = wording.say("queued_nobody", conversation.language)
        conversation.drafts.append(Draft(Kind.SYSTEM, SYSTEM, text, extras=Extras(card=OFFER_CARD)))


async def cancel_wait(hall: Hall, visitor: Visitor, conversation_id: str) -> Conversation:
    """Leave the queue for the assistant."""
    async with hall.store.begin() as uow:
        conversation = await visiting.own(uow, visitor, conversation_id)
        was_offered = conversation.state is State.OFFERED
        conversation.cancel_wait(hall.clock.now())
        if was_offered:
            await uow.offers.ended(conversation.id, "cancelled", hall.clock.now())
        await uow.conversations.save(conversation)
        return conversation


async def return_to_bot(hall: Hall, staff: Staff, conversation_id: str) -> Conversation:
    """Hand the customer back to the assistant, which begins a new stretch."""
    async with hall.store.begin() as uow:
        conversation = await desk.held(uow, staff, conversation_id)
        conversation.return_to_bot(hall.clock.now())
        await uow.conversations.save(conversation)
        return conversation
