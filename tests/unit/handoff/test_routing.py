"""Routing: the right order, the right person, never more than fits."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain import reasons
from handoff.domain.conversation import Conversation
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.domain.lifecycle import State
from handoff.domain.routing import Desk, Terms, Waiting, match, place

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
TERMS = Terms(NOW, overflow=MINUTE, ask_again=30 * SECOND)
EVERYTHING = frozenset({"savings", "loans", "cards", "wealth", "complaints"})


def desk(name: str = "lin", load: int = 0, **given: object) -> Desk:
    idle_since = given.pop("idle_since", NOW - MINUTE)
    connected = given.pop("connected", True)
    fields = {
        "available": True,
        "capacity": 2,
        "skills": EVERYTHING,
        "languages": frozenset(Language),
    } | given
    return Desk(Staff(name, name, name, Role.AGENT, **fields), bool(connected), load, idle_since)


def waiting(
    name: str = "c1",
    turned_down: Mapping[str, datetime] | None = None,
    recused: tuple[str, ...] = (),
    **given: object,
) -> Waiting:
    fields = {"queued_at": NOW, "state": State.QUEUED} | given
    return Waiting(
        Conversation(name, "v", NOW, fields.pop("language", Language.ZH), **fields),
        turned_down or {},
        frozenset(recused),
    )


def chosen(queue: list[Waiting], desks: list[Desk], terms: Terms = TERMS) -> list[tuple[str, str]]:
    return [(one.conversation, one.agent.id) for one in match(queue, desks, terms)]


def test_fraud_goes_before_a_complaint_and_a_complaint_before_the_rest() -> None:
    complaint = waiting("complaint", priority=0, queued_at=NOW + MINUTE)
    fraud = waiting("fraud", lane=0, queued_at=NOW + 2 * MINUTE)
    queue = [waiting("asked"), complaint, fraud]
    assert [name for name, _ in chosen(queue, [desk(capacity=3)])] == [
        "fraud",
        "complaint",
        "asked",
    ]


def test_the_first_in_the_queue_is_the_first_out() -> None:
    queue = [waiting("late", queued_at=NOW + MINUTE), waiting("early")]
    assert chosen(queue, [desk(capacity=1)]) == [("early", "lin")]


def test_the_least_loaded_by_capacity_is_chosen() -> None:
    assert chosen(
        [waiting()], [desk("busy", load=1, capacity=2), desk("calm", load=2, capacity=8)]
    ) == [("c1", "calm")]


def test_among_equals_the_longest_idle_is_chosen() -> None:
    assert chosen([waiting()], [desk("just"), desk("long", idle_since=NOW - 9 * MINUTE)]) == [
        ("c1", "long")
    ]


def test_nobody_is_asked_twice_while_another_could_take_it() -> None:
    turned_down = waiting(turned_down={"lin": NOW - 9 * MINUTE})
    assert chosen([turned_down], [desk("lin"), desk("chen", load=1)]) == [("c1", "chen")]


def test_when_all_turned_it_down_they_are_asked_again_after_a_pause() -> None:
    just_now = waiting(turned_down={"lin": NOW - 29 * SECOND})
    long_ago = waiting(turned_down={"lin": NOW - 30 * SECOND, "chen": NOW - 40 * SECOND})
    assert chosen([just_now], [desk("lin")]) == []
    assert chosen([long_ago], [desk("lin"), desk("chen", load=1)]) == [("c1", "chen")]


def test_away_or_unplugged_agents_get_nothing() -> None:
    assert chosen([waiting()], [desk(available=False), desk("chen", connected=False)]) == []


def test_the_person_complained_about_never_gets_it_however_long_it_waits() -> None:
    complaint = waiting(recused=("lin",), queued_at=NOW - 600 * MINUTE, wanted="lin")
    assert chosen([complaint], [desk("lin")]) == []


def test_the_circle_widens_to_related_skills_and_then_to_everybody() -> None:
    cards_only = desk(skills=frozenset({"cards"}))
    no_skill = desk("chen", skills=frozenset())
    assert chosen([waiting(skill="savings")], [cards_only, no_skill]) == []
    early = waiting(skill="savings", queued_at=NOW - 59 * SECOND)
    assert chosen([early], [cards_only, no_skill]) == []
    late = waiting(skill="savings", queued_at=NOW - MINUTE - SECOND)
    assert chosen([late], [no_skill, cards_only]) == [("c1", "lin")]
    assert chosen([late], [no_skill]) == []
    later = waiting(skill="savings", queued_at=NOW - 2 * MINUTE - SECOND)
    assert chosen([later], [no_skill]) == [("c1", "chen")]


def test_the_wish_for_a_language_is_waived_after_twice_the_overflow() -> None:
    english_only = desk(languages=frozenset({Language.EN}))
    assert chosen([waiting(queued_at=NOW - 2 * MINUTE)], [english_only]) == []
    assert chosen([waiting(queued_at=NOW - 3 * MINUTE)], [english_only]) == [("c1", "lin")]


def test_who_is_passed_on_to_a_team_after_a_long_talk_waits_for_that_team() -> None:
    talked = waiting(skill="loans", queued_at=NOW - 10 * MINUTE, waiting_since=NOW)
    others = [desk(skills=frozenset({"cards"})), desk("chen", skills=frozenset({"savings"}))]
    assert chosen([talked], others) == []
    assert chosen([talked], [*others, desk("wu", skills=frozenset({"loans"}))]) == [("c1", "wu")]
    newcomer = waiting("c2", skill="loans", queued_at=NOW - MINUTE, waiting_since=NOW - MINUTE)
    assert sorted([newcomer, talked], key=place)[0] is talked


def test_the_wealth_certificate_is_never_waived() -> None:
    nobody = desk(skills=frozenset({"cards"}))
    hour = NOW - 60 * MINUTE
    assert chosen([waiting(skill="wealth", queued_at=hour)], [nobody]) == []
    assert chosen([waiting(skill="wealth", queued_at=hour, wanted="lin")], [nobody]) == []
    assert chosen([waiting(skill="loans", queued_at=hour)], [nobody]) == [("c1", "lin")]


def test_what_was_passed_on_to_somebody_is_offered_to_them_first() -> None:
    busier = desk("lin", load=1, skills=frozenset())
    passed_on = waiting(wanted="lin", skill="loans")
    assert chosen([passed_on], [busier, desk("chen")]) == [("c1", "lin")]
    declined = waiting(wanted="lin", skill="loans", turned_down={"lin": NOW})
    assert chosen([declined], [busier, desk("chen")]) == [("c1", "chen")]


def test_the_nearer_deadline_goes_first_among_equals() -> None:
    queue = [
        waiting("relaxed", queued_at=NOW - MINUTE, due_at=NOW + 2 * MINUTE),
        waiting("pressing", due_at=NOW + MINUTE),
    ]
    assert chosen(queue, [desk(capacity=1)]) == [("pressing", "lin")]


def test_an_assignment_says_why_the_others_were_passed_over() -> None:
    desks = [
        desk("lin"),
        desk("full", load=2),
        desk("away", available=False),
        desk("next", load=1),
        desk("novice", skills=frozenset()),
    ]
    [assignment] = match([waiting(skill="wealth", recused=())], desks, TERMS)
    assert assignment.passed_over == {
        "full": "no_free_slot",
        "away": "not_available",
        "next": "less_idle",
        "novice": "lacks_skill wealth",
    }


@pytest.mark.parametrize("language", Language)
def test_every_reason_is_said_in_words(language: Language) -> None:
    for code in reasons.WHYS:
        assert reasons.explain(f"{code} x", language) not in (code, "")
    assert reasons.explain("lacks_skill wealth", Language.EN) == "lacks the skill wealth"


DESKS = st.builds(
    desk,
    st.sampled_from(["a", "b", "c", "d"]),
    st.integers(0, 4),
    capacity=st.integers(1, 4),
    available=st.booleans(),
    connected=st.booleans(),
    skills=st.frozensets(st.sampled_from(sorted(EVERYTHING))),
    languages=st.frozensets(st.sampled_from(list(Language))),
)
QUEUE = st.lists(
    st.builds(
        waiting,
        st.sampled_from([f"c{n}" for n in range(8)]),
        st.dictionaries(
            st.sampled_from(["a", "b"]), st.integers(0, 60).map(lambda n: NOW - n * SECOND)
        ),
        st.lists(st.sampled_from(["c", "d"])).map(tuple),
        lane=st.integers(0, 1),
        priority=st.integers(0, 1),
        skill=st.sampled_from(["", *sorted(EVERYTHING)]),
        queued_at=st.integers(0, 99).map(lambda n: NOW - n * MINUTE),
    ),
    unique_by=lambda one: one.conversation.id,
)


@given(QUEUE, st.lists(DESKS, unique_by=lambda one: one.agent.id))
def test_never_over_capacity_never_twice_never_to_one_who_cannot(
    queue: list[Waiting], desks: list[Desk]
) -> None:
    assignments = match(queue, desks, TERMS)
    assert len({one.conversation for one in assignments}) == len(assignments)
    by_name = {one.agent.id: one for one in desks}
    for name, one in by_name.items():
        taken = sum(assignment.agent.id == name for assignment in assignments)
        assert taken == 0 or one.load + taken <= one.agent.capacity
        assert taken == 0 or (one.connected and one.agent.available)
    waits = {one.conversation.id: one for one in queue}
    for assignment in assignments:
        one, agent = waits[assignment.conversation], assignment.agent.id
        assert agent not in one.recused
        assert one.turned_down.get(agent, NOW - MINUTE) <= NOW - TERMS.ask_again


@given(QUEUE, st.lists(DESKS, unique_by=lambda one: one.agent.id))
def test_nobody_waits_while_one_who_could_help_has_a_free_slot(
    queue: list[Waiting], desks: list[Desk]
) -> None:
    assignments = match(queue, desks, TERMS)
    served = {one.conversation for one in assignments}
    load = {
        one.agent.id: one.load + sum(a.agent.id == one.agent.id for a in assignments)
        for one in desks
    }
    after = [Desk(one.agent, one.connected, load[one.agent.id], one.last_assigned) for one in desks]
    left = [one for one in queue if one.conversation.id not in served]
    assert match(left, after, TERMS) == []


@given(QUEUE, st.lists(DESKS, unique_by=lambda one: one.agent.id))
def test_nobody_starves_once_an_able_agent_is_there_and_free(
    queue: list[Waiting], desks: list[Desk]
) -> None:
    later = Terms(NOW + 9 * MINUTE, TERMS.overflow, TERMS.ask_again)
    everybody = frozenset(Language)
    able = desk("z", capacity=99, skills=EVERYTHING, languages=everybody)
    assert len(match(queue, [*desks, able], later)) == len(queue)
    refused_by_all = [Waiting(one.conversation, {"z": NOW}, one.recused) for one in queue]
    assert len(match(refused_by_all, [able], later)) == len(queue)


@given(st.data(), QUEUE)
def test_the_queue_does_not_depend_on_the_order_of_the_rows(
    data: st.DataObject, queue: list[Waiting]
) -> None:
    shuffled = data.draw(st.permutations(queue))
    assert sorted(queue, key=place) == sorted(shuffled, key=place)
