"""The audit chain: each change carries the SHA-256 of the one before, over canonical JSON.

A changed, missing or moved row breaks the chain there; a chain cut short no longer reaches its
recorded end; a case edited behind the store's back no longer has the digest of its last change.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from cases.case import Case, Step

GENESIS = "0" * 64
# What every case had when the chain began; a field that came later counts only where it is set.
FROM_THE_FIRST = frozenset(
    [
        "number",
        "kind",
        "state",
        "category",
        "term",
        "conversation",
        "language",
        "what",
        "product",
        "happened_when",
        "happened_where",
        "contact",
        "wish",
        "amount",
        "assignee",
        "opened_at",
        "clock_from",
        "due_on",
        "resolved_at",
        "closed_at",
        "version",
        "evidence",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One link: what was done to which case, by whom, when, and what the case was afterwards."""

    position: int
    number: str
    at: datetime
    actor: str
    command: str
    state_before: str | None
    state_after: str
    note: str
    case_digest: str
    previous: str

    def digest(self) -> str:
        """Return the link's own digest, which the next link carries as `previous`."""
        return _sha256(asdict(self))


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the chain does not hold.

    `why`: `altered`, `missing`, `unlinked`, `cut_short`; `case_altered` and `case_missing`: edited, or
    taken away, without a change.
    """

    position: int
    why: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many links hold, the first break if any, and the end of the chain to keep elsewhere."""

    checked: int
    broken: Break | None
    position: int
    digest: str

    @property
    def holds(self) -> bool:
        """Whether nothing is broken."""
        return self.broken is None


@dataclass(frozen=True, slots=True)
class Trace:
    """What happened to a case, not yet in the chain; `before` is None at its birth."""

    step: Step
    at: datetime
    before: Case | None
    case: Case


def link(trace: Trace, end: tuple[int, str]) -> Change:
    """Return the link that follows the end of the chain, given as position and digest."""
    return Change(
        position=end[0] + 1,
        number=trace.case.number,
        at=trace.at,
        actor=trace.step.actor,
        command=trace.step.command,
        state_before=trace.before.state if trace.before else None,
        state_after=trace.case.state,
        note=trace.step.told(),
        case_digest=case_digest(trace.case),
        previous=end[1],
    )


def case_digest(case: Case) -> str:
    """Return the digest of a whole case, evidence included."""
    absent = {field.name for field in fields(case) if _is_absent(case, field.name)}
    return _sha256({name: value for name, value in asdict(case).items() if name not in absent})


def _is_absent(case: Case, name: str) -> bool:
    # So that a case from before there was such a field keeps its digest.
    return name not in FROM_THE_FIRST and getattr(case, name) in (None, "", 0, ())


def first_break(expected: tuple[int, str], links: list[tuple[Change, str]]) -> Break | None:
    """Return the first fault; `expected` is the next position and the digest before it."""
    position, previous = expected
    for change, recorded in links:
        why = _fault(change, recorded, position, previous)
        if why:
            return Break(position if why == "missing" else change.position, why, change.number)
        position, previous = position + 1, recorded
    return None


def _fault(change: Change, recorded: str, position: int, previous: str) -> str | None:
    if change.position != position:
        return "missing"
    if change.digest() != recorded:
        return "altered"
    return None if change.previous == previous else "unlinked"


def _sha256(fields: Mapping[str, Any]) -> str:
    text = json.dumps(
        fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=_plain
    )
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: object) -> str:
    """Write what JSON has no form for, the same on every database."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:.2f}"
        case _:
            raise TypeError(f"no canonical form for {type(value).__name__}")
