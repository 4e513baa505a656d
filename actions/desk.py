"""The case store as actions reach it: opened at first use, because the SDK may pickle actions."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncEngine
from typing_extensions import override

from cases.clock import Clock
from cases.database import open_engine
from cases.store import CaseStore

Store = TypeVar("Store")


class CaseDesk:
    """Hands out the case store of this process; a copy sent to another process opens its own."""

    def __init__(self, database_url: str, clock: Clock) -> None:
        self._url = database_url
        self._clock = clock
        self._engine: AsyncEngine | None = None

    def store(self) -> CaseStore:
        """Return the store of cases."""
        return self.of(CaseStore)

    def of(self, store: Callable[[AsyncEngine, Clock], Store]) -> Store:
        """Return a store of the hall's, opening the engine the first time."""
        if self._engine is None:
            self._engine = open_engine(self._url)
        return store(self._engine, self._clock)

    async def close(self) -> None:
        """Let go of the database; the next use opens it again."""
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None

    @override
    def __getstate__(self) -> dict[str, object]:
        return self.__dict__ | {"_engine": None}
