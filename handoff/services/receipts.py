"""How far each side's client has the log, and how far it was read; shown to the other side as marks."""

from dataclasses import dataclass

from handoff.domain.conversation import Conversation
from handoff.domain.identity import Staff, Visitor
from handoff.services import desk, visiting
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Mark:
    """A client has a conversation up to `seq`, or somebody has `read` it."""

    conversation: str
    seq: int
    read: bool


async def customer_has(hall: Hall, visitor: Visitor, mark: Mark) -> None:
    """Remember a mark of the customer's, and show it to the agent."""
    async with hall.store.begin() as uow:
        conversation = await visiting.own(uow, visitor, mark.conversation)
        moved = _move(conversation, "customer", mark)
        if moved:
            await uow.conversations.save(conversation)
    if moved:
        await hall.publisher.read(conversation, "customer")


async def agent_has(hall: Hall, staff: Staff, mark: Mark) -> None:
    """Remember a mark of the agent's, and show it to the customer; that of a supervisor who joined is nobody's."""
    async with hall.store.begin() as uow:
        conversation = await desk.spoken_in(uow, staff, mark.conversation)
        moved = conversation.agent == staff.id and _move(conversation, "agent", mark)
        if moved:
            await _count_unread(uow, conversation)
            await uow.conversations.save(conversation)
    if moved:
        await hall.publisher.read(conversation, "agent")


async def _count_unread(uow: UnitOfWork, conversation: Conversation) -> None:
    read = conversation.read_by_agent
    conversation.unread = await uow.log.count_of_customer(conversation.id, read)


def _move(conversation: Conversation, side: str, mark: Mark) -> bool:
    """Move the marks forward, never back nor past the log; what was read was delivered. Tell whether one moved."""
    seq = min(mark.seq, conversation.last_seq)
    names = (f"delivered_to_{side}", f"read_by_{side}")[: 1 + mark.read]
    behind = [name for name in names if getattr(conversation, name) < seq]
    for name in behind:
        setattr(conversation, name, seq)
    return bool(behind)
