"""A case and what a step does to it; pure, so that every rule can be tested without a database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from cases.deadlines import TERMS, Term, days_left, due_on
from cases.drafts import CallbackDraft, ComplaintDraft
from cases.errors import NotAllowedNow
from cases.kinds import KINDS, Category, Kind
from cases.lifecycle import ENDED, FIRST, Command, State, after


@dataclass(frozen=True, slots=True)
class Evidence:
    """One entry of a conversation's log."""

    conversation: str
    seq: int


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody asks of a case.

    `actor` is `customer`, `bot`, `system` or `agent:<id>`; `approver` has allowed a longer term.
    """

    command: Command
    actor: str
    note: str = ""
    assignee: str | None = None
    approver: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as it stands; texts are the customer's own, `due_on` is the last day in time."""

    number: str
    kind: Kind
    state: State
    category: Category | None
    term: Term
    conversation: str
    language: str
    what: str
    product: str = ""
    happened_when: str = ""
    happened_where: str = ""
    contact: str = ""
    wish: str = ""
    amount: Decimal | None = None
    assignee: str | None = None
    opened_at: datetime
    clock_from: datetime
    due_on: date
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    version: int = 1
    evidence: tuple[Evidence, ...] = ()

    def days_left(self, now: datetime) -> int | None:
        """Return the days that remain, negative when overdue; None once the bank has decided."""
        decided = self.resolved_at is not None or self.state in ENDED
        return None if decided else days_left(self.due_on, now)

    def after(self, step: Step, at: datetime) -> "Case":
        """Return the case that the step leaves behind, or refuse it."""
        state = after(self.kind, self.state, step.command)
        effect = EFFECTS.get(step.command, _nothing_else)
        return replace(effect(self, step, at), state=state, version=self.version + 1)

    def with_evidence(self, more: tuple[Evidence, ...]) -> "Case":
        """Return the case with these entries too, each once and in order."""
        together = {*self.evidence, *more}
        return replace(
            self, evidence=tuple(sorted(together, key=lambda one: (one.conversation, one.seq)))
        )


def _assigned(case: Case, step: Step, _at: datetime) -> Case:
    if not step.assignee:
        raise NotAllowedNow(case.state, "assign to nobody")
    return replace(case, assignee=step.assignee)


def _resolved(case: Case, _step: Step, at: datetime) -> Case:
    return replace(case, resolved_at=at)


def _ended(case: Case, _step: Step, at: datetime) -> Case:
    return replace(case, closed_at=at)


def _reopened(case: Case, _step: Step, at: datetime) -> Case:
    # The customer is owed a fresh decision, so the clock starts again with the shortest term.
    term = KINDS[case.kind].term
    return replace(
        case, term=term, clock_from=at, due_on=due_on(at, term), resolved_at=None, closed_at=None
    )


def _extended(case: Case, step: Step, _at: datetime) -> Case:
    rule = TERMS[case.term]
    if rule.longer is None:
        raise NotAllowedNow(case.state, "extend once more")
    if rule.longer_needs_approval and not step.approver:
        raise NotAllowedNow(case.state, "extend without approval")
    return replace(case, term=rule.longer, due_on=due_on(case.clock_from, rule.longer))


def _nothing_else(case: Case, _step: Step, _at: datetime) -> Case:
    return case


EFFECTS: Mapping[Command, Callable[[Case, Step, datetime], Case]] = MappingProxyType(
    {
        Command.ASSIGN: _assigned,
        Command.RESOLVE: _resolved,
        Command.CLOSE: _ended,
        Command.WITHDRAW: _ended,
        Command.REOPEN: _reopened,
        Command.EXTEND: _extended,
    }
)


def complaint(draft: ComplaintDraft, number: str, at: datetime) -> Case:
    """Return the case that a complaint begins as."""
    return Case(
        number=number,
        kind=Kind.COMPLAINT,
        category=draft.category,
        what=draft.what,
        product=draft.product,
        happened_when=draft.when,
        happened_where=draft.where,
        contact=draft.contact,
        wish=draft.wish,
        amount=draft.amount,
        conversation=draft.conversation,
        language=draft.language,
        evidence=_entries(draft.conversation, draft.evidence),
        state=FIRST,
        term=KINDS[Kind.COMPLAINT].term,
        opened_at=at,
        clock_from=at,
        due_on=due_on(at, KINDS[Kind.COMPLAINT].term),
    )


def callback(draft: CallbackDraft, number: str, at: datetime) -> Case:
    """Return the case that a message left for a person begins as."""
    return Case(
        number=number,
        kind=Kind.CALLBACK,
        category=None,
        what=draft.text,
        contact=draft.contact,
        conversation=draft.conversation,
        language=draft.language,
        evidence=_entries(draft.conversation, draft.evidence),
        state=FIRST,
        term=KINDS[Kind.CALLBACK].term,
        opened_at=at,
        clock_from=at,
        due_on=due_on(at, KINDS[Kind.CALLBACK].term),
    )


def _entries(conversation: str, seqs: tuple[int, ...]) -> tuple[Evidence, ...]:
    return tuple(Evidence(conversation, seq) for seq in sorted(set(seqs)))
