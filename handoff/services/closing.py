"""Conversations end, are rated, and free the agent's slot."""

from dataclasses import dataclass

from handoff.domain import dispositions, lifecycle
from handoff.domain.conversation import Conversation
from handoff.domain.entry import Audience, Speaker
from handoff.domain.errors import AlreadyRated, NotAllowedNow
from handoff.domain.identity import Staff, Visitor
from handoff.domain.lifecycle import State
from handoff.services import desk, visiting
from handoff.services.hall import Hall
from handoff.services.sealing import seal


async def customer_closes(hall: Hall, visitor: Visitor, conversation_id: str) -> Conversation:
    """End it; a conversation that has ended stays ended."""
    async with hall.store.begin() as uow:
        conversation = await visiting.own(uow, visitor, conversation_id)
        if conversation.state not in lifecycle.ENDED:
            now = hall.clock.now()
            if conversation.state is State.OFFERED:
                await uow.offers.ended(conversation.id, "cancelled", now)
            conversation.close(Speaker.CUSTOMER, now + hall.pace.wrap_up, now)
            await uow.conversations.save(conversation)
        return conversation


async def agent_closes(
    hall: Hall, staff: Staff, conversation_id: str, disposition: str
) -> Conversation:
    """End it into wrap-up, or finish a wrap-up; with a disposition there is nothing left to wrap up."""
    dispositions.checked(disposition)
    async with hall.store.begin() as uow:
        conversation = await desk.held(uow, staff, conversation_id)
        if conversation.state is State.OFFERED:  # whoever has not taken it ends nothing
            raise NotAllowedNow(conversation.state)
        now = hall.clock.now()
        conversation.disposition = disposition or conversation.disposition
        if conversation.state is State.WRAP_UP:
            conversation.finish(now)
        else:
            conversation.close(Speaker.AGENT, None if disposition else now + hall.pace.wrap_up, now)
        await uow.conversations.save(conversation)
        return conversation


@dataclass(frozen=True, slots=True)
class Judgement:
    """One to five, and words."""

    score: int
    comment: str = ""


async def rate(hall: Hall, visitor: Visitor, conversation_id: str, given: Judgement) -> None:
    """Keep the customer's judgement, once, after the end."""
    async with hall.store.begin() as uow:
        conversation = await visiting.own(uow, visitor, conversation_id)
        if conversation.state not in lifecycle.ENDED:
            raise NotAllowedNow(conversation.state)
        if conversation.score is not None:
            raise AlreadyRated(conversation.id)
        conversation.score = given.score
        comment = await seal(given.comment, conversation.id, uow.vault)
        conversation.report("rated", Audience.STAFF, score=given.score, comment=comment)
        await uow.conversations.save(conversation)
