"""Appointments, loss reports, risk profiles, feedback and lookups on a real database."""

import asyncio
from datetime import date, timedelta

import pytest
from set_clock import SetClock
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.appointments import BOOKED, CANCELLED, Appointments, Slot, SlotFull, Visit
from cases.feedback import Feedback, FeedbackBox, FeedbackKind
from cases.hall_tables import feedback
from cases.lookups import ATTEMPTS, WITHIN, Lookups, TooManyLookups, fits
from cases.loss_reports import Loss, LossKind, LossReports
from cases.risk_profiles import RiskProfile, RiskProfiles, Tries

PHONE = "⟦phone:9f3a21c07b44:138****5678⟧"
EMAIL = "⟦email:aaaaaaaaaaaaaaaa12ab34:b***@x.com⟧"
DAY = date(2026, 12, 1)
VISIT = Visit(business="loans", contact=PHONE, conversation="conv", language="zh")


def slot(time: str = "10:00", capacity: int = 2, day: date = DAY) -> Slot:
    return Slot("hz-xihu", day, time, capacity)


@pytest.fixture
def appointments(engine: AsyncEngine, clock: SetClock) -> Appointments:
    return Appointments(engine, clock)


async def test_an_appointment_has_a_number_by_which_it_is_found(appointments: Appointments) -> None:
    made = await appointments.book(slot(), VISIT, "k1")
    assert made.number.startswith("A20261121-")
    assert await appointments.find(made.number.lower()) == made


async def test_the_same_key_books_once(appointments: Appointments) -> None:
    first = await appointments.book(slot(), VISIT, "k1")
    assert await appointments.book(slot("11:00"), VISIT, "k1") == first
    assert await appointments.taken("hz-xihu", DAY) == {"10:00": 1}


async def test_a_slot_takes_no_more_than_it_has_room_for(appointments: Appointments) -> None:
    async def book(number: int) -> str:
        try:
            return (await appointments.book(slot(), VISIT, f"k{number}")).state
        except SlotFull:
            return "full"

    outcomes = await asyncio.gather(*(book(number) for number in range(8)))
    assert sorted(outcomes) == [BOOKED] * 2 + ["full"] * 6
    assert await appointments.taken("hz-xihu", DAY) == {"10:00": 2}


async def test_a_cancelled_appointment_makes_room(appointments: Appointments) -> None:
    made = await appointments.book(slot(capacity=1), VISIT, "k1")
    for _ in range(2):
        cancelled = await appointments.cancel(made.number)
        assert cancelled is not None
        assert cancelled.state == CANCELLED
    assert (await appointments.book(slot(capacity=1), VISIT, "k2")).state == BOOKED


async def test_an_appointment_moves_with_its_number(appointments: Appointments) -> None:
    made = await appointments.book(slot(), VISIT, "k1")
    moved = await appointments.move(made.number, slot("15:30", day=date(2026, 12, 2)))
    assert moved is not None
    assert (moved.number, moved.day, moved.time) == (made.number, date(2026, 12, 2), "15:30")
    assert await appointments.taken("hz-xihu", DAY) == {}


async def test_it_does_not_move_where_there_is_no_room(appointments: Appointments) -> None:
    await appointments.book(slot("15:30", 1), VISIT, "k1")
    made = await appointments.book(slot(), VISIT, "k2")
    with pytest.raises(SlotFull):
        await appointments.move(made.number, slot("15:30", 1))
    assert await appointments.find(made.number) == made


async def test_nobodys_number_finds_moves_and_cancels_nothing(appointments: Appointments) -> None:
    for number in ("A20261121-0001-1", "nonsense", ""):
        assert await appointments.find(number) is None
        assert await appointments.move(number, slot()) is None
        assert await appointments.cancel(number) is None


