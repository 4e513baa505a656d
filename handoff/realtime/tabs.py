"""Who is at the other end of a customer's connection, and what every group of its events works with."""

from dataclasses import dataclass

from handoff.domain.identity import Visitor
from handoff.domain.language import Language
from handoff.realtime.sockets import Namespace
from handoff.services.hall import Hall


@dataclass(slots=True)
class Caller:
    """One tab."""

    sid: str
    visitor: Visitor
    language: Language = Language.ZH


class Events(Namespace):
    """What the groups of events share; visitors.py puts them together."""

    _hall: Hall
    callers: dict[str, Caller]
