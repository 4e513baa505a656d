"""A customer comes in, comes back, and catches up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4

from handoff.domain import lifecycle
from handoff.domain.conversation import Conversation
from handoff.domain.entry import Entry
from handoff.domain.errors import NotFound
from handoff.domain.identity import Visitor
from handoff.domain.language import Language
from handoff.domain.vote import Vote
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork

PAGE = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a log; `more` says that another follows."""

    conversation: Conversation
    entries: list[Entry] = field(default_factory=list)
    more: bool = False
    votes: Mapping[int, Vote] = field(default_factory=dict)


async def open_conversation(
    hall: Hall, visitor: Visitor, language: Language | None, fresh: bool
) -> Conversation:
    """Return the visitor's conversation, or begin one; an ended one is replaced only when asked."""
    async with hall.store.begin() as uow:
        latest = await uow.conversations.latest_of(visitor.id)
        if latest and not (fresh and latest.state in lifecycle.ENDED):
            return latest
        conversation = Conversation(
            id=uuid4().hex,
            visitor=visitor.id,
            opened_at=hall.clock.now(),
            language=language or Language.ZH,
            assurance=visitor.assurance,
            tier=visitor.tier,
        )
        await uow.conversations.add(conversation)
        conversation.report("opened")
        await uow.conversations.save(conversation)
        return conversation


async def own(uow: UnitOfWork, visitor: Visitor, conversation_id: str) -> Conversation:
    """Return the visitor's own conversation; anybody else's does not exist."""
    conversation = await uow.conversations.get(conversation_id)
    if conversation.visitor != visitor.id:
        raise NotFound(conversation_id)
    return conversation


async def sync(hall: Hall, visitor: Visitor, conversation_id: str, after: int) -> Page:
    """Return what the customer has not seen after that entry."""
    async with hall.store.look() as uow:
        conversation = await own(uow, visitor, conversation_id)
        return await page(uow, conversation, after, staff=False)


async def page(uow: UnitOfWork, conversation: Conversation, after: int, *, staff: bool) -> Page:
    """Return one page of the log after `after`."""
    entries = await uow.log.after(conversation.id, after, PAGE + 1, staff)
    judged = any(entry.draft.extras.answers for entry in entries)
    votes = await uow.votes.of(conversation.id, after) if judged else {}
    return Page(conversation, entries[:PAGE], len(entries) > PAGE, votes)


async def choose_language(
    hall: Hall, visitor: Visitor, conversation_id: str, language: Language
) -> Conversation:
    """Speak the language that the customer picked."""
    async with hall.store.begin() as uow:
        conversation = await own(uow, visitor, conversation_id)
        conversation.language = language
        await uow.conversations.save(conversation)
        return conversation
