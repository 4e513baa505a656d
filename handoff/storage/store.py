"""Units of work: one transaction each, published after commit and never before."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from cases.database import reading, writing
from cases.errors import StoreUnavailable
from handoff.domain.errors import Unavailable
from handoff.services.ports import Change, Clock
from handoff.storage.accounts import AccountRows
from handoff.storage.arranged import ArrangedRows
from handoff.storage.attachments import AttachmentRows
from handoff.storage.audits import AuditRows
from handoff.storage.conversations import ConversationRows
from handoff.storage.desk import CannedRows, ReviewRows, WatchRows
from handoff.storage.log import LogRows
from handoff.storage.offers import OfferRows
from handoff.storage.past import PastRows
from handoff.storage.refusals import RecusalRows
from handoff.storage.staff import RosterRows
from handoff.storage.stories import StoryRows
from handoff.storage.vault import VaultRows, mark_key
from handoff.storage.votes import VoteRows

AfterCommit = Callable[[Sequence[Change]], None]


@dataclass
class Work:
    """Implements ports.UnitOfWork on one connection."""

    conversations: ConversationRows
    log: LogRows
    roster: RosterRows
    offers: OfferRows
    vault: VaultRows
    files: AttachmentRows
    audits: AuditRows
    accounts: AccountRows
    recusals: RecusalRows
    past: PastRows
    stories: StoryRows
    watches: WatchRows
    canned: CannedRows
    reviews: ReviewRows
    arranged: ArrangedRows
    votes: VoteRows


class SqlStore:
    """Implements ports.Store; `after_commit` is set once by the composition root."""

    def __init__(self, engine: AsyncEngine, clock: Clock, key: bytes, node: str) -> None:
        self._engine, self._clock, self._cipher, self._node = engine, clock, AESGCM(key), node
        self._mark_key = mark_key(key)
        # SQLite has one writer: waiting here in order is fairer and cheaper than its busy handler.
        one_at_a_time = engine.dialect.name == "sqlite"
        self._turn: AbstractAsyncContextManager[object] = (
            asyncio.Lock() if one_at_a_time else nullcontext()
        )
        self.after_commit: AfterCommit | None = None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Work]:
        """Open one for writing; a clean exit commits, then tells what changed, in order of commit."""
        with _Translated():
            async with self._turn:
                async with writing(self._engine) as connection:
                    work = self._work(connection, writes=True)
                    yield work
                # Still in turn, so that what is told is told in the order of the commits.
                if self.after_commit and work.conversations.changes:
                    self.after_commit(work.conversations.changes)

    @asynccontextmanager
    async def look(self) -> AsyncIterator[Work]:
        """Open one for reading only."""
        with _Translated():
            async with reading(self._engine) as connection:
                yield self._work(connection, writes=False)

    def _work(self, connection: AsyncConnection, *, writes: bool) -> Work:
        return Work(
            ConversationRows(connection, self._clock, writes),
            LogRows(connection),
            RosterRows(connection, self._node),
            OfferRows(connection),
            VaultRows(connection, self._cipher, self._mark_key),
            AttachmentRows(connection),
            AuditRows(connection, self._clock),
            AccountRows(connection),
            RecusalRows(connection),
            PastRows(connection),
            StoryRows(connection),
            WatchRows(connection),
            CannedRows(connection),
            ReviewRows(connection),
            ArrangedRows(connection, self._clock),
            VoteRows(connection),
        )


class _Translated:
    """The store's own error for a database that does not answer."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, StoreUnavailable):
            raise Unavailable(str(error)) from error
