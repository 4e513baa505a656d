"""Events of supervisors: the floor, looking on, whispering, joining, taking over, staff."""

from handoff.realtime import desk_shown, rooms, shown, staff_wire, wire
from handoff.realtime.consoles import Caller, Events
from handoff.realtime.edge import Answer, answering
from handoff.realtime.visitors import stored
from handoff.services import floor, speaking, staffing, supervision
from handoff.services.speech import Utterance
from handoff.services.supervision import Tab, Whisper


class Supervision(Events):
    """Who watches enters the conversation's room of watchers, after the use case let them."""

    floor_watchers: set[str]

    @answering(wire.Nothing)
    async def on_floor(self, caller: Caller, _command: wire.Nothing) -> Answer:
        """Return the floor, and push it from now on."""
        seen = await floor.look(self._hall, caller.staff)
        self.floor_watchers.add(caller.sid)
        return {"floor": desk_shown.floor(seen)}

    @answering(wire.Nothing)
    async def on_leave_floor(self, caller: Caller, _command: wire.Nothing) -> None:
        """Push it no more."""
        self.floor_watchers.discard(caller.sid)

    @answering(wire.Of)
    async def on_watch(self, caller: Caller, command: wire.Of) -> Answer:
        """Look on, unseen."""
        tab = Tab(caller.sid, caller.staff)
        conversation = await supervision.watch(self._hall, tab, command.conversation)
        await self.enter_room(caller.sid, rooms.watchers(conversation.id))
        return {"summary": shown.summary(conversation)}

    @answering(wire.Of)
    async def on_unwatch(self, caller: Caller, command: wire.Of) -> None:
        """Look away."""
        tab = Tab(caller.sid, caller.staff)
        await supervision.unwatch(self._hall, tab, command.conversation)
        await self.leave_room(caller.sid, rooms.watchers(command.conversation))

    @answering(wire.Of)
    async def on_barge(self, caller: Caller, command: wire.Of) -> Answer:
        """Join it."""
        tab = Tab(caller.sid, caller.staff)
        conversation = await supervision.barge(self._hall, tab, command.conversation)
        await self.enter_room(caller.sid, rooms.watchers(conversation.id))
        return {"summary": shown.summary(conversation)}

    @answering(wire.Of)
    async def on_leave(self, caller: Caller, command: wire.Of) -> Answer:
        """Be silent again."""
        conversation = await supervision.leave(self._hall, caller.staff, command.conversation)
        return {"summary": shown.summary(conversation)}

    @answering(wire.Of)
    async def on_take_over(self, caller: Caller, command: wire.Of) -> Answer:
        """Take the turn."""
        conversation = await supervision.take_over(self._hall, caller.staff, command.conversation)
        return {"summary": shown.summary(conversation)}

    @answering(staff_wire.Whisper)
    async def on_whisper(self, caller: Caller, command: staff_wire.Whisper) -> Answer:
        """Tell the agent what the customer does not read."""
        said = Utterance(command.conversation, command.client_id, command.text)
        return stored(await speaking.say(self._hall, Whisper.by(caller.staff, said)))

    @answering(staff_wire.SetStaff)
    async def on_set_staff(self, caller: Caller, command: staff_wire.SetStaff) -> Answer:
        """Change skills, languages, capacity or presence."""
        wish = staffing.Wish(
            command.staff,
            frozenset(command.skills) if command.skills is not None else None,
            frozenset(command.languages) if command.languages is not None else None,
            command.capacity,
            command.available,
        )
        seat = await staffing.set_staff(self._hall, caller.staff, wish)
        self._reactions.slot_freed()
        return {"colleague": desk_shown.seat(seat)}

    @answering(staff_wire.SignOutStaff)
    async def on_sign_out_staff(self, caller: Caller, command: staff_wire.SignOutStaff) -> None:
        """End all sessions of a member of staff."""
        await staffing.sign_out_staff(self._hall, caller.staff, command.staff, command.reason)
