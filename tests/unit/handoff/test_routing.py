"""Routing: the right order, the right person, never more than fits."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handoff.domain.conversation import Conversation
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.domain.lifecycle import State
from handoff.domain.routing import Desk, Waiting, match, place

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
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


def waiting(name: str = "c1", turned_down: tuple[str, ...] = (), **given: object) -> Waiting:
    fields = {"queued_at": NOW, "state": State.QUEUED} | given
    return Waiting(
        Conversation(name, "v", NOW, fields.pop("language", Language.ZH), **fields),
        frozenset(turned_down),
    )


def chosen(
    queue: list[Waiting], desks: list[Desk], waived_before: datetime = NOW - MINUTE
) -> list[tuple[str, str]]:
    return [(one.conversation, one.agent.id) for one in match(queue, desks, waived_before)]


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


def test_nobody_is_asked_twice() -> None:
    assert chosen([waiting(turned_down=("lin",))], [desk("lin"), desk("chen", load=1)]) == [
        ("c1", "chen")
    ]


def test_away_or_unplugged_agents_get_nothing() -> None:
    assert chosen([waiting()], [desk(available=False), desk("chen", connected=False)]) == []


def test_the_wish_for_a_language_is_waived_after_a_while() -> None:
    english_only = desk(languages=frozenset({Language.EN}))
    assert chosen([waiting()], [english_only]) == []
    assert chosen([waiting(queued_at=NOW - 2 * MINUTE)], [english_only]) == [("c1", "lin")]


def test_the_wealth_certificate_is_never_waived() -> None:
    nobody = desk(skills=frozenset({"cards"}))
    assert chosen([waiting(skill="wealth", queued_at=NOW - 60 * MINUTE)], [nobody]) == []
    assert chosen([waiting(skill="loans", queued_at=NOW - 60 * MINUTE)], [nobody]) == [
        ("c1", "lin")
    ]


def test_an_assignment_says_why_the_others_were_passed_over() -> None:
    [assignment] = match(
        [waiting()], [desk("lin"), desk("full", load=2), desk("away", available=False)], NOW
    )
    assert assignment.passed_over == {"full": "no free slot", "away": "not available"}


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
        st.lists(st.sampled_from(["a", "b"])).map(tuple),
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
    assignments = match(queue, desks, NOW - 5 * MINUTE)
    assert len({one.conversation for one in assignments}) == len(assignments)
    by_name = {one.agent.id: one for one in desks}
    for name, one in by_name.items():
        taken = sum(assignment.agent.id == name for assignment in assignments)
        assert taken == 0 or one.load + taken <= one.agent.capacity
        assert taken == 0 or (one.connected and one.agent.available)
    refused = {one.conversation.id: one.turned_down for one in queue}
    assert not any(
        assignment.agent.id in refused[assignment.conversation] for assignment in assignments
    )


@given(QUEUE, st.lists(DESKS, unique_by=lambda one: one.agent.id))
def test_nobody_waits_while_one_who_could_help_has_a_free_slot(
    queue: list[Waiting], desks: list[Desk]
) -> None:
    assignments = match(queue, desks, NOW - 5 * MINUTE)
    served = {one.conversation for one in assignments}
    load = {
        one.agent.id: one.load + sum(a.agent.id == one.agent.id for a in assignments)
        for one in desks
    }
    after = [Desk(one.agent, one.connected, load[one.agent.id], one.last_assigned) for one in desks]
    left = [one for one in queue if one.conversation.id not in served]
    assert match(left, after, NOW - 5 * MINUTE) == []


@given(st.data(), QUEUE)
def test_the_queue_does_not_depend_on_the_order_of_the_rows(
    data: st.DataObject, queue: list[Waiting]
) -> None:
    shuffled = data.draw(st.permutations(queue))
    assert sorted(queue, key=place) == sorted(shuffled, key=place)
