"""A report as tables that a spreadsheet can hold; both kinds of file have the same cells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from handoff.domain.history.period import Grain
from handoff.domain.history.report import Report
from handoff.domain.history.targets import Target, Verdict
from handoff.domain.language import Language
from handoff.http.history.naming import named
from handoff.http.history.wire import Sheet
from handoff.services.archive import Words

Cell = str | int | float | None
SHARES = frozenset({"containment", "within_20", "within_60", "abandonment", "misunderstanding"})
FIGURES = (
    *("conversations", "settled", "contained", "containment", "offered", "answered", "abandoned"),
    *("sent_home", "waiting", "after_hours", "within_20", "within_60", "abandonment", "wait_mean"),
    *("wait_p90", "first_reply", "handling", "turns", "misunderstood", "misunderstanding"),
    *("scored", "satisfaction"),
)
OF_TEAMS = (
    *("offered", "answered", "abandoned", "sent_home", "waiting", "within_20", "within_60"),
    *("abandonment", "wait_mean", "wait_p90", "first_reply", "handling"),
)
OF_AGENTS = ("handled", "first_reply", "handling", "scored", "satisfaction")
FORMATS: Mapping[Grain, str] = {
    Grain.HOUR: "%Y-%m-%d %H:%M",
    Grain.DAY: "%Y-%m-%d",
    Grain.MONTH: "%Y-%m",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads it: the language, what topics cover, the zone of the bank."""

    language: Language
    topics: Mapping[str, Words]
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are the keys of naming; the lines fit them."""

    columns: Sequence[str]
    lines: list[list[Cell]]


def table(sheet: Sheet, report: Report, reader: Reader) -> Table:
    """Return one table of the report."""
    return TABLES[sheet](report, reader)


def _targets(report: Report, reader: Reader) -> Table:
    lines = [_verdict(one, reader) for one in report.verdicts]
    return Table(("figure", "target", "reached", "met"), lines)


def _verdict(verdict: Verdict, reader: Reader) -> list[Cell]:
    met = (
        None
        if verdict.is_met is None
        else named("yes" if verdict.is_met else "no", reader.language)
    )
    target = verdict.target
    return [named(target.figure, reader.language), _asked(target), verdict.reached, met]


def _asked(target: Target) -> str:
    return f"{'≥' if target.side == 'at_least' else '≤'} {target.value:g}"


def _parts(report: Report, reader: Reader) -> Table:
    form = FORMATS[report.grain]
    lines = [
        [_local(part.start, reader, form), *_cells(part.figures, FIGURES)] for part in report.parts
    ]
    lines.append([named("total", reader.language), *_cells(report.total, FIGURES)])
    return Table(("start", *FIGURES), lines)


def _local(at: datetime, reader: Reader, form: str) -> str:
    return at.astimezone(reader.zone).strftime(form)


def _teams(report: Report, reader: Reader) -> Table:
    lines = [
        [named(f"team:{team.skill}", reader.language), *_cells(team.figures, OF_TEAMS)]
        for team in report.teams
    ]
    return Table(("skill", *OF_TEAMS), lines)


def _agents(report: Report, _reader: Reader) -> Table:
    lines = [[harmless(agent.name), *_cells(agent, OF_AGENTS)] for agent in report.agents]
    return Table(("agent", *OF_AGENTS), lines)


def _topics(report: Report, reader: Reader) -> Table:
    lines: list[list[Cell]] = [
        [one.topic, _covers(one.topic, reader), one.count] for one in report.topics
    ]
    return Table(("topic", "covers", "count"), lines)


def _covers(topic: str, reader: Reader) -> str:
    words = reader.topics.get(topic)
    return getattr(words, reader.language.value) if words else ""


def _reasons(report: Report, reader: Reader) -> Table:
    lines: list[list[Cell]] = [
        [named(f"reason:{one.code}", reader.language), one.count] for one in report.reasons
    ]
    return Table(("reason", "count"), lines)


def _cells(figures: object, columns: Sequence[str]) -> list[Cell]:
    return [getattr(figures, column) for column in columns]


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


TABLES: Mapping[Sheet, Callable[[Report, Reader], Table]] = {
    Sheet.TARGETS: _targets,
    Sheet.PARTS: _parts,
    Sheet.TEAMS: _teams,
    Sheet.AGENTS: _agents,
    Sheet.TOPICS: _topics,
    Sheet.REASONS: _reasons,
}
