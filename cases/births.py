"""The cases that drafts begin as."""

from datetime import datetime

from cases.attached import Evidence
from cases.case import Case
from cases.deadlines import due_on
from cases.drafts import CallbackDraft, ComplaintDraft
from cases.kinds import KINDS, Kind
from cases.lifecycle import FIRST


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
