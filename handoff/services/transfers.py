"""An agent passes a customer on, to a colleague or to a team; the place in the queue stays the first."""

from dataclasses import dataclass

from handoff.domain.conversation import Conversation
from handoff.domain.entry import Author, Speaker
from handoff.domain.errors import BadRequest, NoFreeSlot
from handoff.domain.identity import Staff
from handoff.domain.permissions import Permission, require
from handoff.domain.routing import CERTIFIED, Desk, holds
from handoff.domain.urgency import SKILLS
from handoff.services import desk
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork
from handoff.services.sealing import seal
from handoff.services.speaking import check_length


@dataclass(frozen=True, slots=True)
class Transfer:
    """To an agent, or to whoever has a skill; `client_id` makes a repeat harmless."""

    conversation: str
    client_id: str
    agent: str = ""
    skill: str = ""
    note: str = ""


async def transfer(hall: Hall, staff: Staff, asked: Transfer) -> Conversation:
    """Pass it on with a note; refused when nobody there could take it."""
    require(staff, Permission.SERVE)
    if asked.note:
        check_length(asked.note)
    async with hall.store.begin() as uow:
        conversation = await uow.conversations.get(asked.conversation)
        repeat = await uow.log.by_client_id(conversation.id, asked.client_id)
        if repeat and conversation.transferred_from == staff.name:
            return conversation
        conversation = await desk.held(uow, staff, asked.conversation)
        to = await _receiver(uow, staff, conversation, asked)
        conversation.transfer(to, hall.clock.now())
        await _note(uow, staff, conversation, asked)
        await uow.offers.passed_on(conversation.id, staff.id, hall.clock.now())
        await uow.conversations.save(conversation)
        return conversation


async def _note(uow: UnitOfWork, staff: Staff, conversation: Conversation, asked: Transfer) -> None:
    """The note carries the client's id; without one the event itself does."""
    if asked.note:
        text = await seal(asked.note, conversation.id, uow.vault)
        author = Author(Speaker.AGENT, staff.name, staff.id)
        conversation.note(author, text, asked.client_id)
    else:
        conversation.drafts[-1] = conversation.drafts[-1].named(asked.client_id)


async def _receiver(
    uow: UnitOfWork, staff: Staff, conversation: Conversation, asked: Transfer
) -> Staff | str:
    recused = await uow.recusals.of(conversation.visitor)
    others = [one for one in await uow.roster.desks() if one.agent.id not in {staff.id, *recused}]
    if asked.agent and not asked.skill:
        return _colleague(others, asked.agent, conversation)
    if asked.skill not in SKILLS or asked.agent:
        raise BadRequest("to")
    if not any(one.present and holds(one.agent, asked.skill) for one in others):
        raise NoFreeSlot(asked.skill)
    return asked.skill


def _colleague(others: list[Desk], agent: str, conversation: Conversation) -> Staff:
    """Return the colleague, if there with a free slot and, where it takes one, the certificate."""
    found = next((one for one in others if one.agent.id == agent and one.present), None)
    if not found or found.load >= found.agent.capacity:
        raise NoFreeSlot(agent)
    if conversation.skill in CERTIFIED and not holds(found.agent, conversation.skill):
        raise NoFreeSlot(conversation.skill)
    return found.agent
