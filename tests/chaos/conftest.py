"""A hall with a customer who is with an agent, and the judge of how a fault went."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.fakes import FakeBot
from tests.support.hall import Agent, Customer, Hall, running_hall
from tests.support.oracle import Verdict

QUICK = {"message_burst": 10_000}


@dataclass
class Served:
    """A customer and the agent who serves them."""

    hall: Hall
    agent: Agent
    customer: Customer

    @property
    def conversation(self) -> str:
        return self.customer.conversation


Serve = Callable[..., AbstractAsyncContextManager[Served]]


@pytest.fixture
def served(tmp_path: Path) -> Serve:
    @asynccontextmanager
    async def serve(**settings: Any) -> AsyncIterator[Served]:
        async with running_hall(tmp_path, FakeBot(), **(QUICK | settings)) as hall:
            await hall.hire("lin", capacity=200)
            agent, customer = await hall.agent("lin"), await hall.customer()
            await customer.ask_human()
            await agent.accept_next()
            yield Served(hall, agent, customer)

    return serve


@pytest.fixture
def verdict(record_property: Callable[[str, object], None]) -> Callable[[str], Verdict]:
    return lambda fault: Verdict(fault, record_property)
