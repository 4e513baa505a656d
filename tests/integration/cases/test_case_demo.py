"""A demo year filed through the store is as real as any: it adds up, and its chain holds."""

from datetime import UTC, date, datetime

from set_clock import SetClock
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.demo import Setting, invented
from cases.demo_filing import file_year
from cases.figures import report
from cases.office import CaseOffice
from cases.store import CaseStore

END = datetime(2026, 1, 31, tzinfo=UTC)


async def test_a_demo_year_is_filed_once_and_its_chain_holds(
    engine: AsyncEngine, store: CaseStore, clock: SetClock
) -> None:
    setting = Setting(2025, 12, ("agent:a", "agent:b"), ("hz-xihu", "sh-jingan"))
    first = await file_year(engine, invented(setting), END)
    again = await file_year(engine, invented(setting), END)
    assert (first.cases, again.cases, again.acts) == (12, 0, 0)
    assert first.acts > 60
    assert (await store.verify()).holds
    period = date(2025, 1, 1), date(2025, 12, 31)
    found = report(await CaseOffice(engine, clock).complaints(*period), period, END)
    assert found.total.received == 12
    assert found.total.decided + found.total.withdrawn >= 11


async def test_what_has_not_happened_yet_is_not_filed(engine: AsyncEngine, clock: SetClock) -> None:
    setting = Setting(2025, 12, ("agent:a", "agent:b"), ("hz-xihu",))
    half = await file_year(engine, invented(setting), datetime(2025, 7, 1, tzinfo=UTC))
    assert 0 < half.cases < 12
