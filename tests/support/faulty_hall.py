"""The hall with one fault in it: `python -m tests.support.faulty_hall`, which the environment tells where to die.

LOBBY_TEST_FAULT names the place, LOBBY_TEST_FAULT_AT the how-manieth time; it happens once in a home.
"""

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from handoff import serve
from handoff.realtime.publisher import SocketPublisher
from handoff.services import scribe
from handoff.storage.conversations import ConversationRows

ACKNOWLEDGED = 0.2  # seconds: by then the acknowledgement has left


class Fate:
    """Counts, and kills this process with no chance to tidy up."""

    def __init__(self) -> None:
        self.left = int(os.environ.get("LOBBY_TEST_FAULT_AT", "5"))
        self._mark = Path(os.environ["LOBBY_HOME"]) / "fault-happened"

    def strikes(self) -> bool:
        """Tell whether it is time."""
        self.left -= 1
        return self.left == 0 and not self._mark.exists()

    def kill(self) -> None:
        """kill -9 oneself."""
        self._mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def before_commit(fate: Fate) -> None:
    """Die when the rows are inserted and not committed."""
    append = ConversationRows.append

    async def dying(self: ConversationRows, conversations: Any) -> Any:
        placed = await append(self, conversations)
        if fate.strikes():
            fate.kill()
        return placed

    ConversationRows.append = dying  # type: ignore[method-assign]


def before_acknowledgement(fate: Fate) -> None:
    """Die when the message is committed and nobody has been told."""
    settle = scribe._settle

    def dying(*given: Any) -> None:
        if fate.strikes():
            fate.kill()
        settle(*given)

    scribe._settle = dying


def before_publication(fate: Fate) -> None:
    """Die when the sender has the acknowledgement and the other side has nothing."""
    changed = SocketPublisher.changed

    async def dying(self: SocketPublisher, changes: Any) -> None:
        if fate.strikes():
            await asyncio.sleep(ACKNOWLEDGED)
            fate.kill()
        await changed(self, changes)

    SocketPublisher.changed = dying  # type: ignore[method-assign]


FAULTS: dict[str, Callable[[Fate], None]] = {
    "before_commit": before_commit,
    "before_acknowledgement": before_acknowledgement,
    "before_publication": before_publication,
}

if __name__ == "__main__":
    FAULTS[os.environ["LOBBY_TEST_FAULT"]](Fate())
    serve.main()
