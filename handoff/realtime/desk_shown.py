"""What consoles and dashboards are shown of colleagues, the floor and the past; docs/protocol.md section 2."""

from dataclasses import asdict

from handoff.domain.canned import CannedReply
from handoff.domain.dispositions import DISPOSITIONS
from handoff.domain.floor import Floor, Seat
from handoff.domain.past import Past
from handoff.domain.quality import CRITERIA, HIGHEST, Review
from handoff.domain.routing import Desk
from handoff.realtime.shown import Shown, moment, summary
from handoff.services.hindsight import Explained
from handoff.services.quality import Result


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
    del shown["agent_id"]
    return {key: value for key, value in shown.items() if value not in (None, "")}


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
