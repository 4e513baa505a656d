"""A floor without sockets: several workers, each a hall of its own, on one database, and a clock that is set."""

import asyncio
import itertools
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from cases.database import open_engine
from handoff.cli.accounts import ALL_SKILLS, BOTH
from handoff.domain.conversation import Conversation
from handoff.domain.entry import Entry
from handoff.domain.errors import HandoffError
from handoff.domain.identity import Role, Staff, Visitor
from handoff.domain.lifecycle import BUSY
from handoff.gateways.shelf import FileShelf, SignedLinks
from handoff.services import presence, visiting
from handoff.services.hall import Hall
from handoff.services.rates import Rates
from handoff.services.scribe import Scribe
from handoff.storage.store import SqlStore
from tests.support.fakes import FakeBot, SilentPublisher

BEGINNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
EVERYTHING = 100_000  # entries


@dataclass
class SetClock:
    """Stands still until told."""

    at: datetime = BEGINNING

    def now(self) -> datetime:
        """Return the moment that was set."""
        return self.at


@dataclass
class Floor:
    """Workers, agents and customers; every act goes through one worker's use cases."""

    workers: list[Hall]
    engines: list[AsyncEngine]
    clock: SetClock
    agents: list[Staff] = field(default_factory=list)
    customers: list[Visitor] = field(default_factory=list)
    conversations: list[str] = field(default_factory=list)
    here: dict[str, str] = field(default_factory=dict)  # agent's id: connection
    numbers: Any = field(default_factory=itertools.count)

    async def hire(
        self, capacity: int, skills: frozenset[str] = ALL_SKILLS, role: Role = Role.AGENT
    ) -> Staff:
        """Add an agent or a supervisor, who is connected and available."""
        number = next(self.numbers)
        name = f"agent{number}"
        one = Staff(f"{name:0>32}", name, name, role, True, capacity, skills, BOTH)
        async with self.workers[0].store.begin() as uow:
            await uow.roster.add(one, "no password", self.clock.now())  # type: ignore[attr-defined]
        self.agents.append(one)
        await self.arrive(self.workers[0], one)
        return one

    async def arrive(self, worker: Hall, agent: Staff) -> None:
        """Open the console, if it is not open."""
        if agent.id not in self.here:
            self.here[agent.id] = f"sid{next(self.numbers)}"
            await presence.arrive(worker, agent, self.here[agent.id])

    async def leave(self, worker: Hall, agent: Staff) -> None:
        """Lose the connection."""
        if sid := self.here.pop(agent.id, None):
            await presence.leave(worker, sid)

    async def come_in(self, worker: Hall) -> str:
        """Begin a conversation of a new customer; return its id."""
        visitor = Visitor(f"v-{next(self.numbers)}")
        conversation = await visiting.open_conversation(worker, visitor, None, False)
        self.customers.append(visitor)
        self.conversations.append(conversation.id)
        return conversation.id

    async def pass_time(self, seconds: int) -> None:
        """Move the clock; consoles that are open go on saying so."""
        self.clock.at += timedelta(seconds=seconds)
        async with self.workers[0].store.begin() as uow:
            await uow.roster.seen(list(self.here.values()), self.clock.now())

    async def rows(self) -> list[Conversation]:
        """Return every conversation as it stands in the database."""
        async with self.workers[0].store.look() as uow:
            found = await uow.conversations.many(self.conversations)
        return list(found.values())

    async def log(self, conversation: str) -> list[Entry]:
        """Return a whole log."""
        async with self.workers[-1].store.look() as uow:
            return await uow.log.after(conversation, 0, EVERYTHING, staff=True)

    async def close(self) -> None:
        """Let go of the database."""
        for engine in self.engines:
            await engine.dispose()


def open_floor(database: str, home: Path, workers: int = 2) -> Floor:
    """Return an empty floor on a database that has its tables."""
    clock, halls, engines = SetClock(), [], []
    for number in range(workers):
        engine = open_engine(database)
        store = SqlStore(engine, clock, bytes(32), f"node{number}")
        rest = Scribe(store), FileShelf(home), SignedLinks("key", clock), Rates(clock)
        halls.append(Hall(store, clock, FakeBot(), SilentPublisher(), NO_CASES, *rest))
        engines.append(engine)
    return Floor(halls, engines, clock)


NO_CASES: Any = None  # nothing here opens a case


async def tried(act: Awaitable[object]) -> object:
    """Do it; a refusal is an answer."""
    try:
        return await act
    except HandoffError as refused:
        return refused


async def together(*acts: Awaitable[object]) -> list[object]:
    """Do them at once."""
    return list(await asyncio.gather(*(tried(act) for act in acts)))


def load_of(rows: list[Conversation], agent: Staff) -> int:
    """Return how many slots of an agent are taken."""
    return sum(one.agent == agent.id and one.state in BUSY for one in rows)
