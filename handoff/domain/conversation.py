"""The conversation: one row that owns the state, and the entries that each change writes."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handoff.domain import lifecycle, wording
from handoff.domain.entry import SYSTEM, Audience, Author, Draft, Extras, Kind, Speaker
from handoff.domain.errors import ConversationClosed, OfferGone
from handoff.domain.identity import Assurance, Staff
from handoff.domain.language import Language
from handoff.domain.lifecycle import Command, State


@dataclass(slots=True)
class Conversation:
    """Everything about a conversation but its entries; changes collect in `drafts` until stored."""

    id: str
    visitor: str
    opened_at: datetime
    language: Language
    state: State = State.BOT
    epoch: int = 0
    last_seq: int = 0
    visible_seq: int = 0  # the last entry that the customer may read
    answered_seq: int = 0  # the last customer message that the assistant, or a person, took over
    since: datetime | None = None
    assurance: Assurance = Assurance.ANONYMOUS
    tier: str = "standard"
    reason: str = ""
    lane: int = 1  # 0 urgent, 1 normal
    priority: int = 1  # 0 complaint or VIP, 1 normal
    skill: str = ""
    queued_at: datetime | None = None  # survives every requeue
    agent: str | None = None  # the owner, or the one it is offered to
    agent_name: str = ""
    offer_deadline: datetime | None = None
    accepted_at: datetime | None = None
    agent_lost_at: datetime | None = None
    wrap_up_until: datetime | None = None
    closed_at: datetime | None = None
    bot_down: bool = False
    case: str = ""
    read_by_customer: int = 0
    read_by_agent: int = 0
    score: int | None = None
    last_text: str = ""  # the last message, for lists
    last_at: datetime | None = None
    released: str | None = None  # who held it before this change; not stored
    drafts: list[Draft] = field(default_factory=list)

    def say(
        self, author: Author, text: str, client_id: str | None, extras: Extras | None = None
    ) -> None:
        """Add a message that everybody in the conversation reads."""
        if self.state in lifecycle.ENDED:
            raise ConversationClosed(self.id)
        self.drafts.append(
            Draft(Kind.MESSAGE, author, text, Audience.ALL, client_id, extras or Extras())
        )

    def note(self, author: Author, text: str, client_id: str) -> None:
        """Add what only staff may read."""
        self.drafts.append(Draft(Kind.NOTE, author, text, Audience.STAFF, client_id))

    def request_human(self, reason: str, urgency: tuple[int, int, str], at: datetime) -> None:
        """Queue for a person; `urgency` is lane, priority and skill."""
        self._move(Command.REQUEST_HUMAN, at)
        self.reason, (self.lane, self.priority, self.skill) = reason, urgency
        self.queued_at = at
        self.answered_seq = self.last_seq + len(
            self.drafts
        )  # a person takes over what was not answered
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
        self.offer_deadline, self.accepted_at = None, at
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

    def lose_agent(self, at: datetime) -> None:
        """The grace is over: back to the queue, at the time of the first request."""
        self._release(Command.LOSE_AGENT, at)
        self._tell("requeued")

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
        self.wrap_up_until = wrap_up_until if self.state is State.WRAP_UP else None
        if self.state is State.WRAP_UP and not wrap_up_until:
            self.finish(at)
        elif self.state is State.CLOSED:
            self._end(at)

    def finish(self, at: datetime) -> None:
        """Wrap-up is done; the agent's slot is free."""
        self._move(Command.FINISH, at)
        self._end(at)

    def report(self, key: str, audience: Audience = Audience.ALL, **facts: Any) -> None:
        """Write that something happened which changes no state."""
        self._tell(key, audience, **facts)

    def open_case(self, number: str, client_id: str | None = None) -> None:
        """Write into the log that a case was opened from here; `client_id` makes it happen once."""
        self.case = number
        self._tell("case_opened", client_id=client_id, number=number)

    @property
    def sender(self) -> str:
        """The assistant's name for this stretch: a new one after each stretch with a person."""
        return f"{self.id}.{self.epoch}"

    def _end(self, at: datetime) -> None:
        self.closed_at, self.wrap_up_until = at, None

    def _held_by(self, agent: Staff, state: State) -> None:
        if self.state is not state or self.agent != agent.id:
            raise OfferGone(self.id)

    def _release(self, command: Command, at: datetime) -> None:
        self._move(command, at)
        self.released, self.agent, self.agent_name = self.agent, None, ""
        self.offer_deadline = self.agent_lost_at = None

    def _leave_queue(self) -> None:
        self.queued_at, self.reason = None, ""
        self.lane = self.priority = 1
        self.answered_seq = self.last_seq

    def _move(self, command: Command, at: datetime) -> None:
        self.state = lifecycle.after(self.state, command)
        self.since = at
        self.epoch += command in lifecycle.EPOCH_RAISING

    def _tell(
        self,
        name: str,
        audience: Audience = Audience.ALL,
        client_id: str | None = None,
        **facts: Any,
    ) -> None:
        event = {"name": name, "state": self.state.value, "epoch": self.epoch, **facts}
        text = wording.say(name, self.language, **facts)
        self.drafts.append(
            Draft(Kind.STATE, SYSTEM, text, audience, client_id, Extras(event=event))
        )
