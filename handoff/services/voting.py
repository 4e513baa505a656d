"""The customer judges an answer of the assistant, changes that judgement, or takes it back."""

from dataclasses import dataclass

from handoff.domain.entry import Entry
from handoff.domain.errors import NotFound
from handoff.domain.identity import Visitor
from handoff.domain.vote import Verdict, Vote
from handoff.services import visiting
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Judged:
    """Which entry, and how; None takes a vote back."""

    conversation: str
    seq: int
    vote: Vote | None


async def vote(hall: Hall, visitor: Visitor, given: Judged) -> None:
    """Keep it, also after the end; the last word counts."""
    async with hall.store.begin() as uow:
        conversation = await visiting.own(uow, visitor, given.conversation)
        entry = await _answer(uow, given)
        topic = entry.draft.extras.answers
        if given.vote:
            verdict = Verdict(conversation.id, entry.seq, topic, given.vote, hall.clock.now())
            await uow.votes.put(verdict)
        else:
            await uow.votes.remove(conversation.id, entry.seq)
    await hall.publisher.voted(conversation, given.seq, given.vote)


async def _answer(uow: UnitOfWork, given: Judged) -> Entry:
    """Return the entry; NotFound unless it is an answer."""
    found = await uow.log.after(given.conversation, given.seq - 1, 1, staff=False)
    if not found or found[0].seq != given.seq or not found[0].draft.extras.answers:
        raise NotFound(f"{given.conversation}/{given.seq}")
    return found[0]
