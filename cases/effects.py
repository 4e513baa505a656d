"""What a step does to a case beside its state: a table of pure functions."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from cases.attached import Attachment, Bond, Evidence, Letter, Link, Pause, Recusal
from cases.case import Case, Facts, Step
from cases.coding import CAUSES
from cases.deadlines import TERMS, due_on
from cases.errors import DraftRefused, NotAllowedNow, Problem, Recused, SecondPersonNeeded
from cases.kinds import KINDS, Kind
from cases.lifecycle import Command, after

# The customer was called so often on the bank's side; then a complaint may close without an answer.
CALLS_BEFORE_GIVING_UP = 3
SCORES = range(1, 6)


def taken(case: Case, step: Step, at: datetime) -> Case:
    """Return the case that the step leaves behind, or refuse it."""
    state = after(case.kind, case.state, step.command)
    if step.actor in {one.staff for one in case.recusals}:
        raise Recused
    effect = EFFECTS.get(step.command, _nothing_else)
    return replace(effect(case, step, at), state=state, version=case.version + 1)


def _assigned(case: Case, step: Step, _at: datetime) -> Case:
    if not step.assignee:
        raise NotAllowedNow(case.state, "assign to nobody")
    if step.assignee in {one.staff for one in case.recusals}:
        raise Recused
    return replace(case, assignee=step.assignee)


def _classified(case: Case, step: Step, _at: datetime) -> Case:
    given = step.facts or Facts()
    coded = replace(case, **given.given())  # type: ignore[arg-type]
    if given.root_cause is None:
        # A cause of the former category explains nothing any more.
        kept = given.category in (None, case.category)
        return coded if kept else replace(coded, root_cause=None)
    if given.category not in (None, CAUSES[given.root_cause].category):
        raise DraftRefused((Problem("root_cause", "of_another_category"),))
    return replace(coded, category=CAUSES[given.root_cause].category)


def _resolved(case: Case, step: Step, at: datetime) -> Case:
    coded = _running(_classified(case, step, at), at)
    if case.kind is Kind.COMPLAINT:
        wanted = {"root_cause": coded.root_cause, "outcome": coded.outcome}
        missing = tuple(Problem(name, "missing") for name, value in wanted.items() if not value)
        if missing:
            raise DraftRefused(missing)
    return replace(coded, resolved_at=at, extension_asked_by=None)


def _followed_up(case: Case, step: Step, _at: datetime) -> Case:
    if step.score is None and case.missed_calls < CALLS_BEFORE_GIVING_UP:
        raise DraftRefused((Problem("score", "missing"),))
    if step.score is not None and step.score not in SCORES:
        raise DraftRefused((Problem("score", "out_of_range"),))
    return replace(case, score=step.score)


def _missed(case: Case, _step: Step, _at: datetime) -> Case:
    return replace(case, missed_calls=case.missed_calls + 1)


def _ended(case: Case, _step: Step, at: datetime) -> Case:
    return replace(_running(case, at), closed_at=at, extension_asked_by=None)


def _merged(case: Case, step: Step, at: datetime) -> Case:
    if not isinstance(step.added, Link) or step.added.bond is not Bond.DUPLICATE:
        raise NotAllowedNow(case.state, "merge into nothing")
    return _ended(_attached(case, step, at), step, at)


def _reopened(case: Case, _step: Step, at: datetime) -> Case:
    # The customer is owed a fresh decision, so the clock starts again with the shortest term.
    term = KINDS[case.kind].term
    fresh = replace(case, term=term, clock_from=at, due_on=due_on(at, term))
    return replace(
        fresh,
        resolved_at=None,
        closed_at=None,
        outcome=None,
        score=None,
        missed_calls=0,
        reopened=case.reopened + 1,
    )


def _asked(case: Case, step: Step, at: datetime) -> Case:
    _may_take_longer(case, at)
    if not TERMS[case.term].longer_needs_approval or case.extension_asked_by:
        raise NotAllowedNow(case.state, "ask for what needs no approval, or was asked for")
    return replace(case, extension_asked_by=step.actor)


def _extended(case: Case, step: Step, at: datetime) -> Case:
    _may_take_longer(case, at)
    rule = TERMS[case.term]
    if rule.longer_needs_approval and case.extension_asked_by in (None, step.actor):
        raise SecondPersonNeeded
    longer = replace(case, term=rule.longer or case.term, extension_asked_by=None)
    return _with_due_day(longer)


def _may_take_longer(case: Case, at: datetime) -> None:
    left = case.days_left(at)
    if TERMS[case.term].longer is None or left is None or left < 0:
        raise NotAllowedNow(case.state, "extend once more, or too late")


def _not_extended(case: Case, _step: Step, _at: datetime) -> Case:
    if not case.extension_asked_by:
        raise NotAllowedNow(case.state, "refuse what nobody asked for")
    return replace(case, extension_asked_by=None)


def _paused(case: Case, step: Step, at: datetime) -> Case:
    if case.paused_since or step.reason is None:
        raise NotAllowedNow(case.state, "pause twice, or without a reason")
    return replace(case, paused_since=at, pause_reason=step.reason)


def _resumed(case: Case, _step: Step, at: datetime) -> Case:
    if not case.paused_since:
        raise NotAllowedNow(case.state, "resume what runs")
    return _running(case, at)


def _running(case: Case, at: datetime) -> Case:
    """Return the case with its pause, if any, over and counted."""
    if not case.paused_since:
        return case
    over = Pause(case.paused_since, max(at, case.paused_since), case.pause_reason or "")
    pauses = (*case.pauses, over)
    return _with_due_day(replace(case, pauses=pauses, paused_since=None, pause_reason=None))


def _with_due_day(case: Case) -> Case:
    # A clock that began anew when the case was reopened has nothing to do with pauses before.
    pauses = [pause for pause in case.pauses if pause.since >= case.clock_from]
    return replace(case, due_on=due_on(case.clock_from, case.term, pauses))


def _attached(case: Case, step: Step, at: datetime) -> Case:
    match step.added:
        case Evidence() as entry:
            return case.with_evidence((entry,))
        case Letter() as letter:
            kept = replace(letter, seq=len(case.letters) + 1, sent_at=at, sent_by=step.actor)
            return replace(case, letters=(*case.letters, kept))
        case Link() as link if link.other not in {one.other for one in case.links}:
            return replace(case, links=(*case.links, link))
        case Attachment() as file if file.id not in {one.id for one in case.attachments}:
            return replace(case, attachments=(*case.attachments, file))
        case Recusal() as one if one.staff not in {known.staff for known in case.recusals}:
            return _without(replace(case, recusals=(*case.recusals, one)), one.staff)
    return case


def _without(case: Case, staff: str) -> Case:
    return replace(case, assignee=None) if case.assignee == staff else case


def _nothing_else(case: Case, _step: Step, _at: datetime) -> Case:
    return case


EFFECTS: Mapping[Command, Callable[[Case, Step, datetime], Case]] = MappingProxyType(
    {
        Command.ASSIGN: _assigned,
        Command.CLASSIFY: _classified,
        Command.RESOLVE: _resolved,
        Command.MISS_CALL: _missed,
        Command.FOLLOW_UP: _followed_up,
        Command.CLOSE: _ended,
        Command.WITHDRAW: _ended,
        Command.MERGE: _merged,
        Command.REOPEN: _reopened,
        Command.ASK_EXTENSION: _asked,
        Command.EXTEND: _extended,
        Command.REFUSE_EXTENSION: _not_extended,
        Command.PAUSE: _paused,
        Command.RESUME: _resumed,
        Command.ADD_EVIDENCE: _attached,
        Command.WRITE: _attached,
        Command.LINK: _attached,
        Command.ATTACH: _attached,
        Command.RECUSE: _attached,
    }
)
