"""Who waits, in which place and how long probably."""

from handoff.domain import routing
from handoff.domain.conversation import Conversation
from handoff.domain.routing import Desk, Waiting
from handoff.domain.waiting import Outlook, outlook
from handoff.services.hall import Hall


async def queue(hall: Hall) -> list[tuple[Conversation, Outlook]]:
    """Return all who wait in their order, each with place and range."""
    async with hall.store.look() as uow:
        waiting = sorted(await uow.conversations.queue(), key=routing.place)
        desks = await uow.roster.desks() if waiting else []
        handling = await uow.conversations.handling_seconds() if waiting else None
    return [
        (one.conversation, _outlook(place, one, desks, handling))
        for place, one in enumerate(waiting, start=1)
    ]


async def of(hall: Hall, conversation_id: str) -> Outlook | None:
    """Return the outlook of one who waits."""
    return next(
        (outlook for waiting, outlook in await queue(hall) if waiting.id == conversation_id), None
    )


def _outlook(place: int, waiting: Waiting, desks: list[Desk], handling: float | None) -> Outlook:
    able = [
        desk
        for desk in desks
        if desk.connected and desk.agent.available and desk.agent.id not in waiting.turned_down
    ]
    capacity = sum(desk.agent.capacity for desk in able)
    free = sum(max(0, desk.agent.capacity - desk.load) for desk in able)
    return outlook(place, free, capacity, handling)
