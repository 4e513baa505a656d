"""Events of quality reviews."""

from handoff.realtime import desk_shown, staff_wire, wire
from handoff.realtime.consoles import Caller, Events
from handoff.realtime.edge import Answer, answering
from handoff.services import quality


class Reviewing(Events):
    """`review_form`, `sample_reviews`, `review`, `review_results`."""

    @answering(wire.Nothing)
    async def on_review_form(self, _caller: Caller, _command: wire.Nothing) -> Answer:
        """Return the form."""
        return desk_shown.form()

    @answering(staff_wire.SampleReviews)
    async def on_sample_reviews(self, caller: Caller, command: staff_wire.SampleReviews) -> Answer:
        """Return conversations to review, at random."""
        wanted = quality.Sample(command.count, command.days, command.agent)
        found = await quality.sample(self._hall, caller.staff, wanted)
        return {
            "conversations": [desk_shown.past(one) | {"agent_id": one.agent_id} for one in found]
        }

    @answering(staff_wire.Review)
    async def on_review(self, caller: Caller, command: staff_wire.Review) -> Answer:
        """Store a review."""
        marks = quality.Marks(command.conversation, command.scores, command.comment)
        return {"review": desk_shown.review(await quality.review(self._hall, caller.staff, marks))}

    @answering(staff_wire.ReviewResults)
    async def on_review_results(self, caller: Caller, command: staff_wire.ReviewResults) -> Answer:
        """Return the figures of each agent."""
        found = await quality.results(self._hall, caller.staff, command.days)
        return {"agents": [desk_shown.result(one) for one in found]}
