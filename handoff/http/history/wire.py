"""What the page asks for, parsed into types."""

from datetime import date
from enum import StrEnum

from aiohttp import web
from msgspec import Struct

from handoff.domain.history.period import Grain
from handoff.domain.language import Language
from handoff.http.cases import wire
from handoff.services.archive import Asked


class Sheet(StrEnum):
    """The tables of a report."""

    TARGETS = "targets"
    PARTS = "parts"
    TEAMS = "teams"
    AGENTS = "agents"
    TOPICS = "topics"
    REASONS = "reasons"


class Query(Struct):
    """`GET /api/history` and its files: days of the bank, both included."""

    since: date
    until: date
    grain: Grain = Grain.DAY
    sheet: Sheet = Sheet.PARTS
    language: Language | None = None

    def asked(self) -> Asked:
        """Return it as the use case takes it."""
        return Asked(self.since, self.until, self.grain)


def query(request: web.Request) -> Query:
    """Return the parsed query string; BadRequest otherwise."""
    return wire.query(request, Query)
