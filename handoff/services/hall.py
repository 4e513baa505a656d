"""The hall: the ports and the paces that every use case is handed."""

from dataclasses import dataclass, field
from datetime import timedelta

from handoff.services.assistant import Bot
from handoff.services.ports import CaseDesk, Clock, Publisher, Store
from handoff.services.scribe import Scribe


@dataclass(frozen=True, slots=True)
class Pace:
    """How long things may take; every field is a setting of the same name."""

    offer: timedelta = timedelta(seconds=25)
    agent_lost_notice: timedelta = timedelta(seconds=5)
    agent_grace: timedelta = timedelta(seconds=40)
    wrap_up: timedelta = timedelta(seconds=30)
    lease: timedelta = timedelta(seconds=30)
    overflow: timedelta = timedelta(seconds=60)
    bot_patience: timedelta = timedelta(seconds=3)
    bot_memory: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Hall:
    """What a use case works with."""

    store: Store
    clock: Clock
    bot: Bot
    publisher: Publisher
    cases: CaseDesk
    scribe: Scribe
    pace: Pace = field(default_factory=Pace)
