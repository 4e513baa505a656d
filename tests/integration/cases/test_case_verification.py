"""The audit chain in a real database: a row changed behind the store's back is found."""

import sqlite3

import pytest
from sqlalchemy import Delete, Update, delete, update
from sqlalchemy.ext.asyncio import AsyncEngine

from cases import verification
from cases.database import writing
from cases.drafts import ComplaintDraft
from cases.lifecycle import Command
from cases.store import CaseStore
from cases.tables import case_chain, case_change, case_entry, case_file

DRAFT = ComplaintDraft(conversation="c1", what="排队两小时", evidence=(3,))


@pytest.fixture
async def numbers(store: CaseStore) -> list[str]:
    """Three cases with three changes each, nine links in all."""
    found = []
    for n in range(3):
        number = (await store.file_complaint(DRAFT, f"k{n}")).number
        await store.assign(number, "agent:wang", "agent:li")
        await store.change(number, Command.NOTE, "agent:wang", "looked into it")
        found.append(number)
    return found


async def test_an_untouched_chain_holds(store: CaseStore, numbers: list[str]) -> None:
    verdict = await store.verify()
    assert (verdict.holds, verdict.checked, verdict.position) == (True, 9, 9)


async def test_an_empty_chain_holds(store: CaseStore) -> None:
    verdict = await store.verify()
    assert (verdict.holds, verdict.checked, verdict.position) == (True, 0, 0)


@pytest.mark.parametrize(
    ("tampering", "position", "why"),
    [
        (update(case_change).where(case_change.c.position == 4).values(note="x"), 4, "altered"),
        (update(case_change).where(case_change.c.position == 9).values(actor="x"), 9, "altered"),
        (update(case_change).where(case_change.c.position == 2).values(digest="0"), 2, "altered"),
        (delete(case_change).where(case_change.c.position == 5), 5, "missing"),
        (delete(case_change).where(case_change.c.position == 9), 9, "missing"),
        (update(case_chain).values(position=8), 8, "cut_short"),
        (update(case_file).where(case_file.c.id == 2).values(what="nothing"), 9, "case_altered"),
        (delete(case_entry).where(case_entry.c.case_id == 3), 9, "case_altered"),
    ],
)
@pytest.mark.parametrize("page", [2, 500])
async def test_tampering_is_found(
    store: CaseStore,
    engine: AsyncEngine,
    numbers: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tampering: Update | Delete,
    position: int,
    why: str,
    page: int,
) -> None:
    monkeypatch.setattr(verification, "PAGE", page)
    async with writing(engine) as connection:
        await connection.execute(tampering)
    broken = (await store.verify()).broken
    assert broken is not None
    assert (broken.position, broken.why) == (position, why)


async def test_a_case_taken_away_with_all_that_hangs_on_it_is_missed(
    store: CaseStore, engine: AsyncEngine, numbers: list[str]
) -> None:
    # As somebody with the database in hand would: past the keys that hold the tables together.
    taking = ("DELETE FROM case_entry WHERE case_id = 2", "DELETE FROM case_file WHERE id = 2")
    if engine.dialect.name == "sqlite":
        with sqlite3.connect(str(engine.url.database)) as past:
            past.executescript(";".join(taking))
        past.close()
    else:
        async with engine.begin() as connection:
            for statement in ("SET LOCAL session_replication_role = replica", *taking):
                await connection.exec_driver_sql(statement)
    broken = (await store.verify()).broken
    assert broken is not None
    assert (broken.position, broken.why, broken.number) == (4, "case_missing", numbers[1])


async def test_a_range_is_checked_from_the_link_before_it(
    store: CaseStore, engine: AsyncEngine, numbers: list[str]
) -> None:
    async with writing(engine) as connection:
        await connection.execute(
            update(case_change).where(case_change.c.position == 2).values(note="x")
        )
    assert (await store.verify(3, 7)).checked == 5
    assert (await store.verify(3, 7)).holds
    assert not (await store.verify(1, 7)).holds
