"""What runs for ever ends when it is told to."""

import asyncio
import re
from contextlib import suppress

from handoff.cli.processes import PROGRAM
from handoff.serve import SECONDS_TO_FINISH
from handoff.services.ending import end


async def deaf_once() -> None:
    """Lose a cancellation, as redis-py may, and go on."""
    with suppress(asyncio.CancelledError):
        await asyncio.sleep(60)
    await asyncio.sleep(60)


async def broken() -> None:
    """Fail at the end instead of ending."""
    try:
        await asyncio.sleep(60)
    finally:
        raise ValueError


async def ended() -> None:
    """Be over before anybody asks."""


async def test_a_task_that_loses_a_cancellation_ends_all_the_same() -> None:
    tasks = [asyncio.create_task(work()) for work in (deaf_once, broken, ended, deaf_once)]
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await end(tasks)
    assert [task.cancelled() for task in tasks] == [True, False, False, True]
    assert isinstance(tasks[1].exception(), ValueError)


def test_requests_under_way_may_finish_before_the_process_is_killed() -> None:
    [seconds] = re.findall(r"stopwaitsecs=(\d+)", PROGRAM)
    assert int(seconds) > SECONDS_TO_FINISH
