"""End tasks for certain."""

import asyncio
from collections.abc import Iterable

AGAIN_AFTER = 0.5  # seconds


async def end(tasks: Iterable[asyncio.Task[None]]) -> None:
    """Cancel tasks until each has ended.

    Once is not enough: redis-py 8.1 and `asyncio.wait_for` of Python 3.11 lose a cancellation that arrives together
    with what they wait for, and a loop that goes on for ever then goes on.
    """
    running = set(tasks)
    while running:
        for task in running:
            task.cancel()
        _, running = await asyncio.wait(running, timeout=AGAIN_AFTER)
