"""Canned replies: kept by each agent and by all, filled in for the customer at hand."""

from dataclasses import dataclass
from uuid import uuid4

from handoff.domain import wording
from handoff.domain.canned import CannedReply
from handoff.domain.conversation import Conversation
from handoff.domain.errors import NotFound
from handoff.domain.identity import Staff
from handoff.domain.language import Language
from handoff.domain.permissions import Permission, require
from handoff.services import desk
from handoff.services.hall import Hall


async def ready(hall: Hall, staff: Staff) -> list[CannedReply]:
    """Return the shared ones and one's own."""
    require(staff, Permission.SERVE)
    async with hall.store.look() as uow:
        return await uow.canned.visible_to(staff.id)


@dataclass(frozen=True, slots=True)
class Words:
    """What a canned reply says; `id` is empty for a new one."""

    id: str
    shortcut: str
    title: str
    zh: str
    en: str
    shared: bool = False


async def save(hall: Hall, staff: Staff, words: Words) -> CannedReply:
    """Store one's own; a shared one needs the permission for it, before and after."""
    require(staff, Permission.SERVE)
    owner = None if words.shared else staff.id
    shortcut, title, zh, en = (
        one.strip() for one in (words.shortcut, words.title, words.zh, words.en)
    )
    reply = CannedReply(words.id or uuid4().hex, shortcut, title, zh, en, owner).checked()
    async with hall.store.begin() as uow:
        known = {words.id: await uow.canned.get(words.id)} if words.id else {}
        for one in (reply, *known.values()):
            _check_owner(staff, one)
        await uow.canned.save(reply)
        return reply


async def remove(hall: Hall, staff: Staff, reply_id: str) -> None:
    """Take it from the list."""
    require(staff, Permission.SERVE)
    async with hall.store.begin() as uow:
        _check_owner(staff, await uow.canned.get(reply_id))
        await uow.canned.remove(reply_id, hall.clock.now())


def _check_owner(staff: Staff, reply: CannedReply) -> None:
    """A colleague's own does not exist for others."""
    if reply.owner is None:
        require(staff, Permission.MANAGE_CANNED)
    elif reply.owner != staff.id:
        raise NotFound(reply.id)


async def text(hall: Hall, staff: Staff, conversation_id: str, reply_id: str) -> str:
    """Return it in the customer's language, variables filled in; the agent still edits and sends it."""
    async with hall.store.look() as uow:
        conversation = await desk.spoken_in(uow, staff, conversation_id)
        reply = await uow.canned.get(reply_id)
        if reply.owner not in (None, staff.id):
            raise NotFound(reply_id)
    return reply.filled(conversation.language, _values(hall, staff, conversation))


def _values(hall: Hall, staff: Staff, conversation: Conversation) -> dict[str, str]:
    spoken = conversation.language
    return {
        "customer": wording.say("dear_customer", spoken),
        "agent": staff.name,
        "case": conversation.case or wording.say("no_case", spoken),
        "bank": hall.bank.name(spoken),
        "date": _date(hall, spoken),
    }


def _date(hall: Hall, language: Language) -> str:
    today = hall.bank.hours.today(hall.clock.now())
    if language is Language.ZH:
        return f"{today.year}年{today.month}月{today.day}日"
    return f"{today.day} {today:%B} {today.year}"
