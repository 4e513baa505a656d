"""The tasks of the action server without its web server: a desk of its own, and actions run as the bot does."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.catalog import Catalog
from actions.desk import CaseDesk
from actions.serve import every_action
from actions.task import FORM
from cases.database import open_engine
from cases.tables import metadata

CATALOG = Catalog(Path(__file__).parents[2] / "data" / "catalog")
PHONE = "⟦phone:9f3a21c07b44:138****5678⟧"
VISIT = {"business": "loans", "branch": "bj-financial-street", "contact": PHONE}


@dataclass(slots=True)
class Clock:
    """Noon of Sunday, 22 November 2026, in China, until it is moved."""

    moment: datetime = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment


@asynccontextmanager
async def desk_in(folder: Path, clock: Clock) -> AsyncIterator[CaseDesk]:
    """Open a desk on an empty database."""
    url = f"sqlite+aiosqlite:///{folder / 'lobby.db'}"
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await engine.dispose()
    desk = CaseDesk(url, clock)
    yield desk
    await desk.close()


class Runner:
    """Runs actions with the tracker that the bot would send."""

    def __init__(self, desk: CaseDesk, clock: Clock) -> None:
        self._actions = {one.name(): one for one in every_action(desk, CATALOG, clock)}

    async def run(
        self, action: str, slots: Mapping[str, Any], visit: Mapping[str, str]
    ) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """Return what was said and the slots that were set; `visit` is what handoff tells of the conversation."""
        told = {**visit, "seq": 3, "language": "zh"}
        heard = [
            {"event": "user", "message_id": slots["task"]["key"], "metadata": told},
            {"event": "active_loop", "name": FORM},
        ]
        sender = f"{visit['conversation']}.1"
        tracker = Tracker(sender, dict(slots), {}, heard, False, None, {}, None)
        dispatcher = CollectingDispatcher()
        events = await self._actions[f"action_{action}"].run(dispatcher, tracker, {})
        return dispatcher.messages, {one["name"]: one["value"] for one in events}
