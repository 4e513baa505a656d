"""Officers at work on a real database: nobody's change is lost, and the chain covers all of it."""

import asyncio

import pytest
from set_clock import SetClock
from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.alarms import Level
from cases.attached import Attachment, Evidence, Letter, LetterKind, PauseReason, Recusal
from cases.audit import FROM_THE_FIRST, case_digest
from cases.case import Case, Facts, Step
from cases.coding import Line, RootCause
from cases.database import writing
from cases.drafts import ComplaintDraft
from cases.errors import CaseNotFound, ChangedMeanwhile, DraftRefused, NotAllowedNow
from cases.kinds import Category
from cases.lifecycle import Command, State
from cases.office import CaseOffice
from cases.register import Filter, Order
from cases.store import CaseStore
from cases.work_tables import case_letter

LETTER = Letter(kind=LetterKind.RECEIVED, language="zh", subject="受理", body="正文", way="post")


@pytest.fixture
def office(engine: AsyncEngine, clock: SetClock) -> CaseOffice:
    return CaseOffice(engine, clock)


async def filed(store: CaseStore, key: str, what: str = "多扣年费") -> Case:
    return await store.file_complaint(ComplaintDraft(conversation=key, what=what), key)


async def test_of_two_who_saw_the_same_version_the_slower_is_told(store: CaseStore) -> None:
    case = await filed(store, "k1")
    steps = [
        Step(Command.ASSIGN, f"agent:{n}", assignee=f"agent:{n}", seen=case.version)
        for n in range(8)
    ]
    outcomes = await asyncio.gather(
        *(store.apply(case.number, step) for step in steps), return_exceptions=True
    )
    won = [one for one in outcomes if isinstance(one, Case)]
    assert len(won) == 1
    assert sum(isinstance(one, ChangedMeanwhile) for one in outcomes) == 7
    assert await store.find(case.number) == won[0]


async def test_all_that_hangs_on_a_case_comes_back_in_order(
    store: CaseStore, clock: SetClock
) -> None:
    number = (await filed(store, "k1")).number
    files = [Attachment(name, f"{name}.pdf", "application/pdf", 9) for name in ("b", "a")]
    added = [*files, LETTER, LETTER, Recusal("agent:z", "x"), Recusal("agent:a", "y")]
    kinds = {Attachment: Command.ATTACH, Letter: Command.WRITE, Recusal: Command.RECUSE}
    for one in added:
        case = await store.apply(number, Step(kinds[type(one)], "agent:li", added=one))
    await store.apply(number, Step(Command.PAUSE, "agent:li", reason=PauseReason.COURT))
    clock.pass_days(3)
    case = await store.apply(number, Step(Command.RESUME, "agent:li"))
    assert await store.find(number) == case
    assert (len(case.letters), len(case.pauses), len(case.recusals)) == (2, 1, 2)
    assert (await store.verify()).holds


@pytest.mark.parametrize(
    "tampering",
    [
        update(case_letter).values(body="ganz anders"),
        delete(case_letter),
    ],
)
async def test_a_letter_that_was_changed_afterwards_breaks_the_chain(
    store: CaseStore, engine: AsyncEngine, tampering: object
) -> None:
    number = (await filed(store, "k1")).number
    await store.apply(number, Step(Command.WRITE, "agent:li", added=LETTER))
    assert (await store.verify()).holds
    async with writing(engine) as connection:
        await connection.execute(tampering)  # type: ignore[call-overload]
    broken = (await store.verify()).broken
    assert broken is not None
    assert (broken.why, broken.number) == ("case_altered", number)


async def test_a_case_from_before_the_officers_pages_keeps_its_digest(store: CaseStore) -> None:
    case = await filed(store, "k1")
    later = {name for name in Case.__slots__ if name not in FROM_THE_FIRST}
    assert {getattr(case, name) for name in later} <= {None, "", 0, ()}
    coded = await store.apply(
        case.number, Step(Command.CLASSIFY, "agent:li", facts=Facts(line=Line.CARDS))
    )
    assert case_digest(case) != case_digest(coded)


async def test_linked_cases_name_each_other(store: CaseStore) -> None:
    first, second = await filed(store, "k1"), await filed(store, "k2")
    await store.link(first.number, second.number, Step(Command.LINK, "agent:li", "同一网点"))
    for case, other in ((first, second), (second, first)):
        found = await store.find(case.number)
        assert found is not None
        assert [link.other for link in found.links] == [other.number]


