"""A case as it stands, and a step that somebody takes; pure, so that every rule can be tested."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal

from cases.attached import (
    Attachment,
    Evidence,
    Letter,
    Link,
    Pause,
    PauseReason,
    Recusal,
)
from cases.coding import Channel, Line, Outcome, RootCause
from cases.deadlines import Term, days_left
from cases.kinds import Category, Kind
from cases.lifecycle import ENDED, Command, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """How an officer codes a case; None leaves a fact as it was."""

    category: Category | None = None
    root_cause: RootCause | None = None
    line: Line | None = None
    channel: Channel | None = None
    branch: str | None = None
    outcome: Outcome | None = None

    def given(self) -> dict[str, str]:
        """Return what is not left as it was."""
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in pairs if value is not None}


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody asks of a case; beside the note only what the command needs.

    `actor` is `customer`, `bot`, `system` or `agent:<id>`; `seen` is the version that the actor
    looked at, None when it does not matter; `score` is the customer's, 1 to 5.
    """

    command: Command
    actor: str
    note: str = ""
    assignee: str | None = None
    facts: Facts | None = None
    score: int | None = None
    reason: PauseReason | None = None
    added: Evidence | Letter | Link | Attachment | Recusal | None = None
    seen: int | None = None

    def told(self) -> str:
        """Return what the trail keeps: the coded facts in a line of their own, then the note."""
        facts = self.facts.given() if self.facts else {}
        coded = "; ".join(f"{name}={value}" for name, value in facts.items())
        return "\n".join(part for part in (coded, self.note) if part)


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
    root_cause: RootCause | None = None
    line: Line | None = None
    channel: Channel | None = None
    branch: str = ""
    outcome: Outcome | None = None
    score: int | None = None
    missed_calls: int = 0
    reopened: int = 0
    paused_since: datetime | None = None
    pause_reason: PauseReason | None = None
    extension_asked_by: str | None = None
    evidence: tuple[Evidence, ...] = ()
    pauses: tuple[Pause, ...] = ()
    letters: tuple[Letter, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    recusals: tuple[Recusal, ...] = ()

    def days_left(self, now: datetime) -> int | None:
        """Return the days that remain, negative when overdue; None once the bank has decided."""
        decided = self.resolved_at is not None or self.state in ENDED
        return None if decided else days_left(self.due_on, self.paused_since or now)

    def with_evidence(self, more: tuple[Evidence, ...]) -> "Case":
        """Return the case with these entries too, each once and in order."""
        together = {*self.evidence, *more}
        return replace(
            self, evidence=tuple(sorted(together, key=lambda one: (one.conversation, one.seq)))
        )
