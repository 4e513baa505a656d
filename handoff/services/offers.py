"""Conversations are offered to agents, who accept, decline or miss them."""

from handoff.domain import routing
from handoff.domain.conversation import Conversation
from handoff.domain.identity import Staff
from handoff.domain.lifecycle import State
from handoff.domain.permissions import Permission, require
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork


async def dispatch(hall: Hall) -> int:
    """Offer all that can be offered, claimed in one transaction; return how many."""
    async with hall.store.begin() as uow:
        queue = {waiting.conversation.id: waiting for waiting in await uow.conversations.queue()}
        desks = await uow.roster.desks() if queue else []
        assignments = routing.match(queue.values(), desks, hall.terms)
        for assignment in assignments:
            await _offer(hall, uow, queue[assignment.conversation].conversation, assignment)
        return len(assignments)


async def _offer(
    hall: Hall, uow: UnitOfWork, conversation: Conversation, assignment: routing.Assignment
) -> None:
    now = hall.clock.now()
    deadline = now + hall.pace.offer
    conversation.offer(assignment.agent, deadline, now)
    await uow.offers.made(assignment, now, deadline)
    await uow.conversations.save(conversation)


async def accept(hall: Hall, staff: Staff, conversation_id: str) -> Conversation:
    """Give the customer to the agent; a second click finds it done."""
    require(staff, Permission.SERVE)
    async with hall.store.begin() as uow:
        conversation = await uow.conversations.get(conversation_id)
        if conversation.state is State.AGENT and conversation.agent == staff.id:
            return conversation
        now = hall.clock.now()
        conversation.accept(staff, now)
        await uow.offers.ended(conversation.id, "accepted", now)
        await uow.conversations.save(conversation)
        return conversation


async def decline(hall: Hall, staff: Staff, conversation_id: str) -> None:
    """Give it back; it will not be offered to the same agent again."""
    async with hall.store.begin() as uow:
        conversation = await uow.conversations.get(conversation_id)
        now = hall.clock.now()
        conversation.decline(staff, now)
        await uow.offers.ended(conversation.id, "declined", now)
        await uow.conversations.save(conversation)


async def miss(hall: Hall, uow: UnitOfWork, conversation: Conversation) -> str:
    """End an unanswered offer; the agent is no longer offered anything until available again."""
    now, agent = hall.clock.now(), conversation.agent or ""
    conversation.miss(now)
    await uow.offers.ended(conversation.id, "missed", now)
    await uow.roster.set_available(agent, False, "missed", now)
    await uow.conversations.save(conversation)
    return agent


async def expire(hall: Hall) -> None:
    """Do what time asks for: miss offers past their deadline, finish wrap-ups."""
    missed = []
    async with hall.store.begin() as uow:
        now = hall.clock.now()
        for conversation in await uow.conversations.due(now):
            if conversation.state is State.OFFERED:
                missed.append(await miss(hall, uow, conversation))
            else:
                conversation.finish(now)
                await uow.conversations.save(conversation)
    for staff_id in missed:
        await hall.publisher.me(staff_id)
