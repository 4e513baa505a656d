"""The service in hindsight: figures that were worked out by hand, and parts that add up to the whole."""

from collections import Counter
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from handoff.domain.errors import BadPeriod
from handoff.domain.history import targets
from handoff.domain.history.contact import Contact, Outcome
from handoff.domain.history.figures import Figures
from handoff.domain.history.period import LONGEST, Grain, Period, part_of
from handoff.domain.history.report import Count, Report
from handoff.domain.history.story import Line, Story
from handoff.domain.history.telling import tell
from handoff.domain.history.visit import visit
from handoff.domain.lifecycle import State
from handoff.gateways import catalogue

BEIJING = ZoneInfo("Asia/Shanghai")
DAWN = datetime(2026, 11, 1, 16, tzinfo=UTC)  # midnight of 2 November in Beijing
LATER = DAWN + timedelta(days=9)
DATA = Path(__file__).resolve().parents[3] / "data"


def at(seconds: float) -> datetime:
    return DAWN + timedelta(seconds=seconds)


def said(seconds: float, event: str = "", role: str = "system", **facts: str) -> Line:
    return Line(at(seconds), role, event, **facts)


def turn(seconds: float, topic: str, zone: str = "answer") -> Line:
    return Line(at(seconds), "bot", topic=topic, zone=zone)


def story(*lines: Line, state: State = State.CLOSED, **more: Any) -> Story:
    given = {"opened_at": at(0), "last_at": at(1), "lines": lines, "state": state}
    return Story(**given | more)


def contacts(*lines: Line, **more: Any) -> tuple[Contact, ...]:
    return tell(story(*lines, **more)).contacts


def counted(stories: list[Story], grain: Grain = Grain.DAY, days: int = 1) -> Report:
    since = date(2026, 11, 2)
    period = Period(since, since + timedelta(days=days - 1), grain, BEIJING)
    count = Count(period, LATER)
    for one in stories:
        count.add(one)
    return count.report(())


SERVED = (
    turn(1, "cards/limit"),
    said(10, "queued", reason="customer_asked"),
    said(12, "offered", agent="Lin"),
    said(25, "accepted", agent="Lin"),
    said(37, role="agent"),
    said(90, role="agent"),
    said(325, "closed"),
)


def test_a_served_contact_has_a_wait_a_first_response_and_a_handling_time_with_its_wrap_up() -> (
    None
):
    (one,) = contacts(*SERVED, closed_at=at(345), holders=("a1",))
    assert (one.outcome, one.waited, one.first_reply, one.handling) == (
        Outcome.ANSWERED,
        15,
        12,
        320,
    )
    assert (one.skill, one.legs[0].agent, one.legs[0].name) == ("cards", "a1", "Lin")


def test_while_the_wrap_up_lasts_there_is_no_handling_time() -> None:
    (one,) = contacts(*SERVED, state=State.WRAP_UP, holders=("a1",))
    assert (one.is_over, one.handling) == (False, None)


@pytest.mark.parametrize(
    ("end", "outcome"),
    [
        ("cancelled_wait", Outcome.ABANDONED),
        ("closed", Outcome.ABANDONED),
        ("after_hours", Outcome.SENT_HOME),
        ("declined", Outcome.WAITING),
    ],
)
def test_who_is_never_answered_left_was_sent_home_or_still_waits(
    end: str, outcome: Outcome
) -> None:
    (one,) = contacts(said(0, "queued", reason="fraud"), said(40, end))
    assert (one.outcome, one.waited) == (outcome, None if outcome is Outcome.WAITING else 40)
    assert one.handling is None


