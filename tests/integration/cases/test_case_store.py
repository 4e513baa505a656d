"""The case store on a real database: writes once, loses nothing, tells who did what."""

import asyncio
import re
from decimal import Decimal

import pytest
from set_clock import SetClock
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.attached import Evidence
from cases.case import Case, Facts, Step
from cases.coding import Outcome, RootCause
from cases.database import open_engine, reading
from cases.deadlines import Term
from cases.drafts import CallbackDraft, ComplaintDraft
from cases.errors import CaseNotFound, NotAllowedNow, StoreUnavailable
from cases.kinds import Category
from cases.lifecycle import Command, State
from cases.numbering import normalise
from cases.store import CaseStore
from cases.tables import case_change, case_entry, case_file

PHONE = "⟦phone:9f3a21c07b44:138****5678⟧"
DRAFT = ComplaintDraft(
    conversation="c1",
    what="柜台排队两小时😤",
    product="储蓄卡",
    when="昨天下午",
    where="西湖支行",
    contact=PHONE,
    wish="道歉",
    category=Category.SERVICE,
    evidence=(7, 3, 5),
    amount=Decimal("1234567.89"),
)
CALL = CallbackDraft(conversation="c1", text="请回电", contact=PHONE, evidence=(9,))


async def rows(engine: AsyncEngine) -> tuple[int, int, int]:
    """Return how many cases, evidence links and changes there are."""
    async with reading(engine) as connection:
        counts = [
            (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (case_file, case_entry, case_change)
        ]
    return counts[0], counts[1], counts[2]


async def test_a_complaint_is_found_again_as_it_was_told(store: CaseStore) -> None:
    filed = await store.file_complaint(DRAFT, "k1")
    assert await store.find(filed.number) == filed
    assert filed.amount == Decimal("1234567.89")
    assert [entry.seq for entry in filed.evidence] == [3, 5, 7]
    assert (filed.state, filed.due_on.isoformat()) == (State.RECEIVED, "2026-12-06")


async def test_the_same_key_twice_writes_once(store: CaseStore, engine: AsyncEngine) -> None:
    first = await store.file_complaint(DRAFT, "k1")
    other = ComplaintDraft(conversation="c2", what="something else")
    assert await store.file_complaint(other, "k1") == first
    assert await rows(engine) == (1, 3, 1)


async def test_the_same_key_at_the_same_moment_writes_once(
    store: CaseStore, engine: AsyncEngine
) -> None:
    filed = await asyncio.gather(*(store.file_complaint(DRAFT, "k1") for _ in range(12)))
    assert len({case.number for case in filed}) == 1
    assert await rows(engine) == (1, 3, 1)
    assert (await store.verify()).holds


async def test_a_callback_may_use_the_key_of_a_complaint(store: CaseStore) -> None:
    complaint = await store.file_complaint(DRAFT, "k1")
    callback = await store.file_callback(CALL, "k1")
    assert callback.number.startswith("B")
    assert await store.of_conversation("c1") == [complaint, callback]


async def test_numbers_of_concurrent_complaints_are_unique_and_dense(store: CaseStore) -> None:
    filed = await asyncio.gather(*(store.file_complaint(DRAFT, f"k{n}") for n in range(25)))
    assert sorted(case.number[10:14] for case in filed) == [f"{n:04d}" for n in range(1, 26)]
    assert all(normalise(case.number) == case.number for case in filed)
    assert (await store.verify()).holds


async def test_numbers_start_again_on_the_next_day_of_the_bank(
    store: CaseStore, clock: SetClock
) -> None:
    await store.file_complaint(DRAFT, "k1")
    clock.moment = clock.moment.replace(hour=16)
    assert (await store.file_complaint(DRAFT, "k2")).number.startswith("C20261122-0001-")


async def test_a_number_is_found_however_it_is_written(store: CaseStore) -> None:
    filed = await store.file_complaint(DRAFT, "k1")
    found = await store.find(f" {filed.number.lower().replace('-', ' ')} ")
    assert found == filed


@pytest.mark.parametrize(
    "number", ["", "C20261121-0001-0", "'; DROP TABLE case_file; --", "C" * 500]
)
async def test_a_number_that_is_none_finds_nothing(store: CaseStore, number: str) -> None:
    await store.file_complaint(DRAFT, "k1")
    assert await store.find(number) is None
    with pytest.raises(CaseNotFound):
        await store.change(number, Command.NOTE, "agent:li")


async def test_a_refused_step_leaves_nothing_behind(store: CaseStore, engine: AsyncEngine) -> None:
    filed = await store.file_complaint(DRAFT, "k1")
    with pytest.raises(NotAllowedNow):
        await store.change(filed.number, Command.CLOSE, "agent:li", "done")
    assert await store.find(filed.number) == filed
    assert await rows(engine) == (1, 3, 1)


async def test_a_case_is_seen_through_and_its_history_says_how(
    store: CaseStore, clock: SetClock
) -> None:
    number = (await store.file_complaint(DRAFT, "k1")).number
    await store.assign(number, "agent:wang", "agent:li")
    await store.apply(number, Step(Command.EXTEND, "agent:wang", "needs the branch"))
    coded = Facts(root_cause=RootCause.WAITING, outcome=Outcome.UPHELD)
    for command in ("investigate", "resolve", "follow_up", "close"):
        clock.pass_days(1)
        facts = coded if command == "resolve" else None
        step = Step(Command(command), "agent:wang", f"{command} 完成", facts=facts, score=5)
        closed = await store.apply(number, step)
    assert (closed.state, closed.assignee, closed.term) == (
        State.CLOSED,
        "agent:wang",
        Term.COMPLEX,
    )
    assert closed.closed_at == clock.now()
    history = await store.history(number)
    assert [change.state_after for change in history][-2:] == ["followed_up", "closed"]
    assert history[0].actor == "customer"
    assert history[-1].note == "close 完成"


async def test_evidence_is_added_once(store: CaseStore, engine: AsyncEngine) -> None:
    number = (await store.file_complaint(DRAFT, "k1")).number
    more = (Evidence("c1", 7), Evidence("c1", 12), Evidence("c2", 1))
    case = await store.add_evidence(number, more, "customer")
    assert [entry.seq for entry in case.evidence] == [3, 5, 7, 12, 1]
    assert await store.find(number) == case
    assert (await rows(engine))[1] == 5


async def test_concurrent_writers_do_not_lose_changes(store: CaseStore) -> None:
    number = (await store.file_complaint(DRAFT, "k1")).number
    await asyncio.gather(
        *(store.change(number, Command.NOTE, f"agent:{n}", f"note {n}") for n in range(20)),
        *(store.add_evidence(number, (Evidence("c1", 100 + n),), "customer") for n in range(20)),
    )
    case, history = await store.find(number), await store.history(number)
    assert case is not None
    assert case.version == 41
    assert {f"note {n}" for n in range(20)} <= {change.note for change in history}
    assert {100 + n for n in range(20)} <= {entry.seq for entry in case.evidence}
    assert (await store.verify()).holds


async def test_of_two_who_decide_at_once_one_is_refused(store: CaseStore) -> None:
    number = (await store.file_complaint(DRAFT, "k1")).number
    outcomes = await asyncio.gather(
        *(store.change(number, Command.WITHDRAW, f"agent:{n}") for n in range(6)),
        return_exceptions=True,
    )
    assert sum(isinstance(outcome, Case) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, NotAllowedNow) for outcome in outcomes) == 5


async def test_two_processes_write_to_one_database(
    store: CaseStore, database_url: str, clock: SetClock
) -> None:
    second = open_engine(database_url)
    other = CaseStore(second, clock)
    await asyncio.gather(*((store, other)[n % 2].file_complaint(DRAFT, f"k{n}") for n in range(20)))
    await second.dispose()
    verdict = await store.verify()
    assert (verdict.holds, verdict.checked) == (True, 20)


async def test_a_database_that_does_not_answer_is_unavailable(clock: SetClock) -> None:
    gone = CaseStore(open_engine("sqlite+aiosqlite:////nonexistent/cases.db"), clock)
    with pytest.raises(StoreUnavailable) as refused:
        await gone.file_complaint(DRAFT, "k1")
    assert not re.search("排队|138", str(refused.value))
    closed = CaseStore(open_engine("postgresql+asyncpg://nobody@127.0.0.1:9/none"), clock)
    with pytest.raises(StoreUnavailable):
        await closed.find("C20261121-0007-7")
