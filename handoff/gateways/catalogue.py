"""What the hall takes from data/: the bank's name and hours, and the replies that agents start with."""

from datetime import date, time
from pathlib import Path
from typing import Any

import yaml

from handoff.domain.bank import Bank
from handoff.domain.canned import CannedReply
from handoff.domain.history.targets import BadTargets, Target, parsed
from handoff.domain.hours import Hours, Span
from handoff.services.archive import Words

MIDNIGHT = "24:00"


def bank(data: Path, *, always_open: bool) -> Bank:
    """Return the bank as the catalogue has it; raises KeyError for a catalogue that lacks what is needed."""
    facts = _load(data / "catalog" / "bank.yml")
    hours = Hours() if always_open else _hours(data)
    hotline = str(facts.get("card_hotline") or facts["hotline"])
    return Bank(facts["name"]["zh"], facts["name"]["en"], hotline, hours)


def _hours(data: Path) -> Hours:
    desk = _load(data / "catalog" / "service.yml")["desk"]
    branches = _load(data / "catalog" / "branches.yml")
    resting = [day for holiday in branches["holidays"] for day in holiday["dates"]]
    return Hours(
        weekday=_span(desk["weekday"]),
        weekend=_span(desk["weekend"]),
        holiday=_span(desk["holiday"]),
        holidays=frozenset(date.fromisoformat(str(day)) for day in resting),
        working_weekends=frozenset(
            date.fromisoformat(str(day)) for day in branches["working_weekends"]
        ),
    )


def _span(given: dict[str, str] | None) -> Span | None:
    if not given:
        return None
    until = time.min if given["until"] == MIDNIGHT else time.fromisoformat(given["until"])
    return Span(time.fromisoformat(given["from"]), until)


def canned(data: Path) -> list[CannedReply]:
    """Return the replies that come with the data, if any; their ids are their shortcuts, so that each comes once."""
    file = data / "canned.yml"
    found = _load(file)["replies"] if file.exists() else []
    return [
        CannedReply(
            f"delivered-{one['shortcut']}"[:40],
            one["shortcut"],
            one["title"],
            one["zh"].strip(),
            one["en"].strip(),
        ).checked()
        for one in found
    ]


def targets(data: Path) -> tuple[Target, ...]:
    """Return what the service is measured against, if anything; BadTargets for what makes no sense."""
    file = data / "targets.yml"
    if not file.exists():
        return ()
    try:
        return parsed(_load(file).get("targets") or {})
    except BadTargets as error:
        raise BadTargets(f"{file}: {error}") from None


def topics(data: Path) -> dict[str, Words]:
    """Return what each topic covers."""
    found = _load(data / "topics.yml")["topics"]
    return {one["id"]: Words(one["zh"], one["en"]) for one in found}


def _load(file: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded
