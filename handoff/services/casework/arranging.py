"""Officers and what the hall arranges beside cases: loss reports, appointments with their room, feedback."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cases import arranged
from cases.appointments import HELD
from cases.arranged import Act, Arranged, Sort
from cases.arranged_rows import Shown, Wanted
from cases.errors import ChangedMeanwhile
from handoff.domain.errors import NotFound
from handoff.domain.identity import Staff
from handoff.domain.permissions import Permission, require
from handoff.services import sealing, visiting
from handoff.services.casework.ports import Casework
from handoff.services.casework.refusals import translated
from handoff.services.casework.words import Nowhere
from handoff.services.ports import UnitOfWork
from handoff.services.records import Audited, Vault
from handoff.services.visiting import Page

WHOLE_DAY = 10_000  # appointments


@dataclass(frozen=True, slots=True)
class Place:
    """A time of a branch's day: how many may come and how many will."""

    time: str
    capacity: int
    taken: int


@dataclass(frozen=True, slots=True)
class ArrangedFile:
    """One of them, what was done to it, and what may be done now."""

    one: Arranged
    trail: Sequence[Audited]
    may: frozenset[Act]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What an officer asks: `seen` is the state on the screen."""

    act: Act
    seen: str
    note: str = ""


def subject(one: Arranged) -> str:
    """Return how the audit trail names it."""
    return f"{one.sort}/{one.number}"


async def search(work: Casework, staff: Staff, wanted: Wanted) -> Shown:
    """Return one page of what is wanted."""
    require(staff, Permission.HANDLE_CASES)
    with translated():
        async with work.hall.store.look() as uow:
            return await uow.arranged.search(wanted)


async def look(work: Casework, staff: Staff, sort: Sort, number: str) -> ArrangedFile:
    """Return one with its trail."""
    require(staff, Permission.HANDLE_CASES)
    with translated():
        async with work.hall.store.look() as uow:
            one = await uow.arranged.find(sort, number)
            return await _file(work, uow, one)


async def act(work: Casework, staff: Staff, which: tuple[Sort, str], deed: Deed) -> ArrangedFile:
    """Take one step, which stands on the audit trail in the same moment; ChangedMeanwhile for the slower of two."""
    require(staff, Permission.HANDLE_CASES)
    now = work.hall.clock.now()
    with translated():
        async with work.hall.store.begin() as uow:
            one = await uow.arranged.find(*which)
            if one.state != deed.seen:
                raise ChangedMeanwhile
            state = arranged.after(one, deed.act, deed.note, now)
            await uow.arranged.move(one, state)
            note = await sealing.seal(deed.note.strip(), one.conversation, await _vault(uow, one))
            await uow.audits.record(staff, deed.act, subject(one), note)
            return await _file(work, uow, await uow.arranged.find(*which))


async def conversation(
    work: Casework, staff: Staff, which: tuple[Sort, str], after: int
) -> Page | None:
    """Return a page of the conversation in which it was told; None when there is none."""
    file = await look(work, staff, *which)
    async with work.hall.store.look() as uow:
        try:
            held = await uow.conversations.get(file.one.conversation)
        except NotFound:
            return None
        return await visiting.page(uow, held, after, staff=True)


async def reveal(
    work: Casework, staff: Staff, which: tuple[Sort, str], wish: tuple[str, str]
) -> str:
    """Unseal one piece of personal data; `wish` is its identifier and the reason, which is written down first."""
    require(staff, Permission.REVEAL)
    one = (await look(work, staff, *which)).one
    identifier, reason = wish
    async with work.hall.store.begin() as uow:
        value = await uow.vault.reveal(one.conversation, identifier)
        what = f"{subject(one)}/{one.conversation}/{identifier}"
        await uow.audits.record(staff, "reveal", what, reason)
        return value


def places(work: Casework, branch: str, day: date, visits: Sequence[Arranged]) -> list[Place]:
    """Return the times at which the branch takes appointments on a day, full and free."""
    found = work.calendar.branch(branch)
    if found is None:
        return []
    taken = [one.time for one in visits if one.state in HELD]
    times = sorted({*work.calendar.slots(found, day), *taken})
    return [Place(time, int(found["capacity"]), taken.count(time)) for time in times]


async def _file(work: Casework, uow: UnitOfWork, one: Arranged) -> ArrangedFile:
    now: datetime = work.hall.clock.now()
    return ArrangedFile(one, await uow.audits.of(subject(one)), arranged.offered(one, now))


async def _vault(uow: UnitOfWork, one: Arranged) -> Vault:
    try:
        await uow.conversations.get(one.conversation)
    except NotFound:
        return Nowhere()
    return uow.vault
