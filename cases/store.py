"""The door to the cases: each method is one unit of work, and each change leaves its trace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from cases import rows, verification
from cases.audit import Change, Trace, Verdict, link
from cases.case import Case, Evidence, Step, callback, complaint
from cases.clock import Clock
from cases.database import reading, writing
from cases.deadlines import bank_day
from cases.drafts import CallbackDraft, ComplaintDraft
from cases.errors import CaseNotFound
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
            return await rows.history(connection, normalise(number) or "")

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
        """Take one step; refused steps leave nothing behind. Raises CaseNotFound, NotAllowedNow."""
        async with writing(self._engine) as connection:
            found = await rows.locked(connection, normalise(number) or "")
            if found is None:
                raise CaseNotFound
            identifier, before = found
            at = self._clock.now()
            after = before.after(step, at).with_evidence(entries)
            await rows.update_case(connection, identifier, after)
            added = [entry for entry in after.evidence if entry not in before.evidence]
            await rows.insert_evidence(connection, identifier, added)
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


async def _record(connection: AsyncConnection, identifier: int, trace: Trace) -> None:
    end = await rows.chain_end(connection, lock=True)
    await rows.append(connection, identifier, link(trace, end))
