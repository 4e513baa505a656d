"""Who serves, with which skills and how many at once: changed while the hall runs."""

from dataclasses import dataclass, replace

from handoff.domain.errors import BadRequest, NotAllowedNow, NotFound
from handoff.domain.floor import Seat
from handoff.domain.identity import Staff
from handoff.domain.language import Language
from handoff.domain.lifecycle import State
from handoff.domain.permissions import Permission, require
from handoff.domain.urgency import SKILLS
from handoff.services.hall import Hall
from handoff.services.ports import UnitOfWork
from handoff.services.recusing import give_back

MOST_AT_ONCE = 50


async def colleagues(hall: Hall, staff: Staff) -> list[Seat]:
    """Return all who serve."""
    require(staff, Permission.SERVE)
    async with hall.store.look() as uow:
        return await uow.roster.seats()


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to change; nothing for what stays."""

    staff: str
    skills: frozenset[str] | None = None
    languages: frozenset[Language] | None = None
    capacity: int | None = None
    available: bool | None = None

    def checked(self) -> "Wish":
        """Return itself; refuse skills that there are not, and a capacity of nobody."""
        known = self.skills is None or self.skills <= set(SKILLS)
        possible = self.capacity is None or 1 <= self.capacity <= MOST_AT_ONCE
        if not (known and possible) or self.languages == frozenset():
            raise BadRequest("staff")
        return self

    def applied(self, member: Staff) -> Staff:
        """Return the member as wished for."""
        return replace(
            member,
            skills=member.skills if self.skills is None else self.skills,
            languages=member.languages if self.languages is None else self.languages,
            capacity=member.capacity if self.capacity is None else self.capacity,
            available=member.available if self.available is None else self.available,
        )

    def told(self) -> str:
        """Return what changes, for the audit trail."""
        parts = {
            "skills": sorted(self.skills) if self.skills is not None else None,
            "languages": sorted(self.languages) if self.languages is not None else None,
            "capacity": self.capacity,
            "available": self.available,
        }
        return "; ".join(f"{key}={one}" for key, one in parts.items() if one is not None)


async def set_staff(hall: Hall, supervisor: Staff, wish: Wish) -> Seat:
    """Change it at once, for the next decision of routing; what is held stays held."""
    require(supervisor, Permission.SUPERVISE)
    wish.checked()
    async with hall.store.begin() as uow:
        before = await uow.roster.get(wish.staff)
        member = wish.applied(before)
        await uow.roster.change(member)
        if member.available != before.available:
            reason = "" if member.available else "supervisor"
            await uow.roster.set_available(member.id, member.available, reason, hall.clock.now())
        await uow.audits.record(supervisor, "set_staff", member.id, wish.told())
        seat = await _seat(uow, member.id)
    await hall.publisher.me(wish.staff)
    return seat


async def _seat(uow: UnitOfWork, staff_id: str) -> Seat:
    found = (one for one in await uow.roster.seats() if one.desk.agent.id == staff_id)
    if not (seat := next(found, None)):
        raise NotFound(staff_id)  # somebody who does not serve customers
    return seat


async def sign_out_staff(hall: Hall, supervisor: Staff, staff_id: str, reason: str) -> None:
    """End all sessions and connections of a member of staff; the customers go back to their places."""
    require(supervisor, Permission.SUPERVISE)
    if staff_id == supervisor.id:
        raise NotAllowedNow("oneself")
    async with hall.store.begin() as uow:
        await uow.roster.get(staff_id)
        await uow.accounts.end_sessions(staff_id)
        sids = await _take_away(hall, uow, staff_id)
        await uow.audits.record(supervisor, "sign_out_staff", staff_id, reason)
    await hall.publisher.signed_out(staff_id, sids, reason)


async def dismiss(hall: Hall) -> None:
    """Close the connections of those whose account or last session has ended since they connected."""
    async with hall.store.look() as uow:
        gone = await uow.roster.without_session(hall.clock.now())
    for staff_id in gone:
        async with hall.store.begin() as uow:
            sids = await _take_away(hall, uow, staff_id)
        await hall.publisher.signed_out(staff_id, sids, "session")


async def _take_away(hall: Hall, uow: UnitOfWork, staff_id: str) -> list[str]:
    """Give back what the member of staff holds; return the connections that are to be closed."""
    now = hall.clock.now()
    for conversation in await uow.conversations.held_by(staff_id):
        if conversation.state is State.WRAP_UP:
            conversation.finish(now)
            await uow.conversations.save(conversation)
        else:
            await give_back(hall, uow, conversation)
    await uow.roster.set_available(staff_id, False, "signed_out", now)
    return await uow.roster.sids(staff_id)
