"""Which states a case goes through and who may be asked for what next: a table for each kind.

A move that is not in the table does not exist. FILE is the birth of a case: no state before it.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from cases.errors import NotAllowedNow
from cases.kinds import Kind


class State(StrEnum):
    """Where a case stands."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    INVESTIGATING = "investigating"
    RESOLVED = "resolved"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Command(StrEnum):
    """What can be asked of a case."""

    FILE = "file"
    ASSIGN = "assign"
    INVESTIGATE = "investigate"
    RESOLVE = "resolve"
    FOLLOW_UP = "follow_up"
    CLOSE = "close"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    NOTE = "note"
    ADD_EVIDENCE = "add_evidence"
    EXTEND = "extend"
    ASK_EXTENSION = "ask_extension"
    REFUSE_EXTENSION = "refuse_extension"
    PAUSE = "pause"
    RESUME = "resume"
    CLASSIFY = "classify"
    MISS_CALL = "miss_call"
    WRITE = "write"
    LINK = "link"
    MERGE = "merge"
    ATTACH = "attach"
    RECUSE = "recuse"


Moves = Mapping[tuple[State, Command], State]

FIRST = State.RECEIVED
ENDED = frozenset({State.CLOSED, State.WITHDRAWN, State.MERGED})
# What may be done with any case that has not ended, and leaves its state as it is.
ALWAYS = (
    Command.NOTE,
    Command.ADD_EVIDENCE,
    Command.ATTACH,
    Command.CLASSIFY,
    Command.LINK,
    Command.RECUSE,
    Command.WRITE,
)
# What moves the clock, and leaves the state as it is.
CLOCK = (
    Command.EXTEND,
    Command.ASK_EXTENSION,
    Command.REFUSE_EXTENSION,
    Command.PAUSE,
    Command.RESUME,
)
# The bank still owes a decision, so the customer may still withdraw (art. 15 of the Measures).
UNDECIDED = (State.RECEIVED, State.ASSIGNED, State.INVESTIGATING, State.REOPENED)

_OPEN: dict[tuple[State, Command], State] = {
    (state, command): state for state in State if state not in ENDED for command in ALWAYS
}

MOVES: Mapping[Kind, Moves] = MappingProxyType(
    {
        Kind.COMPLAINT: _OPEN
        | {(state, Command.ASSIGN): State.ASSIGNED for state in UNDECIDED}
        | {(state, Command.WITHDRAW): State.WITHDRAWN for state in UNDECIDED}
        | {(state, Command.MERGE): State.MERGED for state in UNDECIDED}
        | {(state, command): state for state in UNDECIDED for command in CLOCK}
        | {
            (State.ASSIGNED, Command.INVESTIGATE): State.INVESTIGATING,
            (State.INVESTIGATING, Command.RESOLVE): State.RESOLVED,
            (State.RESOLVED, Command.MISS_CALL): State.RESOLVED,
            (State.RESOLVED, Command.FOLLOW_UP): State.FOLLOWED_UP,
            (State.FOLLOWED_UP, Command.CLOSE): State.CLOSED,
            (State.RESOLVED, Command.REOPEN): State.REOPENED,
            (State.FOLLOWED_UP, Command.REOPEN): State.REOPENED,
            (State.CLOSED, Command.REOPEN): State.REOPENED,
            # The customer is told that nothing goes on.
            (State.WITHDRAWN, Command.WRITE): State.WITHDRAWN,
        },
        Kind.CALLBACK: {
            move: state
            for move, state in _OPEN.items()
            if move[0] not in (State.INVESTIGATING, State.FOLLOWED_UP)
        }
        | {
            (State.RECEIVED, Command.ASSIGN): State.ASSIGNED,
            (State.ASSIGNED, Command.ASSIGN): State.ASSIGNED,
            (State.REOPENED, Command.ASSIGN): State.ASSIGNED,
            (State.ASSIGNED, Command.MISS_CALL): State.ASSIGNED,
            (State.ASSIGNED, Command.RESOLVE): State.RESOLVED,
            (State.RESOLVED, Command.CLOSE): State.CLOSED,
            (State.RESOLVED, Command.REOPEN): State.REOPENED,
            (State.CLOSED, Command.REOPEN): State.REOPENED,
            (State.RECEIVED, Command.WITHDRAW): State.WITHDRAWN,
            (State.ASSIGNED, Command.WITHDRAW): State.WITHDRAWN,
            (State.REOPENED, Command.WITHDRAW): State.WITHDRAWN,
        }
        | {
            (state, Command.MERGE): State.MERGED
            for state in UNDECIDED
            if state is not State.INVESTIGATING
        },
    }
)


def after(kind: Kind, state: State, command: Command) -> State:
    """Return the state that follows, or refuse the command."""
    try:
        return MOVES[kind][state, command]
    except KeyError:
        raise NotAllowedNow(state, command) from None


def allowed(kind: Kind, state: State) -> frozenset[Command]:
    """Return the commands that the state admits: what a page may offer as buttons."""
    return frozenset(command for at, command in MOVES[kind] if at is state)
