"""Opening hours: honest about when people are back, in the bank's own zone."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain.hours import ALWAYS, Hours, Span
from handoff.domain.language import Language
from handoff.gateways import catalogue
from handoff.settings import ROOT

HOURS = Hours(
    weekday=Span(time(8, 30), time(20, 30)),
    weekend=Span(time(9), time(17)),
    holiday=None,
    holidays=frozenset({date(2026, 10, day) for day in range(1, 8)}),
    working_weekends=frozenset({date(2026, 10, 10)}),
)
MOMENTS = st.integers(0, 700 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def beijing(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


@pytest.mark.parametrize(
    ("at", "open_then"),
    [
        ("2026-11-23T08:29:59", False),
        ("2026-11-23T08:30:00", True),
        ("2026-11-23T20:29:59", True),
        ("2026-11-23T20:30:00", False),
        ("2026-11-22T08:45:00", False),  # a Sunday
        ("2026-11-22T09:00:00", True),
        ("2026-10-01T12:00:00", False),  # National Day
        ("2026-10-10T08:45:00", True),  # a Saturday on which the country works
    ],
)
def test_the_desk_is_open_by_the_kind_of_day(at: str, open_then: bool) -> None:
    assert HOURS.is_open(beijing(at)) is open_then


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-23T07:00:00", "2026-11-23T08:30:00"),
        ("2026-11-23T21:00:00", "2026-11-24T08:30:00"),
        ("2026-11-20T21:00:00", "2026-11-21T09:00:00"),
        ("2026-09-30T21:00:00", "2026-10-08T08:30:00"),
    ],
)
def test_it_says_when_people_are_back(at: str, opens: str) -> None:
    opening = HOURS.next_opening(beijing(at))
    assert opening
    assert opening.at == beijing(opens)


def test_the_words_name_day_and_clock_in_both_languages() -> None:
    opening = HOURS.next_opening(beijing("2026-11-22T21:00:00"))
    assert opening
    assert opening.words(Language.ZH) == "11月23日（周一）08:30"
    assert opening.words(Language.EN) == "Monday 23 November at 08:30 (Beijing time)"
    assert opening.moment() == "2026-11-23T00:30:00.000Z"


@given(MOMENTS)
def test_a_closed_desk_opens_later_and_is_then_open(at: datetime) -> None:
    opening = HOURS.next_opening(at)
    assert (opening is None) == HOURS.is_open(at)
    if opening:
        assert opening.at > at
        assert HOURS.is_open(opening.at)
        assert not HOURS.is_open(opening.at - timedelta(seconds=1))


@given(MOMENTS)
def test_always_open_never_closes(at: datetime) -> None:
    assert ALWAYS.is_open(at)
    assert ALWAYS.next_opening(at) is None


def test_the_hours_of_the_catalogue_are_read_and_may_be_switched_off() -> None:
    at_night = beijing("2026-11-23T03:00:00")
    kept = catalogue.bank(ROOT / "data", always_open=False)
    assert not kept.hours.is_open(at_night)
    assert date(2026, 10, 1) in kept.hours.holidays
    assert catalogue.bank(ROOT / "data", always_open=True).hours.is_open(at_night)


def test_the_desk_keeps_the_hours_that_the_bank_tells() -> None:
    told = catalogue._load(ROOT / "data" / "catalog" / "bank.yml")["service_hours"]
    hours = catalogue.bank(ROOT / "data", always_open=False).hours
    span = Span(time.fromisoformat(told["from"]), time.fromisoformat(told["until"]))
    assert {hours.weekday, hours.weekend, hours.holiday} == {span}
