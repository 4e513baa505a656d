"""Push the floor to the supervisors who have it open, at most once a second and only when it changed."""

import asyncio

from handoff.realtime import desk_shown, rooms
from handoff.realtime.shown import Shown
from handoff.realtime.staff import StaffNamespace
from handoff.services import floor
from handoff.services.hall import Hall
from handoff.services.reactions import Reactions

EVERY_SECONDS = 1.0
SHARE = 0.1  # of the time at most: a large floor is pushed less often, so that customers do not wait for it


class FloorBoard:
    """Each node looks for its own supervisors, so that nothing need be told between nodes."""

    def __init__(self, staff: StaffNamespace, reactions: Reactions) -> None:
        self._staff, self._reactions = staff, reactions
        self._pushed: tuple[Shown, frozenset[str]] = ({}, frozenset())

    async def run(self) -> None:
        """Look again and again while somebody looks; runs until cancelled."""
        now = asyncio.get_running_loop().time
        pause = EVERY_SECONDS
        while True:
            await asyncio.sleep(pause)
            begun = now()
            if self._staff.floor_watchers:
                await self._reactions.safely(self.push)
            pause = max(EVERY_SECONDS, (now() - begun) / SHARE)

    async def push(self, hall: Hall) -> None:
        """Send the floor if it, or who looks, is another than before; a waiting time that grows is no change."""
        watchers = frozenset(self._staff.floor_watchers)
        seen = desk_shown.floor(await floor.view(hall))
        pushed = (seen | {"waiting_longest": 0}, watchers)
        if pushed == self._pushed:
            return
        self._pushed = pushed
        for sid in watchers:
            await self._staff.emit("floor", seen, to=sid, namespace=rooms.STAFF)
