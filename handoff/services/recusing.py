"""Who must not handle a customer's matter is kept away from it, now and later."""

from dataclasses import dataclass

from handoff.domain import recusal
from handoff.domain.conversation import Conversation
from handoff.domain.entry import Speaker
from handoff.domain.identity import Staff
from handoff.domain.lifecycle import State
from handoff.domain.permissions import Permission, require
from handoff.domain.recusal import Recusal
from handoff.services import desk
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork

HELD = (State.OFFERED, State.AGENT)
CONCERNED = "served the customer before the complaint, or is named in it"
WHOLE_LOG = 100_000


@dataclass(frozen=True, slots=True)
class Request:
    """Who is to be kept away (oneself when empty), and why."""

    conversation: str
    agent: str
    reason: str


async def recuse(hall: Hall, staff: Staff, request: Request) -> Conversation:
    """Keep an agent away for good; what the agent holds goes back to its place in the queue."""
    agent = request.agent or staff.id
    if agent != staff.id:
        require(staff, Permission.SUPERVISE)
    async with hall.store.begin() as uow:
        conversation = await desk.readable(uow, staff, request.conversation)
        await uow.roster.get(agent)
        now = hall.clock.now()
        await uow.recusals.add(Recusal(conversation.visitor, agent, staff.id, request.reason), now)
        await uow.audits.record(staff, "recuse", f"{conversation.id}/{agent}", request.reason)
        if conversation.agent == agent and conversation.state in HELD:
            await give_back(hall, uow, conversation)
        return conversation


async def give_back(hall: Hall, uow: UnitOfWork, conversation: Conversation) -> None:
    """Return what an agent holds, or was offered, to its place in the queue."""
    now = hall.clock.now()
    if conversation.state is State.OFFERED:
        await uow.offers.ended(conversation.id, "cancelled", now)
    conversation.lose_agent(now)
    await uow.conversations.save(conversation)


async def recuse_the_concerned(hall: Hall, uow: UnitOfWork, conversation: Conversation) -> None:
    """Whoever served the customer before a complaint, or is named in it, does not handle it."""
    entries = await uow.log.after(conversation.id, 0, WHOLE_LOG, staff=True)
    authors = [one.draft.author for one in entries]
    said = [one.draft.text for one in entries if one.draft.author.role is Speaker.CUSTOMER]
    served = {author.id for author in authors if author.role is Speaker.AGENT}
    named = recusal.named_in(said, await uow.roster.everybody())
    for agent in sorted(served | {one.id for one in named}):
        await uow.recusals.add(
            Recusal(conversation.visitor, agent, "", CONCERNED), hall.clock.now()
        )
