"""What consoles and dashboards are shown of colleagues, the floor and the past; docs/protocol.md section 2."""

from dataclasses import asdict

from handoff.domain.canned import CannedReply
from handoff.domain.dispositions import DISPOSITIONS
from handoff.domain.floor import Floor, Seat
from handoff.domain.past import Past
from handoff.domain.quality import CRITERIA, HIGHEST, Review
from handoff.domain.routing import Desk
from handoff.domain.urgency import VIP
from handoff.realtime.shown import Shown, moment, summary
from handoff.services.casework.customer_records import NamedVisit
from handoff.services.customers import Card
from handoff.services.hindsight import Explained
from handoff.services.quality import Result

# What customers see of their earlier conversations.
OWN_PAST = ("conversation", "opened_at", "closed_at", "agent", "case", "last_text")


def colleague(desk: Desk) -> Shown:
    """Return a member of staff as colleagues see one."""
    agent = desk.agent
    return {
        "id": agent.id,
        "name": agent.name,
        "available": agent.available,
        "connected": desk.connected,
        "load": desk.load,
        "capacity": agent.capacity,
        "skills": sorted(agent.skills),
        "languages": sorted(agent.languages),
    }


def seat(one: Seat) -> Shown:
    """Return a member of staff as supervisors see one."""
    shown = colleague(one.desk) | {"role": one.desk.agent.role, "since": moment(one.since)}
    away = not one.desk.present and one.away_reason
    return shown | ({"away_reason": away} if away else {})


def floor(one: Floor) -> Shown:
    """Return the floor; only here a summary says who looks on."""
    watchers = one.watchers
    return {
        "agents": [seat(each) for each in one.seats],
        "queue": [
            summary(each, outlook) | {"watchers": watchers.get(each.id, [])}
            for each, outlook in one.queue
        ],
        "conversations": [
            summary(each) | {"watchers": watchers.get(each.id, [])} for each in one.conversations
        ],
        "with_bot": one.with_bot,
        "service_level": asdict(one.level),
        "waiting_longest": one.waiting_longest,
        "open": one.open,
    }


def past(one: Past) -> Shown:
    """Return a line of the past, without what there is not."""
    shown = asdict(one) | {
        "opened_at": moment(one.opened_at),
        "closed_at": moment(one.closed_at),
    }
    del shown["agent_id"], shown["visitor"]
    return {key: value for key, value in shown.items() if value not in (None, "")}


def own_past(one: Past) -> Shown:
    """Return a line of a customer's own past."""
    shown = past(one)
    return {key: shown[key] for key in OWN_PAST if key in shown}


def found(one: Past) -> Shown:
    """Return a line of what was searched for."""
    return past(one) | {"customer": one.visitor[-4:]}


def customer(one: Card) -> Shown:
    """Return a customer's card."""
    conversation = one.conversation
    return {
        "customer": {
            "label": conversation.visitor[-4:],
            "identity": conversation.assurance,
            "vip": conversation.tier == VIP,
            "known_since": moment(one.known_since),
            "conversations": one.conversations,
        },
        "cases": [
            asdict(case) | {"opened_at": moment(case.opened_at), "due_on": case.due_on.isoformat()}
            for case in one.records.cases
        ],
        "appointments": [_visit(visit) for visit in one.records.appointments],
    }


def _visit(one: NamedVisit) -> Shown:
    shown = asdict(one)
    branch = {"zh": shown.pop("branch_zh"), "en": shown.pop("branch_en")}
    return shown | {"day": one.day.isoformat(), "branch": branch}


def explained(one: Explained) -> Shown:
    """Return one offer with why."""
    passed = [{"agent": agent, "why": why} for agent, why in one.passed_over]
    return {
        "agent": one.agent,
        "at": moment(one.at),
        "outcome": one.outcome,
        "passed_over": passed,
    }


def canned(one: CannedReply, staff_id: str) -> Shown:
    """Return a canned reply."""
    shown = asdict(one)
    return shown | {"mine": shown.pop("owner") == staff_id}


def dispositions() -> list[Shown]:
    """Return how conversations may come out."""
    return [{"code": code, "zh": zh, "en": en} for code, (zh, en) in DISPOSITIONS.items()]


def form() -> Shown:
    """Return the form of a review."""
    criteria = [{"code": code, **asdict(criterion)} for code, criterion in CRITERIA.items()]
    return {"criteria": criteria, "scale": HIGHEST}


def review(one: Review) -> Shown:
    """Return a review."""
    return asdict(one) | {"at": moment(one.at)}


def result(one: Result) -> Shown:
    """Return an agent's figures."""
    return {
        "id": one.agent.id,
        "name": one.agent.name,
        "reviews": one.reviews,
        "score": round(one.score, 1) if one.score is not None else None,
        "satisfaction": round(one.satisfaction, 2) if one.satisfaction is not None else None,
        "handled": one.handled,
    }
