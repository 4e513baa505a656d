"""What officers look at: lists, a case with its trail, the conversation beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cases.alarms import Alarm
from cases.audit import Change
from cases.case import Case
from cases.deliveries import Delivery
from cases.lifecycle import Command
from cases.offered import offered
from cases.register import Filter, Found
from handoff.domain.errors import NotFound
from handoff.domain.identity import Staff
from handoff.domain.permissions import Permission, allows, require
from handoff.services import visiting
from handoff.services.casework.ports import Casework
from handoff.services.casework.refusals import translated
from handoff.services.ports import UnitOfWork
from handoff.services.visiting import Page

# Commands that need more than handling cases.
APPROVALS = frozenset({Command.EXTEND, Command.REFUSE_EXTENSION})


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case, its trail, and what the reader may do with it now."""

    case: Case
    trail: Sequence[Change]
    may: frozenset[Command]
    at: datetime
    # How far letters by e-mail got, by the letter's number.
    deliveries: Mapping[int, Delivery]


def actor(staff: Staff) -> str:
    """Return how the case store names a member of staff."""
    return f"agent:{staff.id}"


async def search(work: Casework, staff: Staff, wanted: Filter) -> Found:
    """Return one page of cases."""
    require(staff, Permission.HANDLE_CASES)
    with translated():
        return await work.office.search(wanted)


async def look(work: Casework, staff: Staff, number: str) -> CaseFile:
    """Return one case with all that was done to it."""
    case = await found(work, staff, number)
    now = work.hall.clock.now()
    with translated():
        trail = await work.store.history(case.number)
        deliveries = await work.outbox.of_case(case.number)
    may = offered(case, actor(staff), now)
    if not allows(staff, Permission.APPROVE_EXTENSION):
        # A simple case becomes a complex one without approval; beyond that somebody else decides.
        may -= APPROVALS if case.extension_asked_by else frozenset()
    return CaseFile(case, trail, may, now, deliveries)


async def found(work: Casework, staff: Staff, number: str) -> Case:
    """Return the case; NotFound for a number that is none."""
    require(staff, Permission.HANDLE_CASES)
    with translated():
        case = await work.store.find(number)
    if case is None:
        raise NotFound(number)
    return case


async def colleagues(work: Casework) -> list[Staff]:
    """Return all staff: names for the trail, and who may be given a case."""
    async with work.hall.store.look() as uow:
        return list(await uow.roster.everybody())


async def conversation(work: Casework, staff: Staff, number: str, after: int) -> Page | None:
    """Return a page of the conversation that a case came from; None when it was filed without one."""
    case = await found(work, staff, number)
    async with work.hall.store.look() as uow:
        try:
            held = await uow.conversations.get(case.conversation)
        except NotFound:
            return None
        return await visiting.page(uow, held, after, staff=True)


@dataclass(frozen=True, slots=True)
class Wish:
    """Which sealed original of which case is to be shown, and why."""

    number: str
    identifier: str
    reason: str


async def reveal(work: Casework, staff: Staff, wish: Wish) -> str:
    """Unseal one piece of personal data of a case; who, what and why are written to the trail first."""
    require(staff, Permission.REVEAL)
    case = await found(work, staff, wish.number)
    async with work.hall.store.begin() as uow:
        value = await uow.vault.reveal(case.conversation, wish.identifier)
        subject = f"{case.number}/{case.conversation}/{wish.identifier}"
        await uow.audits.record(staff, "reveal", subject, wish.reason)
        return value


async def alarms(work: Casework, staff: Staff) -> list[Alarm]:
    """Return the alarms that nobody has seen yet."""
    require(staff, Permission.HANDLE_CASES)
    with translated():
        return await work.office.alarms()


async def see_alarms(work: Casework, staff: Staff, number: str) -> None:
    """Record that somebody looked at a case because of its alarm."""
    require(staff, Permission.HANDLE_CASES)
    with translated():
        await work.office.see_alarms(number, actor(staff))


async def has_conversation(uow: UnitOfWork, case: Case) -> bool:
    """Tell whether the hall holds the conversation of a case."""
    try:
        await uow.conversations.get(case.conversation)
    except NotFound:
        return False
    return True
