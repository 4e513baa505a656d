"""The statutory clock: 15, 30 and 30 more days, counted as the law counts them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.attached import Pause
from cases.deadlines import TERMS, Term, bank_day, days_left, due_on

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
moments = st.integers(0, 80 * 365 * 24 * 60).map(lambda minutes: NOON + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("term", "last_day"),
    [
        (Term.SIMPLE, date(2026, 12, 6)),
        (Term.COMPLEX, date(2026, 12, 21)),
        (Term.ESPECIALLY_COMPLEX, date(2027, 1, 20)),
        (Term.CALLBACK, date(2026, 11, 22)),
    ],
)
def test_the_day_of_receipt_does_not_count(term: Term, last_day: date) -> None:
    assert due_on(NOON, term) == last_day


def test_a_complaint_late_in_the_evening_utc_belongs_to_the_next_day_in_china() -> None:
    assert due_on(datetime(2026, 11, 21, 15, 59, tzinfo=UTC), Term.SIMPLE) == date(2026, 12, 6)
    assert due_on(datetime(2026, 11, 21, 16, 0, tzinfo=UTC), Term.SIMPLE) == date(2026, 12, 7)


def test_the_last_day_is_in_time_until_midnight_in_china() -> None:
    due = due_on(NOON, Term.SIMPLE)
    assert days_left(due, datetime(2026, 12, 6, 15, 59, 59, tzinfo=UTC)) == 0
    assert days_left(due, datetime(2026, 12, 6, 16, 0, tzinfo=UTC)) == -1


def test_a_pause_moves_the_deadline_by_the_days_it_lasted() -> None:
    pause = Pause(NOON + timedelta(days=2), NOON + timedelta(days=5))
    assert due_on(NOON, Term.SIMPLE, [pause]) == date(2026, 12, 9)


def test_overlapping_pauses_count_once() -> None:
    pauses = [
        Pause(NOON, NOON + timedelta(days=3)),
        Pause(NOON + timedelta(days=1), NOON + timedelta(days=4)),
    ]
    assert due_on(NOON, Term.SIMPLE, pauses) == date(2026, 12, 10)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        due_on(NOON.replace(tzinfo=None), Term.SIMPLE)


@given(moments, st.sampled_from(Term))
def test_a_case_is_never_overdue_when_it_comes_in(received: datetime, term: Term) -> None:
    assert days_left(due_on(received, term), received) == TERMS[term].days


@given(moments, moments)
def test_who_complains_later_is_not_due_earlier(one: datetime, other: datetime) -> None:
    earlier, later = sorted([one, other])
    assert due_on(earlier, Term.SIMPLE) <= due_on(later, Term.SIMPLE)
    assert bank_day(earlier) <= bank_day(later)


def test_each_longer_term_is_longer_and_the_last_needs_approval() -> None:
    for rule in TERMS.values():
        if rule.longer:
            assert TERMS[rule.longer].days > rule.days
    assert TERMS[Term.COMPLEX].longer_needs_approval
    assert not TERMS[Term.SIMPLE].longer_needs_approval
