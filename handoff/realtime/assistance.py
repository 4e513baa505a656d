"""Events that help to answer fast: what the assistant would say, canned replies."""

from dataclasses import asdict

from handoff.realtime import desk_shown, staff_wire, wire
from handoff.realtime.consoles import Caller, Events
from handoff.realtime.edge import Answer, answering
from handoff.services import copilot, replies


class Assistance(Events):
    """`suggest`, `canned` and what changes them."""

    @answering(wire.Of)
    async def on_suggest(self, caller: Caller, command: wire.Of) -> Answer:
        """Return what the assistant would answer."""
        found = await copilot.suggest(self._hall, caller.staff, command.conversation)
        return {"suggestions": [asdict(one) for one in found]}

    @answering(wire.Nothing)
    async def on_canned(self, caller: Caller, _command: wire.Nothing) -> Answer:
        """Return the canned replies."""
        found = await replies.ready(self._hall, caller.staff)
        return {"replies": [desk_shown.canned(one, caller.staff.id) for one in found]}

    @answering(staff_wire.CannedText)
    async def on_canned_text(self, caller: Caller, command: staff_wire.CannedText) -> Answer:
        """Return one in the customer's language, filled in."""
        return {
            "text": await replies.text(self._hall, caller.staff, command.conversation, command.id)
        }

    @answering(staff_wire.SaveCanned)
    async def on_save_canned(self, caller: Caller, command: staff_wire.SaveCanned) -> Answer:
        """Store one."""
        words = replies.Words(
            command.id, command.shortcut, command.title, command.zh, command.en, command.shared
        )
        saved = await replies.save(self._hall, caller.staff, words)
        return {"reply": desk_shown.canned(saved, caller.staff.id)}

    @answering(staff_wire.RemoveCanned)
    async def on_remove_canned(self, caller: Caller, command: staff_wire.RemoveCanned) -> None:
        """Take one from the list."""
        await replies.remove(self._hall, caller.staff, command.id)
