"""Tell those who may see it what was committed; Socket.IO may lose it, the log does not."""

from collections.abc import Sequence

import socketio

from handoff.domain.conversation import Conversation
from handoff.domain.entry import Audience, Entry
from handoff.domain.lifecycle import State
from handoff.domain.vote import Vote
from handoff.domain.waiting import while_offered
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
    "requeued": "cancelled",
    "taken_over": "cancelled",
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
        links = self._open_hall().links
        if entry.draft.audience is Audience.ALL:
            await self._to_customer(
                conversation.id, "entry", shown.entry(entry, links, staff=False)
            )
        await self._to_desk(conversation, "entry", shown.entry(entry, links, staff=True))

    async def _state(self, conversation: Conversation) -> None:
        hall = self._open_hall()
        if conversation.state is State.QUEUED:
            return  # told with the place in the queue, by queue_changed
        offered = conversation.state is State.OFFERED
        outlook = while_offered(hall.pace.offer) if offered else None
        state = shown.state(conversation, outlook, hall.front)
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
        await self._to_desk(conversation, "summary", shown.summary(conversation))
        if conversation.released and conversation.released != conversation.agent:
            await self._to_staff(conversation.released, "summary", shown.summary(conversation))
        for staff_id in {conversation.agent, conversation.released} - {None}:
            await self.me(str(staff_id))

    async def typing(self, conversation_id: str, role: str, *, on: bool) -> None:
        """Show or hide to the customer that somebody writes."""
        body = {"conversation": conversation_id, "role": role, "on": on}
        await self._to_customer(conversation_id, "typing", body)
        if role == "agent":
            room = rooms.watchers(conversation_id)
            await self._server.emit("typing", body, to=room, namespace=rooms.STAFF)

    async def typing_to_agent(self, conversation: Conversation, *, on: bool) -> None:
        """Show or hide to the agent that the customer writes."""
        body = {"conversation": conversation.id, "role": "customer", "on": on}
        await self._to_desk(conversation, "typing", body)

    async def read(self, conversation: Conversation, role: str) -> None:
        """Tell the other side how far `role` has everything, and has read it."""
        body = {
            "conversation": conversation.id,
            "role": role,
            "read_upto": getattr(conversation, f"read_by_{role}"),
            "delivered_upto": getattr(conversation, f"delivered_to_{role}"),
        }
        if role == "agent":
            await self._to_customer(conversation.id, "receipt", body)
        else:
            await self._to_desk(conversation, "receipt", body)

    async def voted(self, conversation: Conversation, seq: int, vote: Vote | None) -> None:
        """Tell the customer's tabs and the desk what the customer says of an answer."""
        body = {"conversation": conversation.id, "seq": seq, "vote": vote}
        await self._to_customer(conversation.id, "vote", body)
        await self._to_desk(conversation, "vote", body)

    async def me(self, staff_id: str) -> None:
        """Tell a member of staff that availability or load changed."""
        now = await shift.load_of(self._open_hall(), staff_id)
        await self._to_staff(staff_id, "me", shown.me(now.staff, now.load))

    async def queue_changed(self) -> None:
        """Tell staff who waits, and each who waits the new place."""
        hall = self._open_hall()
        waiting = await outlooks.queue(hall)
        queue = [shown.summary(one, outlook) for one, outlook in waiting]
        body = {"waiting": len(queue), "queue": queue}
        await self._server.emit("queue", body, to=rooms.QUEUE, namespace=rooms.STAFF)
        front = hall.front
        for one, outlook in waiting:
            state = shown.state(one, outlook, front)
            await self._to_customer(one.id, "state", state)

    async def _to_customer(self, conversation_id: str, event: str, body: shown.Shown) -> None:
        room = rooms.conversation(conversation_id)
        await self._server.emit(event, body, to=room, namespace=rooms.VISITOR)

    async def signed_out(self, staff_id: str, sids: Sequence[str], reason: str) -> None:
        """Tell all tabs of a member of staff that the session is over, and close them."""
        await self._to_staff(staff_id, "signed_out", {"reason": reason})
        for sid in sids:
            await self._server.disconnect(sid, namespace=rooms.STAFF)

    async def _to_desk(self, conversation: Conversation, event: str, body: shown.Shown) -> None:
        """Send to whoever has it and to supervisors who look on; a tab that is both gets it once."""
        to = [rooms.watchers(conversation.id)]
        to += [rooms.staff(conversation.agent)] if conversation.agent else []
        await self._server.emit(event, body, to=to, namespace=rooms.STAFF)

    async def _to_staff(self, staff_id: str, event: str, body: shown.Shown) -> None:
        await self._server.emit(event, body, to=rooms.staff(staff_id), namespace=rooms.STAFF)

    def _open_hall(self) -> Hall:
        if not self.hall:
            raise RuntimeError("the publisher has no hall yet")
        return self.hall
