"""What officers' pages are shown, as docs/cases.md describes it."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import msgspec

from cases.alarms import Alarm
from cases.arranged import Arranged
from cases.attached import Letter
from cases.audit import Change
from cases.case import Case
from cases.deadlines import TERMS
from cases.deliveries import Delivery
from handoff.domain.identity import Staff
from handoff.realtime.shown import moment
from handoff.services.attachments import Links
from handoff.services.casework.arranging import ArrangedFile, Place
from handoff.services.casework.reading import CaseFile

Shown = dict[str, Any]
Names = Mapping[str, str]

ROW = (
    "number",
    "kind",
    "state",
    "category",
    "root_cause",
    "line",
    "channel",
    "branch",
    "outcome",
    "term",
    "language",
    "product",
    "score",
    "reopened",
    "version",
    "due_on",
)
TOLD = ("what", "happened_when", "happened_where", "contact", "wish", "conversation")
EXCERPT = 120  # characters of a complaint in a list


def names(staff: list[Staff]) -> Names:
    """Return how the trail's actors are called."""
    return {f"agent:{one.id}": one.name for one in staff}


def row(case: Case, now: datetime, called: Names) -> Shown:
    """Return a case as a list shows it."""
    return {
        **{name: _plain(getattr(case, name)) for name in ROW},
        "what": case.what[:EXCERPT],
        "officer": _person(case.assignee, called),
        "opened_at": moment(case.opened_at),
        "resolved_at": moment(case.resolved_at),
        "days_left": case.days_left(now),
        "paused": case.paused_since is not None,
        "extension_asked": case.extension_asked_by is not None,
    }


def whole(file: CaseFile, called: Names, links: Links) -> Shown:
    """Return a case with its trail and what the reader may do."""
    case = file.case
    return {
        **row(case, file.at, called),
        **{name: getattr(case, name) for name in TOLD},
        "amount": _plain(case.amount),
        "closed_at": moment(case.closed_at),
        "clock_from": moment(case.clock_from),
        "days": TERMS[case.term].days,
        "source": TERMS[case.term].source,
        "paused_since": moment(case.paused_since),
        "pause_reason": _plain(case.pause_reason),
        "extension_asked_by": _person(case.extension_asked_by, called),
        "missed_calls": case.missed_calls,
        **_hanging(case, called),
        "letters": [_letter(one, called, file.deliveries.get(one.seq)) for one in case.letters],
        "attachments": [asdict(one) | {"url": links.address(one.id)} for one in case.attachments],
        "trail": [_change(one, called) for one in file.trail],
        "may": sorted(file.may),
    }


def _hanging(case: Case, called: Names) -> Shown:
    return {
        "evidence": [asdict(one) for one in case.evidence],
        "pauses": [
            {"since": moment(one.since), "until": moment(one.until), "reason": one.reason}
            for one in case.pauses
        ],
        "links": [{"number": one.other, "bond": one.bond} for one in case.links],
        "recusals": [
            {"staff": _person(one.staff, called), "reason": one.reason} for one in case.recusals
        ],
    }


def alarm(one: Alarm, called: Names) -> Shown:
    """Return an alarm."""
    return {
        "number": one.number,
        "level": one.level,
        "due_on": one.due_on.isoformat(),
        "officer": _person(one.assignee, called),
        "raised_at": moment(one.raised_at),
    }


def _letter(one: Letter, called: Names, way: Delivery | None) -> Shown:
    return asdict(one) | {
        "sent_at": moment(one.sent_at),
        "sent_by": called.get(one.sent_by, one.sent_by),
        "delivery": _delivery(way) if way else None,
    }


def _delivery(one: Delivery) -> Shown:
    plain = {name: getattr(one, name) for name in ("state", "attempts", "error")}
    return plain | {"at": moment(one.changed_at)}


def arranged(one: Arranged) -> Shown:
    """Return a loss report, an appointment or feedback."""
    plain = asdict(one) | {"day": one.day.isoformat() if one.day else None}
    return plain | {"made_at": moment(one.made_at), "changed_at": moment(one.changed_at)}


def arranged_file(file: ArrangedFile, called: Names) -> Shown:
    """Return one of them with its trail and what the reader may do."""
    trail = [
        {
            "at": moment(line.at),
            "actor": _person(f"agent:{line.staff}", called),
            "act": line.action,
            "note": line.reason,
        }
        for line in file.trail
    ]
    return arranged(file.one) | {"trail": trail, "may": sorted(file.may)}


def place(one: Place) -> Shown:
    """Return a time of a branch's day."""
    return asdict(one)


def _change(one: Change, called: Names) -> Shown:
    return {
        "at": moment(one.at),
        "actor": _person(one.actor, called),
        "command": one.command,
        "state": one.state_after,
        "note": one.note,
    }


def _person(actor: str | None, called: Names) -> Shown | None:
    """Return who it is: staff by name, others by what they are (`customer`, `bot`, `system`)."""
    if actor is None:
        return None
    return {"id": actor.removeprefix("agent:"), "name": called.get(actor, actor)}


def _plain(value: object) -> object:
    return msgspec.to_builtins(value)