def test_a_transfer_is_two_parts_of_one_contact_and_the_second_wait_is_nobodys_work() -> None:
    (one,) = contacts(
        said(0, "queued", reason="customer_asked"),
        said(5, "accepted", agent="Lin"),
        said(65, "transferred", skill="loans"),
        said(95, "accepted", agent="Chen"),
        said(100, role="agent"),
        said(195, "returned"),
        holders=("a1", "a2"),
    )
    assert [(leg.agent, leg.handling) for leg in one.legs] == [("a1", 60), ("a2", 100)]
    assert (one.waited, one.handling, one.skill) == (5, 160, "loans")
    assert one.legs[1].first_reply == 5


def test_a_lost_agent_ends_a_part_and_not_the_contact() -> None:
    (one,) = contacts(
        said(0, "queued", reason="customer_asked"),
        said(5, "accepted", agent="Lin"),
        said(10, "agent_lost"),
        said(50, "requeued"),
        said(60, "cancelled_wait"),
    )
    assert (one.outcome, one.handling, len(one.legs)) == (Outcome.ANSWERED, 45, 1)


def test_a_customer_may_ask_for_a_person_twice_in_one_conversation() -> None:
    first, second = contacts(
        said(0, "queued", reason="complaint"),
        said(30, "cancelled_wait"),
        turn(40, "loans/rates"),
        said(50, "queued", reason="customer_asked"),
        said(70, "accepted", agent="Lin"),
    )
    assert (first.outcome, first.skill) == (Outcome.ABANDONED, "complaints")
    assert (second.outcome, second.waited, second.skill) == (Outcome.ANSWERED, 20, "loans")


def test_what_a_supervisor_takes_over_unasked_was_served_and_never_offered() -> None:
    (one,) = contacts(said(7, "taken_over", agent="Wang"), said(67, "returned"), holders=("s1",))
    assert (one.was_offered, one.handling, one.legs[0].agent) == (False, 60, "s1")


def test_a_conversation_is_contained_once_it_is_over_and_nobody_asked_for_a_person() -> None:
    def contained(*lines: Line, **more: Any) -> bool:
        return visit(story(*lines, **more), LATER).is_contained

    assert contained(turn(1, "savings/rates"))
    assert contained(turn(1, "savings/rates"), state=State.BOT)  # silent since long ago
    assert not contained(state=State.BOT, last_at=LATER - timedelta(minutes=29))
    assert not contained(said(3, "after_hours"))
    assert not contained(*SERVED)


def waited(seconds: int, **more: Any) -> Story:
    """A contact that was answered after so many seconds, and over a minute later."""
    lines = (
        said(0, "queued", reason="customer_asked"),
        said(seconds, "accepted", agent="Lin"),
        said(seconds + 60, "closed"),
    )
    return story(*lines, closed_at=at(seconds + 60), holders=("a1",), **more)


def left(seconds: int) -> Story:
    return story(said(0, "queued", reason="customer_asked"), said(seconds, "cancelled_wait"))


def test_the_service_level_counts_those_who_left_as_not_answered() -> None:
    """10 contacts: 6 within 20 s, 2 more within 60 s, 1 after 90 s, 1 gone after 5 s."""
    stories = [waited(n) for n in (5, 8, 10, 12, 20, 20, 21, 60, 90)] + [left(5)]
    total = counted(stories).total
    assert (total.offered, total.answered, total.abandoned) == (10, 9, 1)
    assert (total.within_20, total.within_60, total.abandonment) == (0.6, 0.8, 0.1)
    assert (total.wait_mean, total.wait_p90, total.handling) == (27.3, 90, 60)


def test_nine_of_ten_waited_no_longer_than_the_ninetieth_percentile() -> None:
    assert counted([waited(n) for n in range(1, 11)]).total.wait_p90 == 9
    assert counted([waited(7)]).total.wait_p90 == 7


def test_who_still_waits_is_offered_but_decides_nothing() -> None:
    waiting = story(said(0, "queued", reason="fraud"), state=State.QUEUED)
    total = counted([waited(5), waiting]).total
    assert (total.offered, total.waiting, total.within_20) == (2, 1, 1.0)


