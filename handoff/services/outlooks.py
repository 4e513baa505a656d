"""Who waits, in which place and how long probably."""

import asyncio
from time import monotonic

from handoff.domain import routing, waiting
from handoff.domain.conversation import Conversation
from handoff.domain.waiting import Outlook
from handoff.services.hall import Hall

MOMENT = 0.05  # seconds
SHARE = 4  # a look is taken at most a fifth of the time, however many ask


async def queue(hall: Hall) -> list[tuple[Conversation, Outlook]]:
    """Return all who wait in their order, each with place and range."""
    async with hall.store.look() as uow:
        queued = sorted(await uow.conversations.queue(), key=routing.place)
        desks = await uow.roster.desks() if queued else []
        handling = await uow.past.handling_seconds() if queued else None
    seen = waiting.outlooks(queued, desks, hall.terms, handling)
    return [(one.conversation, outlook) for one, outlook in zip(queued, seen, strict=True)]


class SharedLook:
    """Looks at the queue once for all who ask within a moment: a hundred at once must not cost a hundred looks."""

    def __init__(self, hall: Hall) -> None:
        self._hall, self._took = hall, 0.0
        self._next: asyncio.Task[list[tuple[Conversation, Outlook]]] | None = None

    async def of(self, conversation_id: str) -> Outlook | None:
        """Return the outlook of one who waits; the look begins after the question."""
        self._next = self._next or asyncio.create_task(self._look())
        seen = await asyncio.shield(self._next)
        return next((outlook for one, outlook in seen if one.id == conversation_id), None)

    async def _look(self) -> list[tuple[Conversation, Outlook]]:
        await asyncio.sleep(max(MOMENT, SHARE * self._took))
        self._next, begin = None, monotonic()
        seen = await queue(self._hall)
        self._took = monotonic() - begin
        return seen
