"""The hall: the ports and the paces that every use case is handed."""

from dataclasses import dataclass, field
from datetime import timedelta

from handoff.domain.bank import Bank
from handoff.domain.hours import Opening
from handoff.domain.routing import Terms
from handoff.services.assistant import Bot
from handoff.services.attachments import Links, Shelf
from handoff.services.ports import CaseDesk, Clock, Publisher, Store
from handoff.services.rates import Rates
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
    ask_again: timedelta = timedelta(seconds=30)
    bot_patience: timedelta = timedelta(seconds=3)
    bot_memory: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Front:
    """Who is there to serve: the assistant, and people, or when they open next."""

    bot_available: bool
    opening: Opening | None = None


@dataclass(frozen=True, slots=True)
class Hall:
    """What a use case works with."""

    store: Store
    clock: Clock
    bot: Bot
    publisher: Publisher
    cases: CaseDesk
    scribe: Scribe
    shelf: Shelf
    links: Links
    rates: Rates
    pace: Pace = field(default_factory=Pace)
    bank: Bank = field(default_factory=Bank)

    @property
    def front(self) -> Front:
        """Return who is there to serve now."""
        return Front(self.bot.available, self.bank.hours.next_opening(self.clock.now()))

    @property
    def terms(self) -> Terms:
        """Return the terms of routing as they are now."""
        return Terms(self.clock.now(), self.pace.overflow, self.pace.ask_again)
