"""The rules of the people's desk: waiting, recusal, dispositions, canned replies, reviews."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain import dispositions, past, quality, recusal
from handoff.domain.canned import VARIABLES, CannedReply
from handoff.domain.conversation import Conversation
from handoff.domain.errors import BadRequest
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.domain.lifecycle import State
from handoff.domain.routing import Desk, Terms, Waiting
from handoff.domain.waiting import outlooks
from handoff.gateways import catalogue
from handoff.settings import ROOT

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
TERMS = Terms(NOW, timedelta(minutes=1))


def desk(name: str, load: int = 0, *skills: str) -> Desk:
    agent = Staff(name, name, name, Role.AGENT, True, 2, frozenset(skills), frozenset(Language))
    return Desk(agent, True, load, NOW)


def waiting(name: str, skill: str = "", turned_down: tuple[str, ...] = ()) -> Waiting:
    conversation = Conversation(
        name, "v", NOW, Language.ZH, state=State.QUEUED, skill=skill, queued_at=NOW
    )
    return Waiting(conversation, dict.fromkeys(turned_down, NOW))


def test_only_those_who_need_the_same_agents_stand_ahead() -> None:
    queue = [waiting("a", "wealth"), waiting("b", "loans"), waiting("c", "wealth")]
    desks = [desk("lin", 2, "wealth"), desk("chen", 2, "loans")]
    assert [seen.position for seen in outlooks(queue, desks, TERMS, None)] == [1, 1, 2]


def test_the_range_grows_with_the_handling_time_that_was_measured() -> None:
    queue, desks = [waiting("a")], [desk("lin", 2)]
    [short], [long] = (outlooks(queue, desks, TERMS, seconds) for seconds in (60, 600))
    assert short.high
    assert long.high
    assert long.high > short.high


def test_nobody_who_could_means_no_promise() -> None:
    [seen] = outlooks([waiting("a", "wealth")], [desk("chen", 0, "loans")], TERMS, 60)
    assert (seen.position, seen.low) == (1, None)


def test_who_turned_it_down_counts_only_when_nobody_else_is_left() -> None:
    queue = [waiting("a", turned_down=("lin",))]
    [one_left] = outlooks(queue, [desk("lin", 2), desk("chen", 2)], TERMS, 600)
    [same] = outlooks(queue, [desk("chen", 2)], TERMS, 600)
    [none_left] = outlooks(queue, [desk("lin", 2)], TERMS, 600)
    assert one_left == same
    assert none_left.high


def test_the_person_named_in_a_complaint_is_found() -> None:
    staff = [Staff("1", "lin", "林晓", Role.AGENT), Staff("2", "ann", "Ann Lee", Role.AGENT)]
    named = recusal.named_in(["昨天林晓态度很差", "and ann lee hung up"], staff)
    assert [one.id for one in named] == ["1", "2"]
    assert recusal.named_in(["我要投诉利率"], staff) == []


def test_a_name_of_one_letter_is_nobody() -> None:
    assert recusal.named_in(["I complain"], [Staff("1", "i", "I", Role.AGENT)]) == []


@pytest.mark.parametrize("code", ["", *dispositions.DISPOSITIONS])
def test_a_disposition_of_the_table_is_kept(code: str) -> None:
    assert dispositions.checked(code) == code


def test_any_other_disposition_is_refused() -> None:
    with pytest.raises(BadRequest):
        dispositions.checked("answered")


def reply(zh: str = "您好", en: str = "Hello", shortcut: str = "hi") -> CannedReply:
    return CannedReply("1", shortcut, "Greeting", zh, en)


def test_variables_are_filled_in_and_braces_that_are_none_stay() -> None:
    filled = reply(en="I am {agent} {} of {bank}").filled(Language.EN, {"agent": "Lin"})
    assert filled == "I am Lin {} of {bank}"


@pytest.mark.parametrize(
    "wrong",
    [reply(en="{password}"), reply(shortcut="a b"), reply(shortcut="/x"), reply(zh="")],
)
def test_a_reply_that_cannot_work_is_refused(wrong: CannedReply) -> None:
    with pytest.raises(BadRequest):
        wrong.checked()


def test_the_delivered_replies_are_a_dozen_or_more_in_both_languages() -> None:
    delivered = catalogue.canned(ROOT / "data")
    assert len(delivered) >= 12
    assert len({one.shortcut for one in delivered}) == len(delivered)
    values = dict.fromkeys(VARIABLES, "x")
    for one in delivered:
        assert "{" not in one.filled(Language.ZH, values) + one.filled(Language.EN, values)


def test_a_catalogue_without_replies_delivers_none(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    assert catalogue.canned(tmp_path_factory.mktemp("data")) == []


def test_the_weights_of_the_form_are_a_whole() -> None:
    assert sum(one.weight for one in quality.CRITERIA.values()) == 100


@given(st.fixed_dictionaries(dict.fromkeys(quality.CRITERIA, st.integers(1, 5))))
def test_a_score_lies_between_worst_and_best_and_grows_with_each_point(
    scores: dict[str, int],
) -> None:
    score = quality.weighted(scores)
    assert 0 <= score <= 100
    for code in (code for code, points in scores.items() if points < 5):
        assert quality.weighted(scores | {code: scores[code] + 1}) > score


def test_all_worst_is_nothing_and_all_best_is_everything() -> None:
    assert quality.weighted(dict.fromkeys(quality.CRITERIA, 1)) == 0
    assert quality.weighted(dict.fromkeys(quality.CRITERIA, 5)) == 100


def test_a_form_with_a_hole_is_refused() -> None:
    with pytest.raises(BadRequest):
        quality.weighted({"courtesy": 5})


def test_the_service_level_is_a_share_of_those_served() -> None:
    assert past.service_level([5, 20, 40, 90]) == past.ServiceLevel(0.5, 0.75)
    assert past.service_level([]) == past.ServiceLevel(None, None)