async def test_a_loss_is_reported_once_and_keeps_its_moment(
    engine: AsyncEngine, clock: SetClock
) -> None:
    reports = LossReports(engine, clock)
    loss = Loss(kind=LossKind.LOST, card="credit", conversation="conv", language="en")
    first = await reports.file(loss, "k1")
    clock.pass_days(1)
    assert await reports.file(loss, "k1") == first
    other = await reports.file(loss, "k2")
    assert (first.number[0], other.number != first.number) == ("L", True)


def profile(clock: SetClock, level: str = "C3") -> RiskProfile:
    return RiskProfile(
        customer="c1", level=level, score=53, age=40, answers="CCCDCCCCCC", made_at=clock.now()
    )


async def test_an_assessment_counts_for_a_year_to_the_day(
    engine: AsyncEngine, clock: SetClock
) -> None:
    profiles = RiskProfiles(engine, clock)
    kept = await profiles.keep(profile(clock), "k1")
    assert kept.until == date(2027, 11, 20)
    clock.pass_days(364)
    assert await profiles.valid("c1") == kept
    clock.pass_days(1)
    assert await profiles.valid("c1") is None
    assert await profiles.valid("somebody else") is None


async def test_the_latest_assessment_counts_and_each_key_once(
    engine: AsyncEngine, clock: SetClock
) -> None:
    profiles = RiskProfiles(engine, clock)
    await profiles.keep(profile(clock), "k1")
    await profiles.keep(profile(clock, "C5"), "k1")
    assert await profiles.tries("c1") == Tries(1, 1)
    clock.moment += timedelta(hours=1)
    await profiles.keep(profile(clock, "C1"), "k2")
    found = await profiles.valid("c1")
    assert found is not None
    assert (found.level, await profiles.tries("c1")) == ("C1", Tries(2, 2))
    clock.pass_days(60)
    assert await profiles.tries("c1") == Tries(0, 0)


async def test_feedback_is_kept_once_for_each_kind(engine: AsyncEngine, clock: SetClock) -> None:
    box = FeedbackBox(engine, clock)
    praise = Feedback(
        kind=FeedbackKind.PRAISE, conversation="conv", language="zh", words="好\x00" + "长" * 5000
    )
    rating = Feedback(kind=FeedbackKind.RATING, conversation="conv", language="zh", score=5)
    for told in (praise, praise, rating):
        await box.keep(told, "k1")
    async with engine.connect() as connection:
        count = (await connection.execute(select(func.count()).select_from(feedback))).scalar_one()
        longest = (
            await connection.execute(select(func.max(func.length(feedback.c.words))))
        ).scalar()
    assert (count, longest) == (2, 4000)


async def test_wrong_pairs_are_counted_for_an_hour(engine: AsyncEngine, clock: SetClock) -> None:
    lookups = Lookups(engine, clock)
    for _ in range(ATTEMPTS):
        await lookups.allowed("conv")
        await lookups.failed("conv")
    with pytest.raises(TooManyLookups):
        await lookups.allowed("conv")
    await lookups.allowed("another conversation")
    clock.moment += WITHIN
    await lookups.allowed("conv")


@pytest.mark.parametrize(
    ("contact", "digits", "good"),
    [
        (PHONE, "5678", True),
        (f"⟦email:a:b***@x.com⟧ {PHONE}", "5678", True),
        (PHONE, "1234", False),
        (PHONE, "", False),
        (PHONE, "678", False),
        ("⟦email:a5678:b***@x.com⟧", "5678", False),
        (EMAIL, EMAIL.replace("aaaa", "bbbb"), True),
        (f"{PHONE} {EMAIL}", EMAIL, True),
        (EMAIL, EMAIL.replace("12ab34", "12ab35"), False),
        (EMAIL, "ab34", False),
        (EMAIL, "⟦email:a:b***@x.com⟧", False),
        (PHONE, EMAIL, False),
        ("", "", False),
    ],
)
def test_only_the_digits_of_a_telephone_or_the_same_address_fit(
    contact: str, digits: str, good: bool
) -> None:
    assert fits(contact, digits) is good
