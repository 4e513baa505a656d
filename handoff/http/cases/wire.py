"""What officers' pages send, parsed into types; docs/cases.md describes it."""

from datetime import date
from typing import Annotated, TypeVar

import msgspec
from aiohttp import web
from msgspec import Meta, Struct

from cases import arranged
from cases.arranged_rows import PAGE, Wanted
from cases.attached import LetterKind, PauseReason
from cases.case import Facts
from cases.coding import Channel, Line, Outcome, RootCause
from cases.kinds import Category, Kind
from cases.lifecycle import Command, State
from cases.register import Filter, Order
from handoff.domain.errors import BadRequest
from handoff.domain.language import Language
from handoff.services.casework.arranging import WHOLE_DAY

Body = TypeVar("Body")
Note = Annotated[str, Meta(max_length=4000)]
Name = Annotated[str, Meta(max_length=64)]
Reason = Annotated[str, Meta(min_length=1, max_length=500)]


class Coded(Struct):
    """How a case is coded; what is absent stays."""

    category: Category | None = None
    root_cause: RootCause | None = None
    line: Line | None = None
    channel: Channel | None = None
    branch: Annotated[str, Meta(max_length=40)] | None = None
    outcome: Outcome | None = None

    def facts(self) -> Facts:
        """Return it as the case store takes it."""
        return Facts(**msgspec.structs.asdict(self))


class Act(Struct):
    """`POST /api/cases/{number}/acts`."""

    command: Command
    version: int
    note: Note = ""
    assignee: Name = ""
    other: Name = ""
    facts: Coded | None = None
    score: Annotated[int, Meta(ge=1, le=5)] | None = None
    reason: PauseReason | None = None


class Letter(Struct):
    """`POST /api/cases/{number}/letters` and its preview."""

    kind: LetterKind
    language: Annotated[str, Meta(pattern="^(zh|en)$")]
    version: int
    words: dict[Name, Note] = {}
    way: Annotated[str, Meta(pattern="^(online|post|e-mail|in_person)$")] = "online"


class Deed(Struct):
    """`POST /api/cases/arranged/{sort}/{number}/acts`; `state` is the one on the screen."""

    act: arranged.Act
    state: Name
    note: Note = ""


class ArrangedQuery(Struct):
    """`GET /api/cases/arranged/{sort}`."""

    state: Name = ""
    kind: Name = ""
    branch: Name = ""
    day: date | None = None
    owed: bool = False
    offset: Annotated[int, Meta(ge=0, le=1_000_000)] = 0

    def wanted(self, sort: arranged.Sort) -> Wanted:
        """Return it as the rows take it; a branch's day comes whole."""
        limit = WHOLE_DAY if self.branch and self.day else PAGE
        return Wanted(sort=sort, limit=limit, **msgspec.structs.asdict(self))


class Reveal(Struct):
    """`POST /api/cases/{number}/reveal`."""

    token: Name
    reason: Reason


class Query(Struct):
    """`GET /api/cases`."""

    kind: Kind | None = None
    state: State | None = None
    category: Category | None = None
    officer: Name = ""
    owed: bool = False
    overdue: bool = False
    text: Annotated[str, Meta(max_length=200)] = ""
    since: date | None = None
    until: date | None = None
    order: Order = Order.DEADLINE
    offset: Annotated[int, Meta(ge=0, le=1_000_000)] = 0

    def filter(self) -> Filter:
        """Return it as the register takes it."""
        given = msgspec.structs.asdict(self)
        officer = given.pop("officer")
        return Filter(assignee=f"agent:{officer}" if officer else "", **given)


class Period(Struct):
    """`GET /api/cases/report` and the exports: days of the bank, both included."""

    since: date
    until: date


class Reader(Struct):
    """Who reads an export; without a language the browser's."""

    language: Language | None = None


async def body(request: web.Request, kind: type[Body]) -> Body:
    """Return the parsed body; BadRequest otherwise."""
    try:
        return msgspec.json.decode(await request.read(), type=kind)
    except msgspec.MsgspecError as error:
        raise BadRequest("body") from error


def query(request: web.Request, kind: type[Body]) -> Body:
    """Return the parsed query string; what is empty counts as absent."""
    given = {name: value for name, value in request.query.items() if value}
    try:
        return msgspec.convert(given, kind, strict=False)
    except msgspec.MsgspecError as error:
        raise BadRequest("query") from error
