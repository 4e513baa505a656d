"""Messages that wait are stored together: one transaction, one commit (group commit, Gray and Reuter 1993).

Each is decided on before anything of the group is written, so that one that is refused harms no other; nor does one
that cannot be stored: then each is stored by itself.
"""

import asyncio
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handoff.domain.conversation import Conversation
from handoff.domain.entry import Entry
from handoff.domain.errors import AlreadyStored, HandoffError, NotFound, Unavailable
from handoff.services.ports import Store, UnitOfWork
from handoff.services.speech import Speech, Spoken

MOST_TOGETHER = 200  # messages in one commit: bounds the time for which others wait


@dataclass(slots=True)
class _Waiting:
    """A speech, the client that waits for it, and where its draft or its earlier entry stands."""

    speech: Speech
    stored: asyncio.Future[Spoken]
    place: int = 0
    duplicate: bool = False
    earlier: Entry | None = None
    refused: HandoffError | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return what makes a repeat a repeat."""
        return self.speech.said.conversation, self.speech.said.client_id


class _Doubtful(Exception):
    """Something was refused that may be the repeat of what was stored earlier."""


class Scribe:
    """Writes what is said, in the order in which it was said."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: deque[_Waiting] = deque()
        self._arrived = asyncio.Event()

    async def write(self, speech: Speech) -> Spoken:
        """Return where the message stands, once it is stored for good."""
        waiting = _Waiting(speech, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        self._arrived.set()
        return await waiting.stored

    async def run(self) -> None:
        """Store group after group; runs until cancelled, and then refuses what still waits."""
        group: list[_Waiting] = []
        try:
            while True:
                await self._arrived.wait()
                group = [self._waiting.popleft() for _ in range(self._together())]
                await self._store_group(group)
        finally:
            _fail([*group, *self._waiting], Unavailable("closing"))

    def _together(self) -> int:
        """Return how many are stored together; after the last of those that wait, wait for the next."""
        if len(self._waiting) <= MOST_TOGETHER:
            self._arrived.clear()
        return min(len(self._waiting), MOST_TOGETHER)

    async def _store_group(self, group: Sequence[_Waiting]) -> None:
        """Repeats are rare: only when one shows, or something is refused, the log is asked for all of them first."""
        try:
            try:
                entries = await self._store_once(group, look_first=False)
            except (AlreadyStored, _Doubtful):
                entries = await self._store_once(group, look_first=True)
        except Unavailable as gone:  # the database, and for all of them
            _fail(group, gone)
        except Exception as error:
            await self._store_apart(group, error)
        else:
            for waiting in group:
                _settle(waiting, entries)

    async def _store_apart(self, group: Sequence[_Waiting], error: Exception) -> None:
        if len(group) == 1:
            _fail(group, error)
            return
        for waiting in group:
            await self._store_group([waiting])

    async def _store_once(
        self, group: Sequence[_Waiting], *, look_first: bool
    ) -> Mapping[str, Sequence[Entry]]:
        async with self._store.begin() as uow:
            conversations = await uow.conversations.many({one.key[0] for one in group})
            keys = {one.key for one in group} if look_first else ()
            await _decide_all(uow, group, conversations, await uow.log.by_client_ids(keys))
            if not look_first and any(one.refused for one in group):
                raise _Doubtful
            changed = [one for one in conversations.values() if one.drafts]
            return await uow.conversations.append(changed)


async def _decide_all(
    uow: UnitOfWork,
    group: Sequence[_Waiting],
    conversations: Mapping[str, Conversation],
    earlier: Mapping[tuple[str, str], Entry],
) -> None:
    first: dict[tuple[str, str], int] = {}
    for waiting in group:
        waiting.refused, waiting.duplicate = None, False
        try:
            _recognise(waiting, conversations.get(waiting.key[0]), earlier)
            waiting.duplicate = waiting.duplicate or waiting.key in first
            if not waiting.duplicate:
                await _enter(uow, waiting, conversations[waiting.key[0]])
            waiting.place = first.setdefault(waiting.key, waiting.place)
        except HandoffError as refused:
            waiting.refused = refused


def _recognise(
    waiting: _Waiting, conversation: Conversation | None, earlier: Mapping[tuple[str, str], Entry]
) -> None:
    if conversation is None:
        raise NotFound(waiting.key[0])
    waiting.speech.may_enter(conversation)
    waiting.earlier = earlier.get(waiting.key)
    waiting.duplicate = waiting.earlier is not None


async def _enter(uow: UnitOfWork, waiting: _Waiting, conversation: Conversation) -> None:
    waiting.place = len(conversation.drafts)
    await waiting.speech.enter(uow, conversation)


def _settle(waiting: _Waiting, entries: Mapping[str, Sequence[Entry]]) -> None:
    if waiting.stored.done():
        return  # the client went away
    if waiting.refused:
        waiting.stored.set_exception(waiting.refused)
    else:
        entry = waiting.earlier or entries[waiting.key[0]][waiting.place]
        waiting.stored.set_result(Spoken(entry, waiting.duplicate))


def _fail(group: Sequence[_Waiting], error: Exception) -> None:
    for waiting in group:
        if not waiting.stored.done():
            waiting.stored.set_exception(error)
