"""What officers do to a case; each is one step in the case store, on the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cases.attached import Letter, LetterKind, PauseReason, Recusal
from cases.case import Case, Facts, Step
from cases.deadlines import TERMS
from cases.lifecycle import Command
from handoff.domain.case_errors import CaseIncomplete, Recused
from handoff.domain.entry import Speaker
from handoff.domain.errors import BadRequest
from handoff.domain.identity import Staff
from handoff.domain.permissions import Permission, allows, require
from handoff.services.casework import posting
from handoff.services.casework.ports import Casework, Written
from handoff.services.casework.reading import actor, found, has_conversation
from handoff.services.casework.refusals import translated
from handoff.services.casework.words import masked, sealed

WHOLE_LOG = 100_000
# What the customer's words, or the machine, decide is not for an officer to ask.
NOT_FOR_OFFICERS = frozenset({Command.FILE, Command.ADD_EVIDENCE, Command.ATTACH, Command.WRITE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What an officer asks: `seen` is the version on the screen, `other` another case or colleague."""

    command: Command
    seen: int
    note: str = ""
    assignee: str = ""
    other: str = ""
    facts: Facts | None = None
    score: int | None = None
    reason: PauseReason | None = None


async def act(work: Casework, staff: Staff, number: str, wanted: Act) -> Case:
    """Take one step; raises ChangedMeanwhile when somebody else was faster."""
    case = await found(work, staff, number)
    await _check(work, staff, case, wanted)
    step = await _step(work, staff, case, wanted)
    with translated():
        if wanted.command is Command.LINK:
            return await work.store.link(case.number, wanted.other, step)
        if wanted.command is Command.MERGE:
            return await work.store.merge(case.number, wanted.other, step)
        return await work.store.apply(case.number, step)


async def _check(work: Casework, staff: Staff, case: Case, wanted: Act) -> None:
    if wanted.command in NOT_FOR_OFFICERS:
        raise BadRequest(wanted.command)
    if wanted.command is Command.EXTEND and TERMS[case.term].longer_needs_approval:
        # Especially complex: the Measures, art. 18, want senior management to approve.
        require(staff, Permission.APPROVE_EXTENSION)
    if wanted.command is Command.NOTE and not wanted.note.strip():
        raise CaseIncomplete("note")
    if wanted.command is Command.ASSIGN:
        await _check_assignee(work, case, wanted.assignee)
    branches = {branch.code for branch in work.branches}
    if wanted.facts and wanted.facts.branch and wanted.facts.branch not in branches:
        raise CaseIncomplete("branch")


async def _check_assignee(work: Casework, case: Case, assignee: str) -> None:
    async with work.hall.store.look() as uow:
        if not allows(await uow.roster.get(assignee), Permission.HANDLE_CASES):
            raise CaseIncomplete("assignee")
        if not await has_conversation(uow, case):
            return
        entries = await uow.log.after(case.conversation, 0, WHOLE_LOG, staff=True)
        held = await uow.conversations.get(case.conversation)
        kept_away = await uow.recusals.of(held.visitor)
    # Whoever served the customer may be whom the complaint is about.
    authors = (one.draft.author for one in entries)
    served = {author.id for author in authors if author.role is Speaker.AGENT}
    if assignee in served | kept_away:
        raise Recused(assignee)


async def _step(work: Casework, staff: Staff, case: Case, wanted: Act) -> Step:
    step = Step(
        wanted.command,
        actor(staff),
        await sealed(work, case, wanted.note) if wanted.note else "",
        assignee=f"agent:{wanted.assignee}" if wanted.assignee else None,
        facts=wanted.facts,
        score=wanted.score,
        reason=wanted.reason,
        # A note takes nothing away from anybody, so that it may come late.
        seen=None if wanted.command is Command.NOTE else wanted.seen,
    )
    if wanted.command is Command.RECUSE:
        return replace(step, added=Recusal(f"agent:{wanted.other}", step.note))
    return step


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """Which letter, in which language, with which words of the officer, by which way."""

    kind: LetterKind
    language: str
    words: Mapping[str, str] = field(default_factory=dict)
    way: str = "online"
    seen: int


async def preview(work: Casework, staff: Staff, number: str, draft: LetterDraft) -> Written:
    """Return the letter as it would be sent."""
    case = await found(work, staff, number)
    words = {code: await masked(text) for code, text in draft.words.items()}
    return work.letters.write(draft.kind, draft.language, case, words)


async def send(work: Casework, staff: Staff, number: str, draft: LetterDraft) -> Case:
    """Keep the letter as sent: what the preview showed, with date, figures and law; e-mail leaves by itself."""
    case = await found(work, staff, number)
    words = {code: await sealed(work, case, text) for code, text in draft.words.items()}
    written = work.letters.write(draft.kind, draft.language, case, words)
    letter = Letter(
        kind=draft.kind,
        language=draft.language,
        subject=written.subject,
        body=written.body,
        way=draft.way,
    )
    step = Step(Command.WRITE, actor(staff), letter.subject, added=letter, seen=draft.seen)
    to = await posting.addressee(work, case, draft.way)
    with translated():
        return await work.store.write_letter(case.number, step, to)
