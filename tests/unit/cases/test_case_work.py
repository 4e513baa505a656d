"""What officers may do with a case, as pure rules: pauses, extensions, recusal, codes, follow-up."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.attached import Letter, LetterKind, PauseReason, Recusal
from cases.births import complaint
from cases.case import Case, Facts, Step
from cases.coding import CAUSES, CHANNELS, LINES, OUTCOMES, Channel, Line, Outcome, RootCause
from cases.deadlines import Term
from cases.drafts import ComplaintDraft
from cases.effects import CALLS_BEFORE_GIVING_UP, taken
from cases.errors import DraftRefused, NotAllowedNow, Recused, SecondPersonNeeded
from cases.kinds import Category
from cases.lifecycle import Command, State

START = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
CODED = Facts(root_cause=RootCause.FEES, outcome=Outcome.PARTLY)


def a_complaint() -> Case:
    return complaint(ComplaintDraft(conversation="c1", what="多扣年费"), "C1", START)


def after_days(days: int) -> datetime:
    return START + timedelta(days=days)


def investigated() -> Case:
    case = taken(a_complaint(), Step(Command.ASSIGN, "agent:li", assignee="agent:li"), START)
    return taken(case, Step(Command.INVESTIGATE, "agent:li"), START)


def resolved() -> Case:
    return taken(investigated(), Step(Command.RESOLVE, "agent:li", facts=CODED), START)


@given(st.integers(0, 14), st.integers(0, 200))
def test_days_in_which_the_clock_stands_still_are_given_back(before: int, stopped: int) -> None:
    pause = Step(Command.PAUSE, "agent:li", reason=PauseReason.CUSTOMER_PAPERS)
    paused = taken(a_complaint(), pause, after_days(before))
    assert paused.days_left(after_days(before + stopped)) == 15 - before
    running = taken(paused, Step(Command.RESUME, "agent:li"), after_days(before + stopped))
    assert running.days_left(after_days(before + stopped)) == 15 - before
    assert (running.due_on - a_complaint().due_on).days == stopped


def test_a_clock_that_stands_still_cannot_be_stopped_nor_one_that_runs_be_started() -> None:
    pause = Step(Command.PAUSE, "agent:li", reason=PauseReason.COURT)
    with pytest.raises(NotAllowedNow):
        taken(taken(a_complaint(), pause, START), pause, START)
    with pytest.raises(NotAllowedNow):
        taken(a_complaint(), Step(Command.RESUME, "agent:li"), START)
    with pytest.raises(NotAllowedNow):
        taken(a_complaint(), Step(Command.PAUSE, "agent:li"), START)


def test_a_decision_ends_the_pause_and_a_reopened_case_does_not_inherit_it() -> None:
    pause = Step(Command.PAUSE, "agent:li", reason=PauseReason.COURT)
    paused = taken(investigated(), pause, START)
    decided = taken(paused, Step(Command.RESOLVE, "agent:li", facts=CODED), after_days(5))
    assert (decided.paused_since, len(decided.pauses)) == (None, 1)
    again = taken(decided, Step(Command.REOPEN, "customer"), after_days(9))
    assert (again.days_left(after_days(9)), again.reopened, again.outcome) == (15, 1, None)


def test_a_refused_extension_can_be_asked_for_again() -> None:
    case = taken(a_complaint(), Step(Command.EXTEND, "agent:li"), START)
    asked = taken(case, Step(Command.ASK_EXTENSION, "agent:li", "等待总行"), START)
    with pytest.raises(NotAllowedNow):
        taken(asked, Step(Command.ASK_EXTENSION, "agent:li"), START)
    refused = taken(asked, Step(Command.REFUSE_EXTENSION, "agent:zhao"), START)
    assert (refused.extension_asked_by, refused.term) == (None, Term.COMPLEX)
    asked = taken(refused, Step(Command.ASK_EXTENSION, "agent:zhao"), START)
    with pytest.raises(SecondPersonNeeded):
        taken(asked, Step(Command.EXTEND, "agent:zhao"), START)
    assert taken(asked, Step(Command.EXTEND, "agent:li"), START).term is Term.ESPECIALLY_COMPLEX


def test_a_deadline_that_has_passed_is_not_extended() -> None:
    with pytest.raises(NotAllowedNow):
        taken(a_complaint(), Step(Command.EXTEND, "agent:li"), after_days(16))


def test_whom_it_is_about_neither_keeps_nor_gets_nor_touches_the_case() -> None:
    case = taken(a_complaint(), Step(Command.ASSIGN, "agent:li", assignee="agent:wang"), START)
    off = Step(Command.RECUSE, "agent:li", added=Recusal("agent:wang", "投诉对象"))
    case = taken(case, off, START)
    assert case.assignee is None
    with pytest.raises(Recused):
        taken(case, Step(Command.ASSIGN, "agent:li", assignee="agent:wang"), START)
    with pytest.raises(Recused):
        taken(case, Step(Command.NOTE, "agent:wang", "我没有错"), START)


def test_a_complaint_is_decided_only_with_root_cause_and_outcome() -> None:
    with pytest.raises(DraftRefused) as refused:
        taken(investigated(), Step(Command.RESOLVE, "agent:li"), START)
    assert {problem.field for problem in refused.value.problems} == {"root_cause", "outcome"}
    assert resolved().category is Category.PRODUCT


def test_a_root_cause_of_another_category_is_refused_and_a_new_category_forgets_the_cause() -> None:
    wrong = Facts(category=Category.CHANNEL, root_cause=RootCause.FEES)
    with pytest.raises(DraftRefused):
        taken(a_complaint(), Step(Command.CLASSIFY, "agent:li", facts=wrong), START)
    moved = Step(Command.CLASSIFY, "agent:li", facts=Facts(category=Category.CHANNEL))
    assert taken(resolved(), moved, START).root_cause is None


def test_a_follow_up_has_a_score_or_three_calls_that_nobody_took() -> None:
    case = resolved()
    for score in (None, 0, 6):
        with pytest.raises(DraftRefused):
            taken(case, Step(Command.FOLLOW_UP, "agent:li", score=score), START)
    assert taken(case, Step(Command.FOLLOW_UP, "agent:li", score=2), START).score == 2
    for _ in range(CALLS_BEFORE_GIVING_UP):
        case = taken(case, Step(Command.MISS_CALL, "agent:li"), START)
    assert taken(case, Step(Command.FOLLOW_UP, "agent:li"), START).state is State.FOLLOWED_UP


def test_letters_are_numbered_and_signed_when_they_are_kept() -> None:
    letter = Letter(kind=LetterKind.RECEIVED, language="zh", subject="s", body="b", way="post")
    case = taken(a_complaint(), Step(Command.WRITE, "agent:li", added=letter), START)
    case = taken(case, Step(Command.WRITE, "agent:li", added=letter), after_days(1))
    assert [(one.seq, one.sent_by) for one in case.letters] == [(1, "agent:li"), (2, "agent:li")]
    assert case.letters[1].sent_at == after_days(1)


def test_every_code_has_a_name_in_both_languages() -> None:
    assert set(CAUSES) == set(RootCause)
    assert {rule.category for rule in CAUSES.values()} == set(Category)
    for table, codes in ((LINES, Line), (CHANNELS, Channel), (OUTCOMES, Outcome)):
        assert set(table) == set(codes)
    named = [rule.named for rule in CAUSES.values()]
    assert all(one.zh and one.en and one.standard for one in [*named, *LINES.values()])
