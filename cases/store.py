"""The door to the cases: each method is one unit of work, and each change leaves its trace."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from cases import chain, deliveries, rows, verification
from cases.attached import Bond, Evidence, Link
from cases.audit import Change, Trace, Verdict, link
from cases.births import callback, complaint
from cases.case import Case, Step
from cases.clock import Clock
from cases.database import reading, writing
from cases.deadlines import bank_day
from cases.deliveries import Addressee
from cases.drafts import CallbackDraft, ComplaintDraft
from cases.effects import taken
from cases.errors import CaseNotFound, ChangedMeanwhile, DraftRefused, Problem
from cases.kinds import KINDS, Kind
from cases.lifecycle import Command
from cases.numbering import next_number, normalise

CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Opening:
    """What kind of case is filed, and how it begins once it has a number."""

    kind: Kind
    case: Callable[[str, datetime], Case]


class CaseStore:
    """Files, finds and changes cases; refuses with the errors of cases.errors."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    async def file_complaint(self, draft: ComplaintDraft, key: str) -> Case:
        """File a complaint; the same key again returns the first case and changes nothing."""
        return await self._file(key, Opening(Kind.COMPLAINT, partial(complaint, draft)))

    async def file_callback(self, draft: CallbackDraft, key: str) -> Case:
        """File a message that a person answers later; the same key again returns the first case."""
        return await self._file(key, Opening(Kind.CALLBACK, partial(callback, draft)))

    async def find(self, number: str) -> Case | None:
        """Return the case with this number, however it was written."""
        proper = normalise(number)
        if proper is None:
            return None
        async with reading(self._engine) as connection:
            return await rows.by_number(connection, proper)

    async def of_conversation(self, conversation: str) -> list[Case]:
        """Return the cases that a conversation led to, oldest first."""
        async with reading(self._engine) as connection:
            return await rows.by_conversation(connection, conversation)

    async def history(self, number: str) -> list[Change]:
        """Return what was done to a case, oldest first."""
        async with reading(self._engine) as connection:
            return await chain.history(connection, normalise(number) or "")

    async def change(self, number: str, command: Command, actor: str, note: str = "") -> Case:
        """Ask something of a case that needs no more than a note."""
        return await self.apply(number, Step(command, actor, note))

    async def assign(self, number: str, assignee: str, actor: str, note: str = "") -> Case:
        """Give a case to an officer."""
        return await self.apply(number, Step(Command.ASSIGN, actor, note, assignee=assignee))

    async def add_evidence(self, number: str, entries: tuple[Evidence, ...], actor: str) -> Case:
        """Link more entries to a case; those that are linked already change nothing."""
        return await self.apply(number, Step(Command.ADD_EVIDENCE, actor), entries)

    async def apply(self, number: str, step: Step, entries: tuple[Evidence, ...] = ()) -> Case:
        """Take one step; refused steps leave nothing behind. Raises the errors of cases.errors."""
        async with writing(self._engine) as connection:
            return await self._take(connection, number, step, entries)

    async def write_letter(self, number: str, step: Step, to: Addressee | None) -> Case:
        """Keep a letter; with an addressee it is in the outbox of e-mail from the same moment."""
        async with writing(self._engine) as connection:
            case = await self._take(connection, number, step)
            if to:
                at = self._clock.now()
                await deliveries.queue(connection, case.number, step.actor, to, at)
        return case

    async def link(self, number: str, other: str, step: Step) -> Case:
        """Tie two cases together, each naming the other; `step` says who and why."""
        async with writing(self._engine) as connection:
            first, second = await _both(connection, number, other)
            added = Link(second.number, Bond.RELATED)
            case = await self._take(connection, first.number, replace(step, added=added))
            back = replace(step, added=Link(first.number, Bond.RELATED), seen=None)
            await self._take(connection, second.number, back)
        return case

    async def merge(self, number: str, older: str, step: Step) -> Case:
        """End a duplicate; the older case keeps its own clock and gets the duplicate's evidence."""
        async with writing(self._engine) as connection:
            duplicate, kept = await _both(connection, number, older)
            if kept.kind is not duplicate.kind or kept.opened_at > duplicate.opened_at:
                raise DraftRefused((Problem("other", "younger"),))
            ended = replace(step, command=Command.MERGE, added=Link(kept.number, Bond.DUPLICATE))
            case = await self._take(connection, duplicate.number, ended)
            gain = Link(duplicate.number, Bond.DUPLICATE)
            told = replace(step, command=Command.LINK, added=gain, seen=None)
            await self._take(connection, kept.number, told, duplicate.evidence)
        return case

    async def _take(
        self,
        connection: AsyncConnection,
        number: str,
        step: Step,
        entries: tuple[Evidence, ...] = (),
    ) -> Case:
        identifier, before = await _locked(connection, number)
        if step.seen is not None and step.seen != before.version:
            raise ChangedMeanwhile
        at = self._clock.now()
        after = taken(before, step, at).with_evidence(entries)
        await rows.update_case(connection, identifier, before, after)
        await _record(connection, identifier, Trace(step, at, before, after))
        return after

    async def verify(self, first: int = 1, last: int | None = None) -> Verdict:
        """Check the audit chain; without `last` to its end, and the cases themselves too."""
        async with reading(self._engine) as connection:
            return await verification.verify(connection, first, last)

    async def _file(self, key: str, opening: Opening) -> Case:
        try:
            async with writing(self._engine) as connection:
                filed = await rows.by_key(connection, opening.kind, key)
                return filed or await self._open(connection, key, opening)
        except IntegrityError:
            # Somebody filed with the same key at the same moment (PostgreSQL): theirs is the case.
            async with reading(self._engine) as connection:
                first = await rows.by_key(connection, opening.kind, key)
            if first is None:
                raise
            return first

    async def _open(self, connection: AsyncConnection, key: str, opening: Opening) -> Case:
        at = self._clock.now()
        letter = KINDS[opening.kind].letter
        case = opening.case(await next_number(connection, letter, bank_day(at)), at)
        identifier = await rows.insert_case(connection, case, key)
        await _record(connection, identifier, Trace(Step(Command.FILE, CUSTOMER), at, None, case))
        return case


async def _locked(connection: AsyncConnection, number: str) -> tuple[int, Case]:
    found = await rows.locked(connection, normalise(number) or "")
    if found is None:
        raise CaseNotFound
    return found


async def _both(connection: AsyncConnection, first: str, second: str) -> tuple[Case, Case]:
    """Return two cases, held in the order of their numbers so that nobody waits in a circle."""
    numbers = sorted({normalise(first) or "", normalise(second) or ""})
    if len(numbers) < 2:
        raise DraftRefused((Problem("other", "the_same"),))
    held = {number: (await _locked(connection, number))[1] for number in numbers}
    return held[normalise(first) or ""], held[normalise(second) or ""]


async def _record(connection: AsyncConnection, identifier: int, trace: Trace) -> None:
    end = await chain.end(connection, lock=True)
    await chain.append(connection, identifier, link(trace, end))
