"""The life of a case, read from the table and walked at random."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cases.attached import Bond, Link, PauseReason
from cases.births import callback, complaint
from cases.case import Case, Facts, Step
from cases.coding import Outcome, RootCause
from cases.deadlines import TERMS, Term, due_on
from cases.drafts import CallbackDraft, ComplaintDraft
from cases.effects import taken
from cases.errors import NotAllowedNow, SecondPersonNeeded
from cases.kinds import KINDS, Kind
from cases.lifecycle import CLOCK, ENDED, MOVES, UNDECIDED, Command, State, after, allowed

START = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
DRAFT = ComplaintDraft(conversation="c1", what="排队两小时")
CALL = CallbackDraft(conversation="c1", text="请回电", contact="⟦phone:a1:138****5678⟧")


def step(command: Command) -> Step:
    """Return the command with all that it may need."""
    return Step(
        command,
        "agent:zhao" if command is Command.EXTEND else "agent:li",
        assignee="agent:wang",
        facts=Facts(root_cause=RootCause.WAITING, outcome=Outcome.UPHELD)
        if decides(command)
        else None,
        score=5,
        reason=PauseReason.CUSTOMER_PAPERS,
        added=Link("C2", Bond.DUPLICATE) if command is Command.MERGE else None,
    )


def decides(command: Command) -> bool:
    """Tell whether the step codes the case."""
    return command in (Command.RESOLVE, Command.CLASSIFY)


def walk(case: Case, *commands: Command) -> Case:
    """Take the steps one after the other."""
    for command in commands:
        case = taken(case, step(command), START)
    return case


def test_a_complaint_is_seen_through_to_its_end() -> None:
    case, seen = complaint(DRAFT, "C", START), []
    for command in ("assign", "investigate", "resolve", "follow_up", "close"):
        case = taken(case, step(Command(command)), START)
        seen.append(case.state)
    assert seen == ["assigned", "investigating", "resolved", "followed_up", "closed"]


def test_a_callback_needs_no_investigation() -> None:
    case = walk(callback(CALL, "B", START), Command.ASSIGN, Command.RESOLVE, Command.CLOSE)
    assert case.state is State.CLOSED


@pytest.mark.parametrize("kind", Kind)
def test_what_the_table_does_not_name_is_refused(kind: Kind) -> None:
    refused = [
        (state, command)
        for state in State
        for command in Command
        if (state, command) not in MOVES[kind]
    ]
    assert refused
    for state, command in refused:
        with pytest.raises(NotAllowedNow):
            after(kind, state, command)


@pytest.mark.parametrize("kind", Kind)
def test_each_state_of_the_table_can_be_reached_and_left_or_is_an_end(kind: Kind) -> None:
    reached, waiting = {State.RECEIVED}, [State.RECEIVED]
    while waiting:
        state = waiting.pop()
        following = {MOVES[kind][state, command] for command in allowed(kind, state)}
        assert following - {state} or state in (State.WITHDRAWN, State.MERGED)
        waiting += following - reached
        reached |= following
    assert reached == {state for state, _ in MOVES[kind]} | {State.WITHDRAWN, State.MERGED}


@pytest.mark.parametrize("ended", ENDED)
@pytest.mark.parametrize("command", [Command.NOTE, Command.ADD_EVIDENCE, Command.ASSIGN])
def test_an_ended_case_cannot_be_edited(ended: State, command: Command) -> None:
    with pytest.raises(NotAllowedNow):
        after(Kind.COMPLAINT, ended, command)


def test_nobody_is_assigned_to_nobody() -> None:
    with pytest.raises(NotAllowedNow):
        taken(complaint(DRAFT, "C", START), Step(Command.ASSIGN, "agent:li"), START)


def test_the_longest_term_needs_one_who_asks_and_another_who_approves() -> None:
    case = taken(complaint(DRAFT, "C", START), Step(Command.EXTEND, "agent:li"), START)
    assert case.term is Term.COMPLEX
    with pytest.raises(SecondPersonNeeded):
        taken(case, Step(Command.EXTEND, "agent:li"), START)
    asked = taken(case, Step(Command.ASK_EXTENSION, "agent:li"), START)
    with pytest.raises(SecondPersonNeeded):
        taken(asked, Step(Command.EXTEND, "agent:li"), START)
    longest = taken(asked, Step(Command.EXTEND, "agent:zhao"), START)
    assert longest.due_on == due_on(START, Term.ESPECIALLY_COMPLEX)
    with pytest.raises(NotAllowedNow):
        taken(longest, step(Command.EXTEND), START)


def test_a_reopened_case_gets_a_fresh_clock() -> None:
    later = START + timedelta(days=20)
    resolved = walk(
        complaint(DRAFT, "C", START),
        Command.ASSIGN,
        Command.INVESTIGATE,
        Command.EXTEND,
        Command.RESOLVE,
    )
    assert resolved.days_left(later) is None
    reopened = taken(resolved, step(Command.REOPEN), later)
    assert (reopened.term, reopened.days_left(later)) == (Term.SIMPLE, 15)


class LifeOfACase(RuleBasedStateMachine):
    """Any commands in any order: what is refused changes nothing, what is done keeps the rules."""

    @initialize(kind=st.sampled_from(Kind))
    def begin(self, kind: Kind) -> None:
        self.now = START
        self.case = (
            complaint(DRAFT, "C", START) if kind is Kind.COMPLAINT else callback(CALL, "B", START)
        )

    @rule(command=st.sampled_from(Command), hours=st.integers(0, 24 * 40))
    def ask(self, command: Command, hours: int) -> None:
        self.now += timedelta(hours=hours)
        before = self.case
        may = command in allowed(before.kind, before.state)
        try:
            self.case = taken(before, step(command), self.now)
        except (NotAllowedNow, SecondPersonNeeded):
            # Only what moves the clock is refused although the table admits it.
            assert not may or command in CLOCK
            return
        assert may
        assert self.case.version == before.version + 1

    @invariant()
    def an_ending_has_its_moment(self) -> None:
        assert (self.case.closed_at is not None) == (self.case.state in ENDED)

    @invariant()
    def the_clock_runs_exactly_while_a_decision_is_owed(self) -> None:
        owed = self.case.state in UNDECIDED
        assert (self.case.days_left(self.now) is not None) == owed

    @invariant()
    def the_deadline_is_that_of_the_term(self) -> None:
        since = [one for one in self.case.pauses if one.since >= self.case.clock_from]
        assert self.case.due_on == due_on(self.case.clock_from, self.case.term, since)
        assert TERMS[self.case.term].days >= TERMS[KINDS[self.case.kind].term].days


TestLifeOfACase = LifeOfACase.TestCase
