"""What customers say of the service, and what they find again: `vote`, `rate`, `history`."""

from handoff.realtime import desk_shown, wire
from handoff.realtime.edge import Answer, answering
from handoff.realtime.tabs import Caller, Events
from handoff.services import closing, hindsight, voting


class Afterwards(Events):
    """Judgements and the past."""

    @answering(wire.Judge)
    async def on_vote(self, caller: Caller, command: wire.Judge) -> None:
        """Keep what the customer says of an answer."""
        judged = voting.Judged(command.conversation, command.seq, command.vote)
        await voting.vote(self._hall, caller.visitor, judged)

    @answering(wire.Rate)
    async def on_rate(self, caller: Caller, command: wire.Rate) -> None:
        """Keep the customer's judgement."""
        judgement = closing.Judgement(command.score, command.comment)
        await closing.rate(self._hall, caller.visitor, command.conversation, judgement)

    @answering(wire.Nothing)
    async def on_history(self, caller: Caller, _command: wire.Nothing) -> Answer:
        """Return a signed-in customer's conversations."""
        found = await hindsight.own(self._hall, caller.visitor)
        return {"conversations": [desk_shown.own_past(one) for one in found]}
