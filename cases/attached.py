"""What hangs on a case: entries, pauses, letters, links, files and people who must keep off it.

Each is added and never changed, and takes part in the digest of the case.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Evidence:
    """One entry of a conversation's log."""

    conversation: str
    seq: int


class PauseReason(StrEnum):
    """Why the clock may stand still."""

    CUSTOMER_PAPERS = "customer_papers"
    EXPERT_OPINION = "expert_opinion"
    MEDIATION = "mediation"
    COURT = "court"


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which the clock stood still, for example while the customer looks for papers."""

    since: datetime
    until: datetime
    reason: str = ""


class Bond(StrEnum):
    """How two cases belong together."""

    RELATED = "related"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Link:
    """Another case, by its number."""

    other: str
    bond: Bond


@dataclass(frozen=True, slots=True)
class Recusal:
    """Somebody who never gets the case, `agent:<id>`, and why."""

    staff: str
    reason: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file: the bytes lie with the attachments of the conversations, under this id."""

    id: str
    name: str
    type: str
    size: int


class LetterKind(StrEnum):
    """What the bank writes to the customer about."""

    RECEIVED = "received"
    MORE_TIME = "more_time"
    PAUSED = "paused"
    DECISION = "decision"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as it was sent; `seq`, `sent_at` and `sent_by` are set when it is kept."""

    seq: int = 0
    kind: LetterKind
    language: str
    subject: str
    body: str
    way: str
    sent_at: datetime | None = None
    sent_by: str = ""
