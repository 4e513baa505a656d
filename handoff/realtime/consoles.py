"""Who is at the other end of a console's connection, and what every group of its events works with."""

from dataclasses import dataclass

from handoff.domain.identity import Staff
from handoff.domain.language import Language
from handoff.realtime.sockets import Namespace
from handoff.services.hall import Hall
from handoff.services.reactions import Reactions


@dataclass(slots=True)
class Caller:
    """One tab of a member of staff."""

    sid: str
    staff: Staff
    language: Language = Language.ZH


class Events(Namespace):
    """What the groups of events share; staff.py puts them together."""

    _hall: Hall
    _reactions: Reactions
    callers: dict[str, Caller]
