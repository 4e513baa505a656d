"""The lifecycle is its table: what the table lacks is refused, and every way leads to an end."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from handoff.domain import lifecycle
from handoff.domain.conversation import Conversation
from handoff.domain.entry import Author, Speaker
from handoff.domain.errors import ConversationClosed, NotAllowedNow
from handoff.domain.hours import Opening
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.domain.lifecycle import ENDED, TRANSITIONS, Command, State
from handoff.domain.urgency import Urgency

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
AGENTS = tuple(Staff(name, name, name.title(), Role.AGENT) for name in ("lin", "chen"))


def conversation() -> Conversation:
    return Conversation("c1", "v1", NOW, Language.EN)


@pytest.mark.parametrize(("state", "command"), list(product(State, Command)))
def test_what_the_table_lacks_is_refused(state: State, command: Command) -> None:
    if (state, command) in TRANSITIONS:
        assert lifecycle.after(state, command) is TRANSITIONS[state, command]
    else:
        with pytest.raises(ConversationClosed if state in ENDED else NotAllowedNow):
            lifecycle.after(state, command)


def reachable(start: State) -> Iterator[State]:
    seen, todo = set(), [start]
    while todo:
        state = todo.pop()
        seen.add(state)
        todo += [
            after
            for (before, _), after in TRANSITIONS.items()
            if before is state and after not in seen
        ]
    yield from seen


@pytest.mark.parametrize("state", State)
def test_every_state_leads_to_the_end(state: State) -> None:
    assert State.CLOSED in set(reachable(state))


def test_nothing_leads_out_of_closed() -> None:
    assert not [command for (before, command) in TRANSITIONS if before is State.CLOSED]


def held() -> Conversation:
    one = conversation()
    one.request_human("customer_asked", Urgency(), NOW)
    one.offer(AGENTS[0], NOW, NOW)
    one.accept(AGENTS[0], NOW)
    return one


@pytest.mark.parametrize("act", ["close", "transfer", "return_to_bot", "lose_agent", "take_over"])
def test_whoever_joined_is_silent_once_the_agent_is_gone(act: str) -> None:
    one, boss, other = held(), Staff("b", "b", "Boss", Role.SUPERVISOR), AGENTS[1]
    one.join(boss)
    assert one.serves(boss.id)
    arguments = {"close": (Speaker.AGENT, NOW), "transfer": (other,), "take_over": (other,)}
    getattr(one, act)(*arguments.get(act, ()), NOW)
    assert (one.serves(boss.id), one.joined) == (False, [])


def test_the_second_agent_after_a_transfer_does_not_change_when_the_first_was_there() -> None:
    one = held()
    later = NOW.replace(hour=10)
    one.transfer("loans", later)
    one.offer(AGENTS[1], later, later)
    one.accept(AGENTS[1], later)
    assert (one.accepted_at, one.queued_at, one.transferred_from) == (NOW, NOW, "Lin")


@pytest.mark.parametrize(("act", "to"), [("transfer", ("loans",)), ("lose_agent", ())])
def test_a_transfer_and_a_lost_agent_begin_another_wait_at_the_old_place(
    act: str, to: tuple[str, ...]
) -> None:
    one, later = held(), NOW.replace(hour=10)
    getattr(one, act)(*to, later)
    assert (one.queued_at, one.waiting_since) == (NOW, later)
    one.offer(AGENTS[1], later, later)
    one.decline(AGENTS[1], NOW.replace(hour=11))
    assert one.waiting_since == later


class Life(RuleBasedStateMachine):
    """Any commands in any order: refused or done, never half done."""

    def __init__(self) -> None:
        super().__init__()
        self.one = conversation()
        self.epochs = [0]

    def attempt(self, act: str, *arguments: object) -> None:
        before = (self.one.state, self.one.epoch, self.one.agent, len(self.one.drafts))
        try:
            getattr(self.one, act)(*arguments)
        except NotAllowedNow:
            assert before == (self.one.state, self.one.epoch, self.one.agent, len(self.one.drafts))
        self.epochs.append(self.one.epoch)

    @rule()
    def asks_for_a_person(self) -> None:
        self.attempt("request_human", "customer_asked", Urgency(), NOW)

    @rule(agent=st.sampled_from(AGENTS))
    def is_offered(self, agent: Staff) -> None:
        self.attempt("offer", agent, NOW, NOW)

    @rule(agent=st.sampled_from(AGENTS), answer=st.sampled_from(["accept", "decline"]))
    def is_answered(self, agent: Staff, answer: str) -> None:
        self.attempt(answer, agent, NOW)

    @rule(act=st.sampled_from(["miss", "cancel_wait", "lose_agent", "return_to_bot", "finish"]))
    def meets(self, act: str) -> None:
        self.attempt(act, NOW)

    @rule(to=st.sampled_from([*AGENTS, "wealth"]))
    def is_passed_on(self, to: Staff | str) -> None:
        self.attempt("transfer", to, NOW)

    @rule(supervisor=st.sampled_from(AGENTS))
    def is_taken_over(self, supervisor: Staff) -> None:
        self.attempt("take_over", supervisor, NOW)

    @rule(supervisor=st.sampled_from(AGENTS), act=st.sampled_from(["join", "leave"]))
    def is_joined_or_left(self, supervisor: Staff, act: str) -> None:
        self.attempt(act, supervisor)

    @rule()
    def is_sent_home(self) -> None:
        self.attempt("send_home", Opening(NOW), NOW)

    @precondition(lambda self: self.one.state not in ENDED)
    @rule()
    def hears_the_customer(self) -> None:
        self.one.say(Author(Speaker.CUSTOMER), "hello", "id")

    @rule(by=st.sampled_from([Speaker.CUSTOMER, Speaker.AGENT]))
    def closes(self, by: Speaker) -> None:
        self.attempt("close", by, NOW, NOW)

    @invariant()
    def somebody_owns_it_exactly_while_a_slot_is_taken(self) -> None:
        if self.one.state in lifecycle.BUSY:
            assert self.one.agent
        if self.one.state in (State.BOT, State.QUEUED):
            assert self.one.agent is None

    @invariant()
    def the_queue_time_is_there_exactly_while_a_person_is_concerned(self) -> None:
        if self.one.state in (State.QUEUED, State.OFFERED, State.AGENT):
            assert self.one.queued_at == NOW

    @invariant()
    def nobody_speaks_beside_an_agent_who_is_not_there(self) -> None:
        assert not self.one.joined or self.one.state is State.AGENT

    @invariant()
    def who_serves_is_the_owner_or_has_joined(self) -> None:
        serving = {agent.id for agent in AGENTS if self.one.serves(agent.id)}
        assert serving <= {self.one.agent, *self.one.joined}

    @invariant()
    def epochs_never_fall(self) -> None:
        assert self.epochs == sorted(self.epochs)

    @invariant()
    def an_offer_has_a_deadline_and_nothing_else_has(self) -> None:
        assert (self.one.offer_deadline is not None) == (self.one.state is State.OFFERED)


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
