"""The outbox of letters, and what officers do beside cases, on a real database."""

from datetime import timedelta

import pytest
from set_clock import SetClock
from sqlalchemy.ext.asyncio import AsyncEngine

from cases import arranged_rows
from cases.arranged import BLOCKED, Act, Sort, after
from cases.arranged_rows import Wanted
from cases.attached import Letter, LetterKind
from cases.case import Step
from cases.database import reading, writing
from cases.deliveries import LEASE, PAUSES, Addressee, Outbox, Sending
from cases.drafts import ComplaintDraft
from cases.errors import ChangedMeanwhile, DraftRefused, NotAllowedNow
from cases.lifecycle import Command
from cases.loss_reports import Loss, LossKind, LossReports
from cases.store import CaseStore

LETTER = Letter(kind=LetterKind.RECEIVED, language="en", subject="S", body="B", way="e-mail")


async def written(store: CaseStore, key: str = "k") -> str:
    case = await store.file_complaint(ComplaintDraft(conversation="c1", what="fee"), key)
    step = Step(Command.WRITE, "agent:sun", "S", added=LETTER)
    for to in (None, Addressee("c1", "a1")):
        await store.write_letter(case.number, step, to)
    return case.number


async def test_a_letter_is_handed_out_once_and_again_when_nobody_brought_it_away(
    store: CaseStore, engine: AsyncEngine, clock: SetClock
) -> None:
    number, outbox = await written(store), Outbox(engine, clock)
    first = await outbox.take()
    assert [(one.number, one.seq, one.subject) for one in first] == [(number, 2, "S")]
    assert await outbox.take() == []
    clock.moment += LEASE
    assert await outbox.take() == first


async def test_a_letter_that_was_sent_or_given_up_is_not_handed_out_again(
    store: CaseStore, engine: AsyncEngine, clock: SetClock
) -> None:
    outbox = Outbox(engine, clock)
    numbers = [await written(store, key) for key in ("k1", "k2", "k3")]
    good, bad, slow = await outbox.take()
    await outbox.sent(good)
    await outbox.failed(bad, "recipient_refused", final=True)
    await outbox.failed(slow, "unreachable", final=False)
    states = [(await outbox.of_case(number))[2].state for number in numbers]
    assert states == [Sending.SENT, Sending.FAILED, Sending.WAITING]
    clock.moment += PAUSES[0] - timedelta(seconds=1)
    assert await outbox.take() == []
    clock.moment += timedelta(seconds=1)
    assert [one.number for one in await outbox.take()] == [numbers[2]]


async def test_a_letter_of_a_refused_step_is_in_no_outbox(
    store: CaseStore, engine: AsyncEngine, clock: SetClock
) -> None:
    number = await written(store)
    stale = Step(Command.WRITE, "agent:sun", "S", added=LETTER, seen=1)
    with pytest.raises(ChangedMeanwhile):
        await store.write_letter(number, stale, Addressee("c1", "a1"))
    assert len(await Outbox(engine, clock).take()) == 1


async def test_of_two_who_saw_the_same_report_the_second_changes_nothing(
    engine: AsyncEngine, clock: SetClock
) -> None:
    loss = Loss(kind=LossKind.FRAUD, card="", conversation="c1", language="zh")
    number = (await LossReports(engine, clock).file(loss, "k")).number
    async with reading(engine) as connection:
        seen = await arranged_rows.find(connection, Sort.LOSS, number)
    assert after(seen, Act.BLOCK, "", clock.now()) == BLOCKED
    with pytest.raises(NotAllowedNow):
        after(seen, Act.ARRIVE, "", clock.now())
    with pytest.raises(DraftRefused):
        after(seen, Act.DISMISS, " ", clock.now())
    async with writing(engine) as connection:
        await arranged_rows.move(connection, seen, BLOCKED, clock.now())
    with pytest.raises(ChangedMeanwhile):
        async with writing(engine) as connection:
            await arranged_rows.move(connection, seen, "dismissed", clock.now())
    async with reading(engine) as connection:
        page = await arranged_rows.search(connection, Wanted(sort=Sort.LOSS, kind="fraud"))
    assert [(one.state, one.changed_at) for one in page.rows] == [(BLOCKED, clock.now())]
