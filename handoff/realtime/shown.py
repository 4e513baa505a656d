"""What clients are shown, as docs/protocol.md section 2 describes it."""

from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from handoff.domain import lifecycle
from handoff.domain.attachment import Attachment
from handoff.domain.conversation import Conversation
from handoff.domain.entry import Author, Entry, Extras, Speaker
from handoff.domain.identity import Staff
from handoff.domain.lifecycle import State
from handoff.domain.packet import Packet
from handoff.domain.urgency import VIP
from handoff.domain.waiting import Outlook
from handoff.services.attachments import Links
from handoff.services.hall import Front
from handoff.services.visiting import Page

Shown = dict[str, Any]
NONE = Extras()

# Fields of a conversation that a Summary shows as they are, and those that are moments.
SUMMARISED = (
    "state",
    "last_seq",
    "language",
    "reason",
    "lane",
    "priority",
    "skill",
    "last_text",
    "epoch",
    "read_by_customer",
    "read_by_agent",
    "delivered_to_customer",
    "unread",
)
MOMENTS = ("queued_at", "offer_deadline", "last_at")

# Customers need not know that an offer is out, or that the agent still takes notes.
AS_CUSTOMER_SEES = {State.OFFERED: State.QUEUED, State.WRAP_UP: State.CLOSED}


@lru_cache(maxsize=1_000)  # customer, desk and acknowledgement show the same one
def moment(at: datetime | None) -> str | None:
    """Return RFC 3339 in UTC with milliseconds."""
    return (
        at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if at else None
    )


def entry(one: Entry, links: Links | None, *, staff: bool) -> Shown:
    """Return an entry for a customer or for staff; without links its files are only named."""
    draft = one.draft
    shown = {
        "conversation": one.conversation,
        "seq": one.seq,
        "prev": one.seq - 1 if staff else one.prev,
        "kind": draft.kind,
        "author": _author(draft.author, staff=staff),
        "text": draft.text,
        "at": moment(one.at),
    }
    if draft.client_id:
        shown["client_id"] = draft.client_id
    if draft.author.role is Speaker.SUPERVISOR:
        shown["whisper"] = True
    return shown if draft.extras == NONE else shown | _extras(draft.extras, links, staff=staff)


def entries(page: Page, links: Links, *, staff: bool) -> list[Shown]:
    """Return a page of the log, with what the customer says of the answers in it."""
    votes = {seq: {"vote": vote} for seq, vote in page.votes.items()}
    return [entry(one, links, staff=staff) | votes.get(one.seq, {}) for one in page.entries]


def attachment(file: Attachment, links: Links | None) -> Shown:
    """Return a file with the address under which it is seen for a while."""
    return asdict(file) | ({"url": links.address(file.id)} if links else {})


def _author(author: Author, *, staff: bool) -> Shown:
    shown = {"role": author.role, "name": author.name, "id": author.id if staff else ""}
    return {key: value for key, value in shown.items() if value}


def _extras(extras: Extras, links: Links | None, *, staff: bool) -> Shown:
    shown = {
        "attachments": [attachment(file, links) for file in extras.attachments],
        "card": extras.card,
        "event": extras.event,
        "quick_replies": [_button(reply.title, reply.choice) for reply in extras.quick_replies],
        "meta": extras.meta if staff else None,
        "votable": bool(extras.answers),
    }
    return {key: value for key, value in shown.items() if value}


def _button(title: str, choice: str) -> Shown:
    return {"title": title, "choice": choice} if choice else {"title": title}


def state(one: Conversation, outlook: Outlook | None, front: Front) -> Shown:
    """Return a conversation's state as its customer sees it."""
    seen = AS_CUSTOMER_SEES.get(one.state, one.state)
    shown: Shown = {
        "conversation": one.id,
        "state": seen,
        "last_seq": one.visible_seq,
        "read_by_agent": one.read_by_agent,
        "delivered_to_agent": one.delivered_to_agent,
        "language": one.language,
        "bot_available": front.bot_available,
        "open": front.opening is None,
        "can_rate": one.state in lifecycle.ENDED
        and one.score is None
        and one.accepted_at is not None,
    }
    if one.state is State.AGENT:
        shown["agent"] = {"name": one.agent_name, "connected": one.agent_lost_at is None}
    if front.opening:
        shown["opens_at"] = front.opening.moment()
    return shown | _wait(outlook if seen is State.QUEUED else None)


def _wait(outlook: Outlook | None) -> Shown:
    if not outlook:
        return {}
    wait = {"low": outlook.low, "high": outlook.high}
    return {"position": outlook.position} | ({"wait": wait} if outlook.low is not None else {})


def summary(one: Conversation, outlook: Outlook | None = None) -> Shown:
    """Return a conversation's state as staff see it."""
    plain = {name: getattr(one, name) for name in SUMMARISED}
    moments = {name: moment(getattr(one, name)) for name in MOMENTS}
    shown = {
        "conversation": one.id,
        "since": moment(one.since or one.opened_at),
        "customer": {"label": one.visitor[-4:], "identity": one.assurance},
        "agent_id": one.agent,
        "agent_name": one.agent_name or None,
        "case": one.case or None,
        "vip": one.tier == VIP,
        "sla": _service_level(one),
        "disposition": one.disposition or None,
        "transferred_from": one.transferred_from or None,
    }
    return plain | moments | shown | _wait(outlook)


def _service_level(one: Conversation) -> Shown | None:
    if not one.due_at or not one.queued_at:
        return None
    seconds = (one.due_at - one.queued_at).total_seconds()
    return {"target_seconds": round(seconds), "due_at": moment(one.due_at)}


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
