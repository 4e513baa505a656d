"""What an agent sees of the shift: oneself, one's conversations, offers and the queue."""

from dataclasses import dataclass, field

from handoff.domain.conversation import Conversation
from handoff.domain.identity import Staff
from handoff.domain.lifecycle import State
from handoff.domain.permissions import Permission, allows
from handoff.domain.waiting import Outlook
from handoff.services import outlooks
from handoff.services.hall import Hall


@dataclass(frozen=True, slots=True)
class Shift:
    """The console's beginning; live events keep it true."""

    staff: Staff
    load: int
    mine: list[Conversation] = field(default_factory=list)
    offers: list[Conversation] = field(default_factory=list)
    queue: list[tuple[Conversation, Outlook]] = field(default_factory=list)


async def load_of(hall: Hall, staff_id: str) -> Shift:
    """Return the member of staff and how many slots are taken, without the lists."""
    async with hall.store.look() as uow:
        staff = await uow.roster.get(staff_id)
        return Shift(staff, await uow.conversations.load_of(staff_id))


async def of(hall: Hall, staff_id: str) -> Shift:
    """Return the shift as it is now."""
    async with hall.store.look() as uow:
        staff = await uow.roster.get(staff_id)
        held = await uow.conversations.held_by(staff_id)
    waiting = await outlooks.queue(hall) if allows(staff, Permission.SEE_QUEUE) else []
    offers = [one for one in held if one.state is State.OFFERED]
    mine = [one for one in held if one.state is not State.OFFERED]
    return Shift(staff, len(held), mine, offers, waiting)
