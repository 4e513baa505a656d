"""What clients are shown, as docs/protocol.md section 2 describes it."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from handoff.domain import lifecycle
from handoff.domain.conversation import Conversation
from handoff.domain.entry import Entry
from handoff.domain.identity import Staff
from handoff.domain.lifecycle import State
from handoff.domain.packet import Packet
from handoff.domain.waiting import Outlook

Shown = dict[str, Any]

# Customers need not know that an offer is out, or that the agent still takes notes.
AS_CUSTOMER_SEES = {State.OFFERED: State.QUEUED, State.WRAP_UP: State.CLOSED}


def moment(at: datetime | None) -> str | None:
    """Return RFC 3339 in UTC with milliseconds."""
    return (
        at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if at else None
    )


def entry(one: Entry, *, staff: bool) -> Shown:
    """Return an entry for a customer or for staff."""
    draft = one.draft
    author: Shown = {"role": draft.author.role}
    if draft.author.name:
        author["name"] = draft.author.name
    shown: Shown = {
        "conversation": one.conversation,
        "seq": one.seq,
        "prev": one.seq - 1 if staff else one.prev,
        "kind": draft.kind,
        "author": author,
        "text": draft.text,
        "at": moment(one.at),
    }
    extras: Shown = {
        "client_id": draft.client_id,
        "card": draft.extras.card,
        "event": draft.extras.event,
    }
    extras["quick_replies"] = [
        _button(reply.title, reply.choice) for reply in draft.extras.quick_replies
    ]
    if staff:
        author["id"] = draft.author.id
        extras["meta"] = draft.extras.meta
    return shown | {key: value for key, value in extras.items() if value}


def _button(title: str, choice: str) -> Shown:
    return {"title": title, "choice": choice} if choice else {"title": title}


def state(one: Conversation, outlook: Outlook | None, *, bot_available: bool) -> Shown:
    """Return a conversation's state as its customer sees it."""
    seen = AS_CUSTOMER_SEES.get(one.state, one.state)
    shown: Shown = {
        "conversation": one.id,
        "state": seen,
        "last_seq": one.visible_seq,
        "language": one.language,
        "bot_available": bot_available,
        "can_rate": one.state in lifecycle.ENDED
        and one.score is None
        and one.accepted_at is not None,
    }
    if one.state is State.AGENT:
        shown["agent"] = {"name": one.agent_name, "connected": one.agent_lost_at is None}
    return shown | _wait(outlook if seen is State.QUEUED else None)


def _wait(outlook: Outlook | None) -> Shown:
    if not outlook:
        return {}
    wait = {"low": outlook.low, "high": outlook.high}
    return {"position": outlook.position} | ({"wait": wait} if outlook.low is not None else {})


def summary(one: Conversation, outlook: Outlook | None = None) -> Shown:
    """Return a conversation's state as staff see it."""
    shown: Shown = {
        "conversation": one.id,
        "state": one.state,
        "last_seq": one.last_seq,
        "language": one.language,
        "reason": one.reason,
        "lane": one.lane,
        "priority": one.priority,
        "skill": one.skill,
        "queued_at": moment(one.queued_at),
        "since": moment(one.since or one.opened_at),
        "offer_deadline": moment(one.offer_deadline),
        "customer": {"label": one.visitor[-4:], "identity": one.assurance},
        "last_text": one.last_text,
        "last_at": moment(one.last_at),
        "epoch": one.epoch,
        "agent_id": one.agent,
        "case": one.case or None,
        "read_by_customer": one.read_by_customer,
        "read_by_agent": one.read_by_agent,
    }
    return shown | _wait(outlook)


def packet(one: Packet) -> Shown:
    """Return the handoff packet."""
    return asdict(one) | {"queued_at": moment(one.queued_at), "case": one.case or None}


def me(staff: Staff, load: int, csrf: str = "") -> Shown:
    """Return what an agent knows of oneself; the CSRF token only over HTTP."""
    shown: Shown = {
        "id": staff.id,
        "name": staff.name,
        "role": staff.role,
        "available": staff.available,
        "capacity": staff.capacity,
        "load": load,
        "skills": sorted(staff.skills),
        "languages": sorted(staff.languages),
    }
    return shown | ({"csrf": csrf} if csrf else {})