def test_of_nothing_there_is_no_share() -> None:
    total = counted([]).total
    assert (total.within_20, total.containment, total.wait_p90, total.satisfaction) == (None,) * 4
    assert total.conversations == 0


def test_misunderstood_are_the_turns_that_could_only_suggest_or_pass() -> None:
    zones = ["answer", "suggest", "out_of_scope", "answer"]
    total = counted([story(*(turn(n, "loans/rates", zone) for n, zone in enumerate(zones)))]).total
    assert (total.turns, total.misunderstood, total.misunderstanding) == (4, 2, 0.5)


def test_a_topic_counts_once_for_each_conversation_that_it_answered() -> None:
    one = story(turn(1, "loans/rates"), turn(2, "loans/rates"), turn(3, "cards/pin", "suggest"))
    report = counted([one, one])
    assert [(topic.topic, topic.count, topic.parts) for topic in report.topics] == [
        ("loans/rates", 2, (2,))
    ]


def test_a_rating_is_about_who_had_the_conversation_last() -> None:
    passed_on = story(
        said(0, "queued", reason="customer_asked"),
        said(5, "accepted", agent="Lin"),
        said(65, "transferred", agent="Chen"),
        said(95, "accepted", agent="Chen"),
        said(195, "closed"),
        holders=("a1", "a2"),
        closed_at=at(195),
        score=2,
    )
    agents = {one.name: one for one in counted([passed_on, waited(5, score=5)]).agents}
    assert (agents["Lin"].handled, agents["Lin"].satisfaction) == (2, 5)
    assert (agents["Chen"].handled, agents["Chen"].satisfaction) == (1, 2)


def test_the_bank_s_day_decides_and_not_that_of_greenwich() -> None:
    before, within = story(opened_at=DAWN - timedelta(seconds=1)), story(opened_at=DAWN)
    after = story(opened_at=DAWN + timedelta(days=1))
    assert counted([before, within, after]).total.conversations == 1


