"""Events between colleagues: who is there, passing on, keeping away, what came before."""

from handoff.domain.urgency import SKILLS
from handoff.realtime import desk_shown, shown, staff_wire, wire
from handoff.realtime.consoles import Caller, Events
from handoff.realtime.edge import Answer, answering
from handoff.services import hindsight, recusing, staffing, transfers


class Teamwork(Events):
    """`colleagues`, `transfer`, `recuse`, `history`, `why`."""

    @answering(wire.Nothing)
    async def on_colleagues(self, caller: Caller, _command: wire.Nothing) -> Answer:
        """Say who is there."""
        seats = await staffing.colleagues(self._hall, caller.staff)
        return {
            "colleagues": [desk_shown.colleague(one.desk) for one in seats],
            "skills": list(SKILLS),
        }

    @answering(staff_wire.Transfer)
    async def on_transfer(self, caller: Caller, command: staff_wire.Transfer) -> Answer:
        """Pass it on."""
        asked = transfers.Transfer(
            command.conversation,
            command.client_id,
            command.to.agent,
            command.to.skill,
            command.note.strip(),
        )
        conversation = await transfers.transfer(self._hall, caller.staff, asked)
        return {"summary": shown.summary(conversation)}

    @answering(staff_wire.Recuse)
    async def on_recuse(self, caller: Caller, command: staff_wire.Recuse) -> Answer:
        """Keep somebody away from the customer's matter."""
        request = recusing.Request(command.conversation, command.agent, command.reason)
        conversation = await recusing.recuse(self._hall, caller.staff, request)
        return {"summary": shown.summary(conversation) | {"recused": True}}

    @answering(wire.Of)
    async def on_history(self, caller: Caller, command: wire.Of) -> Answer:
        """Return the customer's other conversations."""
        found = await hindsight.history(self._hall, caller.staff, command.conversation)
        return {"conversations": [desk_shown.past(one) for one in found]}

    @answering(wire.Of)
    async def on_why(self, caller: Caller, command: wire.Of) -> Answer:
        """Return why it went to whom."""
        found = await hindsight.why(self._hall, caller.staff, command.conversation, caller.language)
        return {"offers": [desk_shown.explained(one) for one in found]}
