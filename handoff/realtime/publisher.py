"""Tell those who may see it what was committed; Socket.IO may lose it, the log does not."""

from collections.abc import Sequence

import socketio

from handoff.domain.conversation import Conversation
from handoff.domain.entry import Audience, Entry
from handoff.domain.lifecycle import State
from handoff.realtime import rooms, shown
from handoff.services import outlooks, shift
from handoff.services.hall import Hall
from handoff.services.ports import Change

# Events that end an offer, and what the agent is told of it.
OFFER_ENDS = {
    "accepted": "accepted",
    "declined": "declined",
    "missed": "missed",
    "cancelled_wait": "cancelled",
    "closed": "cancelled",
}


class SocketPublisher:
    """Implements ports.Publisher; `hall` is set by the composition root, since each needs the other."""

    def __init__(self, server: socketio.AsyncServer) -> None:
        self._server = server
        self.hall: Hall | None = None

    async def changed(self, changes: Sequence[Change]) -> None:
        """Send new entries and states to those who may see them."""
        for change in changes:
            for entry in change.entries:
                await self._entry(change.conversation, entry)
            names = [
                entry.draft.extras.event["name"]
                for entry in change.entries
                if entry.draft.extras.event
            ]
            if names:
                await self._state(change.conversation)
                await self._offer(change.conversation, names)
                await self._summary(change.conversation)

    async def _entry(self, conversation: Conversation, entry: Entry) -> None:
        if entry.draft.audience is Audience.ALL:
            await self._to_customer(conversation.id, "entry", shown.entry(entry, staff=False))
        if conversation.agent:
            await self._to_staff(conversation.agent, "entry", shown.entry(entry, staff=True))

    async def _state(self, conversation: Conversation) -> None:
        hall = self._open_hall()
        if conversation.state in (State.QUEUED, State.OFFERED):
            return  # told with the place in the queue, by queue_changed
        state = shown.state(conversation, None, bot_available=hall.bot.available)
        await self._to_customer(conversation.id, "state", state)

    async def _offer(self, conversation: Conversation, names: Sequence[str]) -> None:
        if "offered" in names and conversation.agent:
            await self._to_staff(conversation.agent, "offer", shown.summary(conversation))
        ended = next((OFFER_ENDS[name] for name in names if name in OFFER_ENDS), None)
        whose = conversation.released or conversation.agent
        if ended and whose:
            await self._to_staff(
                whose, "offer_gone", {"conversation": conversation.id, "why": ended}
            )

    async def _summary(self, conversation: Conversation) -> None:
        for staff_id in {conversation.agent, conversation.released} - {None}:
            await self._to_staff(str(staff_id), "summary", shown.summary(conversation))
            await self.me(str(staff_id))

    async def typing(self, conversation_id: str, role: str, *, on: bool) -> None:
        """Show or hide to the customer that somebody writes."""
        await self._to_customer(
            conversation_id, "typing", {"conversation": conversation_id, "role": role, "on": on}
        )

    async def typing_to_agent(self, conversation: Conversation, *, on: bool) -> None:
        """Show or hide to the agent that the customer writes."""
        if conversation.agent:
            body = {"conversation": conversation.id, "role": "customer", "on": on}
            await self._to_staff(conversation.agent, "typing", body)

    async def read(self, conversation: Conversation, role: str) -> None:
        """Tell the other side how far `role` has read."""
        upto = conversation.read_by_agent if role == "agent" else conversation.read_by_customer
        body = {"conversation": conversation.id, "role": role, "read_upto": upto}
        if role == "agent":
            await self._to_customer(conversation.id, "receipt", body)
        elif conversation.agent:
            await self._to_staff(conversation.agent, "receipt", body)

    async def me(self, staff_id: str) -> None:
        """Tell a member of staff that availability or load changed."""
        now = await shift.of(self._open_hall(), staff_id)
        await self._to_staff(staff_id, "me", shown.me(now.staff, now.load))

    async def queue_changed(self) -> None:
        """Tell staff who waits, and each who waits the new place."""
        hall = self._open_hall()
        waiting = await outlooks.queue(hall)
        queue = [shown.summary(one, outlook) for one, outlook in waiting]
        body = {"waiting": len(queue), "queue": queue}
        await self._server.emit("queue", body, to=rooms.QUEUE, namespace=rooms.STAFF)
        for one, outlook in waiting:
            state = shown.state(one, outlook, bot_available=hall.bot.available)
            await self._to_customer(one.id, "state", state)

    async def _to_customer(self, conversation_id: str, event: str, body: shown.Shown) -> None:
        room = rooms.conversation(conversation_id)
        await self._server.emit(event, body, to=room, namespace=rooms.VISITOR)

    async def _to_staff(self, staff_id: str, event: str, body: shown.Shown) -> None:
        await self._server.emit(event, body, to=rooms.staff(staff_id), namespace=rooms.STAFF)

    def _open_hall(self) -> Hall:
        if not self.hall:
            raise RuntimeError("the publisher has no hall yet")
        return self.hall