async def test_a_duplicate_ends_and_the_older_case_gets_its_evidence(
    store: CaseStore, clock: SetClock
) -> None:
    older = await filed(store, "k1")
    clock.pass_days(2)
    draft = ComplaintDraft(conversation="c9", what="还是年费", evidence=(4, 6))
    newer = await store.file_complaint(draft, "k2")
    step = Step(Command.MERGE, "agent:li", "同一件事")
    ended = await store.merge(newer.number, older.number, step)
    kept = await store.find(older.number)
    assert kept is not None
    assert (ended.state, kept.state, kept.due_on) == (State.MERGED, State.RECEIVED, older.due_on)
    assert kept.evidence == (Evidence("c9", 4), Evidence("c9", 6))
    assert (await store.verify()).holds


async def test_a_merge_that_cannot_be_leaves_both_cases_alone(
    store: CaseStore, clock: SetClock
) -> None:
    older = await filed(store, "k1")
    clock.pass_days(1)
    newer = await filed(store, "k2")
    step = Step(Command.MERGE, "agent:li")
    with pytest.raises(DraftRefused):
        await store.merge(older.number, newer.number, step)
    with pytest.raises(DraftRefused):
        await store.merge(older.number, older.number, step)
    with pytest.raises(CaseNotFound):
        await store.merge(newer.number, "C20261121-0009-9", step)
    await store.change(older.number, Command.WITHDRAW, "customer")
    with pytest.raises(NotAllowedNow):
        await store.merge(newer.number, older.number, step)
    found = await store.find(newer.number)
    assert found == newer


async def test_two_who_merge_crosswise_do_not_wait_for_each_other(store: CaseStore) -> None:
    first, second = await filed(store, "k1"), await filed(store, "k2")
    step = Step(Command.MERGE, "agent:li")
    outcomes = await asyncio.gather(
        store.merge(first.number, second.number, step),
        store.merge(second.number, first.number, step),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Case) for one in outcomes) == 1
    assert (await store.verify()).holds


async def test_each_alarm_is_raised_once_and_nearer_ones_follow(
    store: CaseStore, office: CaseOffice, clock: SetClock
) -> None:
    case = await filed(store, "k1")
    assert await office.raise_alarms() == []
    levels = []
    for days in (12, 1, 1, 1, 1):
        clock.pass_days(days)
        levels += [alarm.level for alarm in await office.raise_alarms()]
        assert await office.raise_alarms() == []
    assert levels == [Level.SOON, Level.TOMORROW, Level.OVERDUE]
    assert [alarm.number for alarm in await office.alarms()] == [case.number] * 3
    await office.see_alarms(case.number, "agent:li")
    assert await office.alarms() == []


async def test_a_longer_term_begins_new_alarms_and_a_pause_keeps_them_silent(
    store: CaseStore, office: CaseOffice, clock: SetClock
) -> None:
    number = (await filed(store, "k1")).number
    clock.pass_days(13)
    assert [one.level for one in await office.raise_alarms()] == [Level.SOON]
    await store.apply(number, Step(Command.EXTEND, "agent:li"))
    assert await office.alarms() == []
    await store.apply(number, Step(Command.PAUSE, "agent:li", reason=PauseReason.COURT))
    clock.pass_days(40)
    assert await office.raise_alarms() == []
    await store.apply(number, Step(Command.RESUME, "agent:li"))
    clock.pass_days(15)
    assert [one.level for one in await office.raise_alarms()] == [Level.SOON]


async def test_a_list_is_narrowed_by_what_officers_ask(
    store: CaseStore, office: CaseOffice, clock: SetClock
) -> None:
    first = await filed(store, "k1", "多扣年费 100%")
    clock.pass_days(1)
    second = await filed(store, "k2", "柜台态度")
    coded = Facts(root_cause=RootCause.FEES)
    await store.apply(first.number, Step(Command.CLASSIFY, "agent:li", facts=coded))
    await store.assign(second.number, "agent:wang", "agent:li")

    async def numbers(**wanted: object) -> list[str]:
        found = await office.search(Filter(**wanted))  # type: ignore[arg-type]
        return [case.number for case in found.cases]

    assert await numbers() == [first.number, second.number]
    assert await numbers(order=Order.NEWEST) == [second.number, first.number]
    assert await numbers(category=Category.PRODUCT) == [first.number]
    assert await numbers(assignee="agent:wang") == [second.number]
    assert await numbers(state=State.ASSIGNED) == [second.number]
    assert await numbers(text="0%") == [first.number]
    assert await numbers(text="%") == [first.number]
    assert await numbers(text=second.number.lower()) == [second.number]
    assert await numbers(since=second.opened_at.date()) == [second.number]
    assert (await office.search(Filter(limit=1))).total == 2
    clock.pass_days(15)
    assert await numbers(overdue=True) == [first.number]
    await store.change(first.number, Command.WITHDRAW, "customer")
    assert await numbers(owed=True) == [second.number]
    assert await numbers() == [second.number, first.number]
