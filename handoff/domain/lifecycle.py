"""Who may do what next in a conversation: the whole lifecycle as one table."""

from collections.abc import Mapping
from enum import StrEnum

from handoff.domain.errors import ConversationClosed, NotAllowedNow


class State(StrEnum):
    """Where a conversation stands; one row holds it."""

    BOT = "bot"
    QUEUED = "queued"
    OFFERED = "offered"
    AGENT = "agent"
    WRAP_UP = "wrap_up"
    CLOSED = "closed"


class Command(StrEnum):
    """What customers, agents, the assistant and the clock may ask for."""

    REQUEST_HUMAN = "request_human"
    OFFER = "offer"
    ACCEPT = "accept"
    DECLINE = "decline"
    MISS = "miss"
    CANCEL_WAIT = "cancel_wait"
    LOSE_AGENT = "lose_agent"
    RETURN_TO_BOT = "return_to_bot"
    CLOSE = "close"
    FINISH = "finish"
    TRANSFER = "transfer"
    TAKE_OVER = "take_over"
    SEND_HOME = "send_home"


TRANSITIONS: Mapping[tuple[State, Command], State] = {
    (State.BOT, Command.REQUEST_HUMAN): State.QUEUED,
    (State.BOT, Command.CLOSE): State.CLOSED,
    (State.BOT, Command.TAKE_OVER): State.AGENT,
    (State.QUEUED, Command.OFFER): State.OFFERED,
    (State.QUEUED, Command.CANCEL_WAIT): State.BOT,
    (State.QUEUED, Command.CLOSE): State.CLOSED,
    (State.QUEUED, Command.SEND_HOME): State.BOT,
    (State.QUEUED, Command.TAKE_OVER): State.AGENT,
    (State.OFFERED, Command.ACCEPT): State.AGENT,
    (State.OFFERED, Command.DECLINE): State.QUEUED,
    (State.OFFERED, Command.MISS): State.QUEUED,
    (State.OFFERED, Command.CANCEL_WAIT): State.BOT,
    (State.OFFERED, Command.CLOSE): State.CLOSED,
    (State.OFFERED, Command.LOSE_AGENT): State.QUEUED,
    (State.OFFERED, Command.TAKE_OVER): State.AGENT,
    (State.AGENT, Command.LOSE_AGENT): State.QUEUED,
    (State.AGENT, Command.RETURN_TO_BOT): State.BOT,
    (State.AGENT, Command.TRANSFER): State.QUEUED,
    (State.AGENT, Command.TAKE_OVER): State.AGENT,
    (State.AGENT, Command.CLOSE): State.WRAP_UP,
    (State.WRAP_UP, Command.FINISH): State.CLOSED,
}

# States in which an agent's slot is taken.
BUSY = (State.OFFERED, State.AGENT, State.WRAP_UP)
# Whom nobody serves yet.
WAITING = (State.QUEUED, State.OFFERED)
# States in which the customer cannot write any more.
ENDED = (State.WRAP_UP, State.CLOSED)
# Commands that move the turn between assistant and person: each raises the epoch, so that
# a reply of the assistant that was asked for earlier is recognised as late.
EPOCH_RAISING = (
    Command.REQUEST_HUMAN,
    Command.CANCEL_WAIT,
    Command.SEND_HOME,
    Command.RETURN_TO_BOT,
    Command.TAKE_OVER,
)


def after(state: State, command: Command) -> State:
    """Return the state that follows, or refuse the command."""
    try:
        return TRANSITIONS[state, command]
    except KeyError:
        refusal = ConversationClosed if state in ENDED else NotAllowedNow
        raise refusal(f"{command} in {state}") from None