COUNTS = ("conversations", "settled", "contained", "offered", "answered", "abandoned", "sent_home")
ADDED = (*COUNTS, "waiting", "after_hours", "turns", "misunderstood", "scored")
ENDS = st.sampled_from(["cancelled_wait", "closed", "after_hours", "accepted", ""])


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A conversation of some day of three, with what may come of it."""
    begin = draw(st.integers(0, 3 * 86_400))
    lines = [turn(begin + 5, "loans/rates", draw(st.sampled_from(["answer", "suggest"])))]
    clock = begin + 10
    for end in draw(st.lists(ENDS, max_size=3)):
        lines.append(said(clock, "queued", reason="customer_asked"))
        clock += draw(st.integers(1, 7_200))
        lines.append(said(clock, end, agent="Lin"))
        clock += draw(st.integers(1, 7_200))
        if end == "accepted":
            lines.append(said(clock, "returned"))
    score = draw(st.none() | st.integers(1, 5))
    return story(*lines, opened_at=at(begin), last_at=at(clock), score=score)


def added(figures: list[Figures]) -> Counter[str]:
    total: Counter[str] = Counter()
    for one in figures:
        total.update({name: getattr(one, name) for name in ADDED})
    return total


@settings(max_examples=60, deadline=None)
@given(st.lists(stories(), max_size=12))
def test_hours_add_up_to_days_and_days_to_the_whole(given_stories: list[Story]) -> None:
    by_hour, by_day = (counted(given_stories, grain, 3) for grain in (Grain.HOUR, Grain.DAY))
    hours = [part.figures for part in by_hour.parts]
    days = [part.figures for part in by_day.parts]
    assert (len(hours), len(days)) == (72, 3)
    for number, day in enumerate(days):
        assert added(hours[24 * number : 24 * number + 24]) == added([day])
    assert added(days) == added([by_day.total]) == added([by_hour.total])
    total = by_day.total
    assert total.offered == total.answered + total.abandoned + total.sent_home + total.waiting
    assert sum(team.figures.offered for team in by_day.teams) == total.offered
    assert sum(reason.count for reason in by_day.reasons) == total.offered
    assert sum(agent.handled for agent in by_day.agents) == total.answered
    assert total.contained <= total.settled <= total.conversations


def test_months_begin_where_the_period_begins_and_then_with_their_first_day() -> None:
    period = Period(date(2026, 1, 15), date(2026, 3, 2), Grain.MONTH, BEIJING)
    starts = [start.astimezone(BEIJING).date() for start in period.parts()]
    assert starts == [date(2026, 1, 15), date(2026, 2, 1), date(2026, 3, 1)]
    assert part_of(period.parts(), period.end - timedelta(seconds=1)) == 2


def test_a_moment_belongs_to_the_part_that_begins_with_it() -> None:
    parts = Period(date(2026, 11, 2), date(2026, 11, 2), Grain.HOUR, BEIJING).parts()
    assert [part_of(parts, at(seconds)) for seconds in (0, 3599.999, 3600)] == [0, 0, 1]


def test_where_clocks_are_changed_a_day_has_the_hours_that_it_has() -> None:
    day = date(2026, 3, 29)
    assert len(Period(day, day, Grain.HOUR, ZoneInfo("Europe/Berlin")).parts()) == 23


@pytest.mark.parametrize(
    ("since", "until", "grain"),
    [
        (date(2026, 2, 2), date(2026, 2, 1), Grain.DAY),
        (date(2026, 1, 1), date(2026, 2, 1), Grain.HOUR),
        (date(2026, 1, 1), date(2027, 1, 2), Grain.DAY),
        (date(9999, 12, 31), date(9999, 12, 31), Grain.DAY),
        (date(1, 1, 1), date(1, 1, 1), Grain.DAY),
    ],
)
def test_a_period_that_makes_no_sense_is_refused(since: date, until: date, grain: Grain) -> None:
    with pytest.raises(BadPeriod):
        Period(since, until, grain, BEIJING)


@pytest.mark.parametrize("grain", list(Grain))
def test_the_longest_period_is_taken(grain: Grain) -> None:
    since = date(2026, 1, 1)
    Period(since, since + timedelta(days=LONGEST[grain] - 1), grain, BEIJING)


def test_every_target_is_about_a_figure_of_the_report_and_those_of_the_data_hold() -> None:
    assert set(targets.GAUGES) <= {field.name for field in fields(Figures)}
    found = catalogue.targets(DATA)
    assert {one.figure for one in found} == set(
        yaml.safe_load((DATA / "targets.yml").read_text(encoding="utf-8"))["targets"]
    )


@pytest.mark.parametrize(
    ("figure", "asked", "word"),
    [
        ("within_21", {"at_least": 0.8}, "no such figure"),
        ("within_20", {"at_most": 0.8}, "at_least"),
        ("within_20", {"at_least": 80}, "from 0 to 1"),
        ("within_20", {"at_least": True}, "from 0 to 1"),
        ("satisfaction", {"at_least": "good"}, "from 1 to 5"),
        ("handling", 600, "at_most"),
        ("handling", {"at_most": 600, "at_least": 1}, "at_most"),
    ],
)
def test_a_target_that_makes_no_sense_is_named(figure: str, asked: Any, word: str) -> None:
    with pytest.raises(targets.BadTargets, match=word):
        targets.parsed({figure: asked})


def test_a_target_is_met_on_its_value_and_nothing_is_said_of_nothing() -> None:
    asked = targets.parsed({"within_20": {"at_least": 0.5}, "abandonment": {"at_most": 0.4}})
    half = counted([waited(5), left(5)]).total
    assert [one.is_met for one in targets.verdicts(asked, half)] == [True, False]
    assert [one.is_met for one in targets.verdicts(asked, counted([]).total)] == [None, None]
