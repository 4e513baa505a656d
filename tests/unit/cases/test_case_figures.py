"""The report counts what it says, and the register holds what regulators ask for."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cases.births import callback, complaint
from cases.case import Case
from cases.coding import Channel, Line, Outcome, RootCause
from cases.demo import Setting, invented
from cases.drafts import CallbackDraft, ComplaintDraft
from cases.figures import Tally, report, tally
from cases.ledger import COLUMNS, Reader, harmless, head, line
from cases.lifecycle import State

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
YEAR = date(2026, 1, 1), date(2026, 12, 31)
PHONE = "⟦phone:9f3a21c07b44:138****5678⟧"
HAN = re.compile("[\u4e00-\u9fff]")


def received(days_ago: int, **fields: object) -> Case:
    draft = ComplaintDraft(conversation="c1", what="多扣年费", contact=PHONE)
    case = complaint(draft, "C20261101-0001-1", NOW - timedelta(days=days_ago))
    return replace(case, **fields)  # type: ignore[arg-type]


def decided(days_ago: int, after: int, **fields: object) -> Case:
    at = NOW - timedelta(days=days_ago - after)
    return received(days_ago, state=State.CLOSED, resolved_at=at, **fields)


def test_a_heap_of_nothing_has_no_median() -> None:
    assert tally([], NOW) == Tally(
        received=0,
        decided=0,
        withdrawn=0,
        reopened=0,
        overdue=0,
        median_days=None,
        mean_days=None,
        scored=0,
        content=0,
    )


def test_days_are_counted_from_receipt_to_decision() -> None:
    heap = [decided(40, 3, score=5), decided(40, 5, score=3), decided(40, 16), received(2)]
    found = tally(heap, NOW)
    assert (found.received, found.decided, found.median_days, found.mean_days) == (4, 3, 5, 8.0)
    assert (found.scored, found.content) == (2, 1)


def test_late_is_a_decision_after_the_day_or_none_when_the_day_is_over() -> None:
    in_time, late, waiting, missing = decided(40, 15), decided(40, 16), received(15), received(16)
    paused = received(16, paused_since=NOW - timedelta(days=5))
    withdrawn = received(30, state=State.WITHDRAWN)
    overdue = [
        tally([one], NOW).overdue for one in (in_time, late, waiting, missing, paused, withdrawn)
    ]
    assert overdue == [0, 1, 0, 1, 0, 0]


def test_duplicates_callbacks_and_other_periods_are_not_counted() -> None:
    call = callback(CallbackDraft(conversation="c1", text="请回电", contact=PHONE), "B", NOW)
    heap = [received(1), received(1, state=State.MERGED), call, received(400)]
    assert report(heap, YEAR, NOW).total.received == 1


def test_a_day_belongs_to_the_month_that_it_has_in_china() -> None:
    eve = received(0, opened_at=datetime(2026, 6, 30, 16, 30, tzinfo=UTC))
    assert [heap.code for heap in report([eve], YEAR, NOW).months] == ["2026-07"]


@given(st.lists(st.sampled_from([None, *RootCause]), max_size=30))
def test_every_side_adds_up_to_the_whole(causes: list[RootCause | None]) -> None:
    found = report([received(1, root_cause=cause) for cause in causes], YEAR, NOW)
    for heaps in (found.months, found.causes, found.lines, found.branches, found.outcomes):
        assert sum(heap.tally.received for heap in heaps) == len(causes)
    sizes = [heap.tally.received for heap in found.causes]
    assert sizes == sorted(sizes, reverse=True)


def test_a_line_of_the_register_names_classes_and_shows_no_contact() -> None:
    case = decided(
        20,
        17,
        root_cause=RootCause.FEES,
        line=Line.CARDS,
        channel=Channel.APP,
        outcome=Outcome.UPHELD,
        branch="hz-xihu",
        assignee="agent:sun",
    )
    for language, overdue, branch in (("zh", "是", "西湖"), ("en", "yes", "West Lake")):
        reader = Reader(language, NOW, {"hz-xihu": branch}, {"agent:sun": "Sun"})
        told = dict(zip(head(language), line(case, reader), strict=True))
        values = list(told.values())
        assert "138****5678" in values
        assert not any("9f3a21c07b44" in str(value) for value in values)
        assert {overdue, branch, "Sun", 17} <= set(values)
        assert any("B 银行卡；C 因定价收费引起的投诉" in str(value) for value in values)
    assert len(COLUMNS) == len(set(head("zh"))) == len(set(head("en")))


@given(st.text())
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert not str(harmless(text)).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_demo_year_is_the_same_each_time_and_says_that_it_is_one() -> None:
    setting = Setting(2025, 40, ("agent:a", "agent:b"), ("hz-xihu",))
    year = invented(setting)
    assert year == invented(setting)
    marks = {"zh": "【演示数据】", "en": "[Demo] "}
    assert all(one.draft.what.startswith(marks[one.draft.language]) for one in year)
    assert {one.draft.language for one in year} == set(marks)
    for one in year:  # in one language, which is that of the case
        words = one.draft.what + one.draft.product
        assert (HAN.search(words) is None) == (one.draft.language == "en"), words
        assert " / " not in words
    assert [one.at for one in year] == sorted(one.at for one in year)
    assert all(moment > one.at for one in year for moment, _ in one.acts)
    assert year != invented(replace(setting, year=2024))
