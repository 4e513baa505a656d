"""The database for a command: opened, brought up to date, and closed again."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncEngine

from cases.database import open_engine
from handoff.settings import Settings
from handoff.storage.upgrade import upgrade

Result = TypeVar("Result")


def with_engine(work: Callable[[AsyncEngine, Settings], Awaitable[Result]]) -> Result:
    """Return what the work returns; a home that is not there yet is made."""

    async def run() -> Result:
        settings = Settings()
        settings.home.mkdir(parents=True, exist_ok=True)
        engine = open_engine(settings.database)
        try:
            await upgrade(engine)
            return await work(engine, settings)
        finally:
            await engine.dispose()

    return asyncio.run(run())
