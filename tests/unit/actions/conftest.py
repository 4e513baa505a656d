"""What the tests of actions that keep something share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from actions.desk import CaseDesk
from tests.support.tasks import Clock, desk_in


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def desk(tmp_path: Path, clock: Clock) -> AsyncIterator[CaseDesk]:
    async with desk_in(tmp_path, clock) as opened:
        yield opened
