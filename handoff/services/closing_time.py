"""When the desk has closed and everybody has left, nobody is kept waiting in silence."""

from handoff.domain.urgency import URGENT
from handoff.services.hall import Hall


async def send_home(hall: Hall) -> None:
    """Tell those who still wait when people are back; urgent matters stay, for somebody is on call."""
    opening = hall.bank.hours.next_opening(hall.clock.now())
    if not opening:
        return
    async with hall.store.begin() as uow:
        if any(seat.present for seat in await uow.roster.desks()):
            return
        for waiting in await uow.conversations.queue():
            if waiting.conversation.lane != URGENT:
                waiting.conversation.send_home(opening, hall.clock.now())
                await uow.conversations.save(waiting.conversation)
