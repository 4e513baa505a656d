"""A supervisor looks on, whispers, speaks, or takes over; each is on the audit trail."""

from dataclasses import dataclass

from handoff.domain.conversation import Conversation
from handoff.domain.entry import Author, Speaker
from handoff.domain.errors import NoFreeSlot, NotAllowedNow
from handoff.domain.identity import Staff
from handoff.domain.lifecycle import State
from handoff.domain.permissions import Permission, require
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork
from handoff.services.sealing import seal
from handoff.services.speech import Utterance

WITH_PEOPLE = (State.AGENT, State.WRAP_UP)


@dataclass(frozen=True, slots=True)
class Tab:
    """The connection that watches, and whose it is."""

    sid: str
    staff: Staff


async def watch(hall: Hall, tab: Tab, conversation_id: str) -> Conversation:
    """Begin to look on; nobody in the conversation sees it."""
    require(tab.staff, Permission.SUPERVISE)
    async with hall.store.begin() as uow:
        conversation = await uow.conversations.get(conversation_id)
        await uow.watches.begin(tab.sid, tab.staff.id, conversation.id)
        await uow.audits.record(tab.staff, "watch", conversation.id, "")
        return conversation


async def unwatch(hall: Hall, tab: Tab, conversation_id: str) -> None:
    """Look away; whoever had joined leaves."""
    require(tab.staff, Permission.SUPERVISE)
    async with hall.store.begin() as uow:
        await uow.watches.end(tab.sid, conversation_id)
        conversation = await uow.conversations.get(conversation_id)
        await see_off(uow, tab.staff, conversation)


async def barge(hall: Hall, tab: Tab, conversation_id: str) -> Conversation:
    """Join the conversation: customer and agent are told, and the supervisor may speak."""
    require(tab.staff, Permission.SUPERVISE)
    async with hall.store.begin() as uow:
        conversation = await _open_to(uow, tab.staff, conversation_id)
        if conversation.agent == tab.staff.id:
            raise NotAllowedNow("own")
        conversation.join(tab.staff)
        await uow.watches.begin(tab.sid, tab.staff.id, conversation.id)
        await uow.audits.record(tab.staff, "barge", conversation.id, "")
        await uow.conversations.save(conversation)
        return conversation


async def leave(hall: Hall, staff: Staff, conversation_id: str) -> Conversation:
    """Be silent again, and go on looking."""
    require(staff, Permission.SUPERVISE)
    async with hall.store.begin() as uow:
        conversation = await uow.conversations.get(conversation_id)
        await see_off(uow, staff, conversation)
        return conversation


async def see_off(uow: UnitOfWork, staff: Staff, conversation: Conversation) -> None:
    """Whoever had joined speaks here no longer."""
    if staff.id in conversation.joined:
        conversation.leave(staff)
        await uow.audits.record(staff, "leave", conversation.id, "")
        await uow.conversations.save(conversation)


async def take_over(hall: Hall, staff: Staff, conversation_id: str) -> Conversation:
    """Take the turn from whoever has it; needs a free slot. A second click finds it done."""
    require(staff, Permission.SUPERVISE)
    async with hall.store.begin() as uow:
        await uow.conversations.turn_at_queue()
        conversation = await _open_to(uow, staff, conversation_id)
        if conversation.agent == staff.id and conversation.state is State.AGENT:
            return conversation
        await _check_slot(uow, staff, conversation)
        now = hall.clock.now()
        if conversation.state is State.OFFERED:
            await uow.offers.ended(conversation.id, "cancelled", now)
        conversation.take_over(staff, now)
        await uow.offers.taken_over(conversation.id, staff.id, now)
        await uow.audits.record(staff, "take_over", conversation.id, "")
        await uow.conversations.save(conversation)
        return conversation


async def _open_to(uow: UnitOfWork, staff: Staff, conversation_id: str) -> Conversation:
    """Return a conversation that the supervisor may enter: not one of a customer from whom they are kept away."""
    conversation = await uow.conversations.get(conversation_id)
    if staff.id in await uow.recusals.of(conversation.visitor):
        raise NotAllowedNow("recused")
    return conversation


async def _check_slot(uow: UnitOfWork, staff: Staff, conversation: Conversation) -> None:
    """One that is offered to the supervisor has its slot already."""
    desk = next(one for one in await uow.roster.desks() if one.agent.id == staff.id)
    if desk.load - (conversation.agent == staff.id) >= desk.agent.capacity:
        raise NoFreeSlot(staff.id)


@dataclass(frozen=True, slots=True)
class Whisper:
    """A word to the agent that the customer never sees; a kind of services.speech.Speech."""

    staff: Staff
    said: Utterance

    @classmethod
    def by(cls, staff: Staff, said: Utterance) -> "Whisper":
        """Return a supervisor's whisper; nobody else may."""
        require(staff, Permission.SUPERVISE)
        return cls(staff, said)

    def may_enter(self, conversation: Conversation) -> None:
        """There must be an agent to whisper to."""
        if conversation.state not in WITH_PEOPLE:
            raise NotAllowedNow(conversation.state)

    async def enter(self, uow: UnitOfWork, conversation: Conversation) -> None:
        """Seal personal data, add the note, and put it on the audit trail."""
        text = await seal(self.said.text, conversation.id, uow.vault)
        author = Author(Speaker.SUPERVISOR, self.staff.name, self.staff.id)
        conversation.note(author, text, self.said.client_id)
        await uow.audits.record(self.staff, "whisper", conversation.id, "")
