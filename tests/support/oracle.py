"""The judge of delivery: what both sides have must be what the database has, without gap and without doubles."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from cases.database import open_engine, reading
from handoff.domain.entry import Audience, Entry, Kind, Speaker
from handoff.settings import Settings
from handoff.storage import rows, tables
from tests.support.hall import PATIENCE, Agent, Customer, Transcript

Record = Callable[[str, object], None]


async def stored(settings: Settings, conversation: str) -> list[Entry]:
    """Return the log as the database has it."""
    engine = open_engine(settings.database)
    query = select(tables.entry).where(tables.entry.c.conversation == conversation)
    async with reading(engine) as connection:
        found = (await connection.execute(query.order_by(tables.entry.c.seq))).mappings().all()
    await engine.dispose()
    return [rows.entry_of(row) for row in found]


@dataclass
class Verdict:
    """What a run came to; the chaos table is made of these."""

    fault: str
    record: Record
    acknowledged: list[str] = field(default_factory=list)
    lost: int = 0
    doubled: int = 0
    begin: float = 0.0

    def strikes(self) -> None:
        """The fault begins now."""
        self.begin = time.perf_counter()

    async def judge(
        self, home: Path | Settings, customer: Customer, agent: Agent | None = None
    ) -> None:
        """Catch up on both sides, compare with the database, and write down how it went."""
        settings = home if isinstance(home, Settings) else Settings(home=home)
        log = await _settled(settings, customer, agent)
        said = Counter(
            entry.draft.text
            for entry in log
            if entry.draft.author.role is not Speaker.BOT and entry.draft.kind is Kind.MESSAGE
        )
        self.lost += sum(not said[text] for text in self.acknowledged)
        self.doubled += sum(said[text] > 1 for text in self.acknowledged)
        assert [entry.seq for entry in log] == list(range(1, len(log) + 1))
        assert _seqs(customer.transcript) == _visible(log)
        if agent:
            assert _seqs(agent.transcript(customer.conversation)) == [entry.seq for entry in log]

    def close(self) -> None:
        """Record the row of the table, and fail on any loss or double."""
        self.record("fault", self.fault)
        self.record("messages", len(self.acknowledged))
        self.record("lost", self.lost)
        self.record("doubled", self.doubled)
        self.record("seconds", round(time.perf_counter() - self.begin, 2))
        assert (self.lost, self.doubled) == (0, 0)


async def _settled(settings: Settings, customer: Customer, agent: Agent | None) -> list[Entry]:
    """Return the log once both sides have all of it, or after long enough as it is.

    The assistant may write between a client's catching up and the look into the database.
    """
    end = time.monotonic() + PATIENCE
    while True:
        await customer.catch_up()
        if agent:
            await agent.catch_up(customer.conversation)
        log = await stored(settings, customer.conversation)
        same = _seqs(customer.transcript) == _visible(log) and (
            not agent or len(agent.transcript(customer.conversation).entries) == len(log)
        )
        if same or time.monotonic() > end:
            return log
        await asyncio.sleep(0.05)


def _visible(log: list[Entry]) -> list[int]:
    return [entry.seq for entry in log if entry.draft.audience is Audience.ALL]


def _seqs(transcript: Transcript) -> list[int]:
    return [entry["seq"] for entry in transcript.entries]


async def insist(customer: Customer, text: str, client_id: str) -> int:
    """Send until acknowledged, reconnecting as the widget does; return its place."""
    while True:
        try:
            answer = await asyncio.wait_for(customer.say(text, client_id), 2)
            if answer.get("ok"):
                return int(answer["seq"])
        except Exception:  # noqa: S110 - whatever the fault was, the client tries again
            pass
        await asyncio.sleep(0.03)
        await reopen(customer)


async def reopen(customer: Customer) -> None:
    """Connect again, once; the caller tries as often as it needs."""
    try:
        if customer.socket.connected:
            await asyncio.wait_for(customer.call("open"), 1)
        else:
            await asyncio.wait_for(customer.open(), 2)
    except Exception:
        await customer.renew()
