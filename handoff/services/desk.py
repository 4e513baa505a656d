"""What an agent may reach: the conversations that take one of the agent's slots."""

from dataclasses import dataclass

from handoff.domain import lifecycle
from handoff.domain.conversation import Conversation
from handoff.domain.errors import NotFound
from handoff.domain.identity import Staff
from handoff.domain.packet import Packet, draw
from handoff.domain.permissions import Permission, allows, require
from handoff.services import visiting
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork
from handoff.services.visiting import Page

WHOLE_LOG = 100_000


async def held(uow: UnitOfWork, staff: Staff, conversation_id: str) -> Conversation:
    """Return a conversation that the agent holds; any other does not exist for writing."""
    conversation = await uow.conversations.get(conversation_id)
    if conversation.agent != staff.id or conversation.state not in lifecycle.BUSY:
        raise NotFound(conversation_id)
    return conversation


async def readable(uow: UnitOfWork, staff: Staff, conversation_id: str) -> Conversation:
    """Return what may be read: one's own, an earlier one of a customer whom one serves, any for a supervisor."""
    conversation = await uow.conversations.get(conversation_id)
    if allows(staff, Permission.SEE_ANY_CONVERSATION) or await _concerns(uow, staff, conversation):
        return conversation
    raise NotFound(conversation_id)


async def _concerns(uow: UnitOfWork, staff: Staff, conversation: Conversation) -> bool:
    """Tell whether it is one's own, or an earlier one of a customer whom one serves."""
    own = conversation.agent == staff.id
    return own or await uow.past.holds_one_of(staff.id, conversation.visitor)


async def spoken_in(uow: UnitOfWork, staff: Staff, conversation_id: str) -> Conversation:
    """Return a conversation in which the member of staff may write, as its owner or as one who joined."""
    conversation = await uow.conversations.get(conversation_id)
    if not conversation.serves(staff.id):
        raise NotFound(conversation_id)
    return conversation


async def sync(hall: Hall, staff: Staff, conversation_id: str, after: int) -> Page:
    """Return what the agent has not seen after that entry, notes included."""
    async with hall.store.look() as uow:
        conversation = await readable(uow, staff, conversation_id)
        foreign = not after and not await _concerns(uow, staff, conversation)
        page = await visiting.page(uow, conversation, after, staff=True)
    if foreign:
        async with hall.store.begin() as uow:
            await uow.audits.record(staff, "read", conversation.id, "")
    return page


async def packet(hall: Hall, staff: Staff, conversation_id: str) -> Packet:
    """Return the handoff packet."""
    async with hall.store.look() as uow:
        conversation = await readable(uow, staff, conversation_id)
        entries = await uow.log.after(conversation.id, 0, WHOLE_LOG, staff=True)
        return draw(conversation, entries, hall.clock.now())


@dataclass(frozen=True, slots=True)
class Sealed:
    """Where an original is sealed: the middle part of its token."""

    conversation: str
    identifier: str


async def reveal(hall: Hall, staff: Staff, sealed: Sealed, reason: str) -> str:
    """Unseal one piece of personal data; who, what and why are written to the audit trail first."""
    require(staff, Permission.REVEAL)
    async with hall.store.begin() as uow:
        conversation = await readable(uow, staff, sealed.conversation)
        value = await uow.vault.reveal(conversation.id, sealed.identifier)
        await uow.audits.record(staff, "reveal", f"{conversation.id}/{sealed.identifier}", reason)
        return value
