"""The conversation: who has the turn, and the entries that each change of it writes."""

from dataclasses import dataclass
from datetime import datetime

from handoff.domain.entry import Audience, Speaker
from handoff.domain.errors import NotAllowedNow, OfferGone
from handoff.domain.hours import Opening
from handoff.domain.identity import Staff
from handoff.domain.lifecycle import Command, State
from handoff.domain.record import Record
from handoff.domain.urgency import Urgency

# While nobody serves, the customer may leave a message instead of waiting.
OFFER_CARD = {"kind": "offer_person"}


@dataclass(slots=True)
class Conversation(Record):
    """A record that moves along the table of the lifecycle."""

    def request_human(self, reason: str, urgency: Urgency, at: datetime) -> None:
        """Queue for a person."""
        self._move(Command.REQUEST_HUMAN, at)
        self.reason, self.skill = reason, urgency.skill
        self.lane, self.priority = urgency.lane, urgency.priority
        self._enter_queue(at)
        self.due_at = at + urgency.target
        self._tell("queued", reason=reason)

    def offer(self, agent: Staff, deadline: datetime, at: datetime) -> None:
        """Reserve an agent's slot until the deadline."""
        self._move(Command.OFFER, at)
        self.agent, self.agent_name, self.offer_deadline = agent.id, agent.name, deadline
        self._tell("offered", Audience.STAFF, agent=agent.name)

    def accept(self, agent: Staff, at: datetime) -> None:
        """Give the turn to the agent to whom it was offered."""
        self._held_by(agent, State.OFFERED)
        self._move(Command.ACCEPT, at)
        self._begin(at)
        self._tell("accepted", agent=agent.name)

    def decline(self, agent: Staff, at: datetime) -> None:
        """Send it back to its place in the queue."""
        self._held_by(agent, State.OFFERED)
        self._release(Command.DECLINE, at)
        self._tell("declined", Audience.STAFF, agent=agent.name)

    def miss(self, at: datetime) -> None:
        """The deadline passed, or the agent's connection died before an answer."""
        name = self.agent_name
        self._release(Command.MISS, at)
        self._tell("missed", Audience.STAFF, agent=name)

    def cancel_wait(self, at: datetime) -> None:
        """The customer would rather have the assistant."""
        self._release(Command.CANCEL_WAIT, at)
        self._leave_queue()
        self._tell("cancelled_wait")

    def send_home(self, opening: Opening, at: datetime) -> None:
        """The desk has closed and nobody is left: back to the assistant, with a word on when people return."""
        self._release(Command.SEND_HOME, at)
        self._leave_queue()
        self.tell_hours(opening)

    def tell_hours(self, opening: Opening) -> None:
        """Say when people are back, and that a message may be left until then."""
        self.answered_seq = self._end_of_log()
        when = opening.words(self.language)
        self._tell("after_hours", card=OFFER_CARD, opens_at=opening.moment(), when=when)

    def lose_agent(self, at: datetime) -> None:
        """The agent is gone for good: back to the queue, at the time of the first request."""
        unseen = self.state is State.OFFERED  # the customer knows nothing of an offer
        self._release(Command.LOSE_AGENT, at)
        if not unseen:
            self.waiting_since = at
        self._tell("requeued", Audience.STAFF if unseen else Audience.ALL)

    def transfer(self, to: Staff | str, at: datetime) -> None:
        """Pass it on, to an agent or to whoever has a skill; its place in the queue stays the first."""
        former = self.agent_name
        self._release(Command.TRANSFER, at)
        self.transferred_from, self.waiting_since = former, at
        if isinstance(to, Staff):
            self.wanted = to.id
            self._tell("transferred", agent=to.name)
        else:
            self.skill = to
            self._tell("transferred", skill=to)

    def take_over(self, staff: Staff, at: datetime) -> None:
        """A supervisor takes the turn from whoever has it."""
        former = self.agent
        if self.state is State.BOT:
            self.reason = "taken_over"
            self._enter_queue(at)
        self._move(Command.TAKE_OVER, at)
        self.released, self.agent, self.agent_name = former, staff.id, staff.name
        self.joined, self.agent_lost_at = [], None
        self._begin(at)
        self._tell("taken_over", agent=staff.name)

    def join(self, staff: Staff) -> None:
        """A supervisor speaks from now on, beside the agent."""
        if self.state is not State.AGENT:
            raise NotAllowedNow(self.state)
        if staff.id not in self.joined:
            self.joined = [*self.joined, staff.id]
            self._tell("joined", agent=staff.name)

    def leave(self, staff: Staff) -> None:
        """The supervisor is silent again."""
        if staff.id in self.joined:
            self.joined = [one for one in self.joined if one != staff.id]
            self._tell("left", agent=staff.name)

    def mark_agent_lost(self, at: datetime) -> None:
        """Tell the customer that the agent's connection dropped; the grace starts."""
        self.agent_lost_at = at
        self._tell("agent_lost")

    def mark_agent_back(self) -> None:
        """The agent came back within the grace."""
        self.agent_lost_at = None
        self._tell("agent_back")

    def return_to_bot(self, at: datetime) -> None:
        """The agent hands the customer back to the assistant."""
        self._release(Command.RETURN_TO_BOT, at)
        self._leave_queue()
        self._tell("returned")

    def close(self, by: Speaker, wrap_up_until: datetime | None, at: datetime) -> None:
        """End it; after a person it passes through wrap-up, in which the slot stays taken."""
        if self.state is State.OFFERED:
            self._release(Command.CLOSE, at)
        else:
            self._move(Command.CLOSE, at)
        self._tell("closed", by=by.value)
        self.joined = []
        self.wrap_up_until = wrap_up_until if self.state is State.WRAP_UP else None
        if self.state is State.WRAP_UP and not wrap_up_until:
            self.finish(at)
        elif self.state is State.CLOSED:
            self._end(at)

    def finish(self, at: datetime) -> None:
        """Wrap-up is done; the agent's slot is free."""
        self._move(Command.FINISH, at)
        self._end(at)

    def _enter_queue(self, at: datetime) -> None:
        self.queued_at = self.waiting_since = at
        self.unread = 0
        self.answered_seq = self._end_of_log()  # a person takes over what was not answered

    def _leave_queue(self) -> None:
        self.queued_at = self.waiting_since = self.due_at = self.wanted = None
        self.reason = self.transferred_from = ""
        self.lane = self.priority = 1
        self.answered_seq = self._end_of_log()

    def _end_of_log(self) -> int:
        return self.last_seq + len(self.drafts)

    def _begin(self, at: datetime) -> None:
        self.offer_deadline = self.wanted = None
        if not (self.accepted_at and self.queued_at and self.accepted_at >= self.queued_at):
            self.accepted_at = at

    def _end(self, at: datetime) -> None:
        self.closed_at, self.wrap_up_until = at, None

    def _held_by(self, agent: Staff, state: State) -> None:
        if self.state is not state or self.agent != agent.id:
            raise OfferGone(self.id)

    def _release(self, command: Command, at: datetime) -> None:
        self._move(command, at)
        self.released, self.agent, self.agent_name = self.agent, None, ""
        self.offer_deadline = self.agent_lost_at = self.wanted = None
        self.joined = []
