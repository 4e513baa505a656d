"""What follows from a commit: clients are told, the assistant answers, the queue moves."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

import structlog

from handoff.domain.entry import Speaker
from handoff.domain.lifecycle import State
from handoff.services import closing_time, offers, presence, staffing
from handoff.services.ending import end
from handoff.services.hall import Hall
from handoff.services.ports import Change
from handoff.services.turns import TurnTaker

log = structlog.get_logger()

Step = Callable[[Hall], Awaitable[object]]

COALESCE_SECONDS = 0.1  # a burst of escalations moves the queue once
SWEEP_SECONDS = 1.0
OWED_EVERY = 5  # sweeps
PLACES_EVERY = 10  # sweeps: a waiting range stays true although nothing moves


async def _publish(changes: Sequence[Change], hall: Hall) -> None:
    await hall.publisher.changed(changes)


class Reactions:
    """Hears of every commit on this node and sets in motion what it asks for."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self.turns = TurnTaker(hall)
        self._queue_moved = asyncio.Event()
        self._committed: asyncio.Queue[Sequence[Change]] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []

    def committed(self, changes: Sequence[Change]) -> None:
        """Take note of a commit; what follows happens in the order of the commits, without holding up the writer."""
        self._committed.put_nowait(changes)

    async def _tell(self) -> None:
        while True:
            changes = await self._committed.get()
            await self.safely(partial(_publish, changes))
            for change in changes:
                self._react(change)

    def _react(self, change: Change) -> None:
        conversation = change.conversation
        spoke = any(entry.draft.author.role is Speaker.CUSTOMER for entry in change.entries)
        if conversation.state is State.BOT and spoke:
            self.turns.owe(conversation.id)
        if any(entry.draft.extras.event for entry in change.entries):
            self._queue_moved.set()

    def slot_freed(self) -> None:
        """An agent became available or connected."""
        self._queue_moved.set()

    def start(self) -> None:
        """Begin to move the queue and to watch the clock."""
        steps = (self._tell, self._move_queue, self._sweep)
        self._tasks = [asyncio.create_task(step()) for step in steps]

    async def close(self) -> None:
        """Stop; everything that was to be done is in the database."""
        await end(self._tasks)
        await self.turns.close()

    async def _move_queue(self) -> None:
        while True:
            await self._queue_moved.wait()
            self._queue_moved.clear()
            await self.safely(offers.dispatch)
            await self._hall.publisher.queue_changed()
            await asyncio.sleep(COALESCE_SECONDS)

    async def _sweep(self) -> None:
        """The slow safety net: deadlines, lost agents, owed answers, a queue that nobody moved."""
        sweeps = 0
        while True:
            await self.safely(offers.expire)
            await self.safely(presence.watch)
            await self.safely(staffing.dismiss)
            await self.safely(closing_time.send_home)
            await self.safely(offers.dispatch)
            if sweeps % OWED_EVERY == 0:
                await self.safely(self._owed)
            if sweeps % PLACES_EVERY == 0:
                await self.safely(self._places)
            sweeps += 1
            await asyncio.sleep(SWEEP_SECONDS)

    async def _places(self, hall: Hall) -> None:
        async with hall.store.look() as uow:
            if await uow.conversations.queue():
                self._queue_moved.set()

    async def _owed(self, hall: Hall) -> None:
        async with hall.store.look() as uow:
            owed = await uow.conversations.unanswered(hall.clock.now() - hall.pace.bot_memory)
        for conversation_id in owed:
            self.turns.owe(conversation_id)

    async def safely(self, step: Step) -> None:
        """One failing step must not stop the clock; it is logged and tried again."""
        try:
            await step(self._hall)
        except Exception:
            log.exception("step failed", step=getattr(step, "__name__", "?"))
