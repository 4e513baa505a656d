"""Events that look things up: the customer's card, past conversations."""

from handoff.domain.past import PAGE, Wanted
from handoff.realtime import desk_shown, staff_wire, wire
from handoff.realtime.consoles import Caller, Events
from handoff.realtime.edge import Answer, answering
from handoff.services import customers, searching


class Lookup(Events):
    """`customer`, `search`."""

    @answering(wire.Of)
    async def on_customer(self, caller: Caller, command: wire.Of) -> Answer:
        """Return the customer's card."""
        found = await customers.card(self._hall, caller.staff, command.conversation)
        return desk_shown.customer(found)

    @answering(staff_wire.Search)
    async def on_search(self, caller: Caller, command: staff_wire.Search) -> Answer:
        """Return a page of past conversations."""
        wanted = Wanted(**{name: getattr(command, name) for name in command.__struct_fields__})
        found = await searching.search(self._hall, caller.staff, wanted)
        lines = [desk_shown.found(one) for one in found[:PAGE]]
        return {"conversations": lines, "more": len(found) > PAGE}
