"""What is stored of a conversation beside its entries, and the one way in which it is written to."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handoff.domain import lifecycle, wording
from handoff.domain.entry import SYSTEM, Audience, Author, Draft, Extras, Kind
from handoff.domain.errors import ConversationClosed
from handoff.domain.identity import Assurance
from handoff.domain.language import Language
from handoff.domain.lifecycle import Command, State

PREVIEW = 120  # characters of the last message


@dataclass(slots=True)
class Record:
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
    waiting_since: datetime | None = None  # of this wait: a transfer or a lost agent begins another
    due_at: datetime | None = None  # when the service level says that a person should be there
    wanted: str | None = None  # the agent to whom it was transferred: asked first
    transferred_from: str = ""  # the name of the agent who passed it on last
    agent: str | None = None  # the owner, or the one it is offered to
    agent_name: str = ""
    joined: list[str] = field(default_factory=list)  # supervisors who speak in it beside the owner
    offer_deadline: datetime | None = None
    accepted_at: datetime | None = None  # the first in this stretch with people
    agent_lost_at: datetime | None = None
    wrap_up_until: datetime | None = None
    closed_at: datetime | None = None
    disposition: str = ""
    bot_down: bool = False
    case: str = ""
    read_by_customer: int = 0
    read_by_agent: int = 0
    delivered_to_customer: int = 0  # the last entry that a tab has, seen or not
    delivered_to_agent: int = 0
    unread: int = 0  # messages of the customer that no agent has read
    score: int | None = None
    last_text: str = ""  # the last message, for lists; of those who wait, the customer's own
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

    def note(self, author: Author, text: str, client_id: str | None) -> None:
        """Add what only staff may read."""
        self.drafts.append(Draft(Kind.NOTE, author, text, Audience.STAFF, client_id))

    def report(self, key: str, audience: Audience = Audience.ALL, **facts: Any) -> None:
        """Write that something happened which changes no state."""
        self._tell(key, audience, **facts)

    def open_case(self, number: str, client_id: str | None = None) -> None:
        """Write into the log that a case was opened from here; `client_id` makes it happen once."""
        self.case = number
        self._tell("case_opened", client_id=client_id, number=number)

    @property
    def sender(self) -> str:
        """The assistant's name for this stretch: a new one after each with a person, and not after a mere wait."""
        begun = self.accepted_at
        return f"{self.id}.{int(begun.timestamp()) if begun else 0}"

    def serves(self, staff_id: str) -> bool:
        """Tell whether that member of staff may write here: the owner, or a supervisor who joined."""
        owns = self.agent == staff_id and self.state in lifecycle.BUSY
        return owns or (staff_id in self.joined and self.state is State.AGENT)

    def _move(self, command: Command, at: datetime) -> None:
        self.state = lifecycle.after(self.state, command)
        self.since = at
        self.epoch += command in lifecycle.EPOCH_RAISING

    def _tell(
        self,
        name: str,
        audience: Audience = Audience.ALL,
        client_id: str | None = None,
        card: dict[str, Any] | None = None,
        **facts: Any,
    ) -> None:
        event = {"name": name, "state": self.state.value, "epoch": self.epoch, **facts}
        text = wording.say(name, self.language, **facts)
        extras = Extras(event=event, card=card)
        self.drafts.append(Draft(Kind.STATE, SYSTEM, text, audience, client_id, extras))
