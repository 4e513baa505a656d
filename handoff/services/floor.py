"""The whole floor at a glance, for supervisors."""

from datetime import timedelta

from handoff.domain.floor import Floor
from handoff.domain.identity import Staff
from handoff.domain.past import service_level
from handoff.domain.permissions import Permission, require
from handoff.services import outlooks
from handoff.services.hall import Hall

TALKING = timedelta(minutes=15)  # who said something within it is with the assistant now


async def look(hall: Hall, staff: Staff) -> Floor:
    """Return it to who may see it."""
    require(staff, Permission.SUPERVISE)
    return await view(hall)


async def view(hall: Hall) -> Floor:
    """Return the floor as it is now; the service level is that of the bank's calendar day."""
    now = hall.clock.now()
    queue = await outlooks.queue(hall)
    async with hall.store.look() as uow:
        seats = await uow.roster.seats()
        talks = await uow.conversations.with_agents()
        waits = await uow.past.waits(hall.bank.hours.midnight(now))
        with_bot = await uow.past.with_bot(now - TALKING)
        ids = [one.id for one in talks] + [one.id for one, _ in queue]
        watchers = await uow.watches.names(ids)
    since = min((one.queued_at for one, _ in queue if one.queued_at), default=None)
    return Floor(
        seats=seats,
        queue=queue,
        conversations=talks,
        with_bot=with_bot,
        level=service_level(waits),
        waiting_longest=(now - since).total_seconds() if since else None,
        open=hall.bank.hours.is_open(now),
        watchers=watchers,
    )
