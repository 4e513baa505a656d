"""What a customer does with a complaint or a visit that is there already: asked, undone, kept to oneself."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, event

from actions.desk import CaseDesk
from actions.task import OWN
from cases.appointments import Appointments
from cases.attached import Bond, Link, PauseReason
from cases.case import Case, Facts, Step
from cases.coding import Outcome, RootCause
from cases.drafts import ComplaintDraft
from cases.lifecycle import Command, State
from tests.support.tasks import PHONE, VISIT, Clock, Runner

COMPLAINT = {"what": "排队两小时", "product": "储蓄", "contact": PHONE}


class Talk:
    """One conversation: what its actions say, and the slots that it keeps."""

    def __init__(self, desk: CaseDesk, clock: Clock, conversation: str = "conv") -> None:
        self._runner = Runner(desk, clock)
        self.conversation = conversation
        self.proven: dict[str, Any] = {}
        self.again: dict[str, Any] | None = None

    async def ask(self, action: str, asked: str = "done", **fields: str) -> list[dict[str, Any]]:
        """Return what was said; what is asked again stands in `again`."""
        task = {"name": "x", "key": f"{action}-{len(fields)}", "fields": fields, "asked": asked}
        slots = {"task": task, "proven": self.proven}
        visit = {"conversation": self.conversation}
        said, kept = await self._runner.run(action, slots, visit)
        self.proven = kept.get("proven", self.proven)
        self.again = kept.get("task")
        return said


@pytest.fixture
def talk(desk: CaseDesk, clock: Clock) -> Talk:
    return Talk(desk, clock)


async def of(desk: CaseDesk, number: str) -> Case:
    case = await desk.store().find(number)
    assert case is not None
    return case


async def decided(desk: CaseDesk, number: str) -> None:
    steps = (
        Step(Command.ASSIGN, "agent:li", assignee="agent:li"),
        Step(Command.INVESTIGATE, "agent:li"),
        Step(
            Command.RESOLVE,
            "agent:li",
            facts=Facts(root_cause=RootCause.WAITING, outcome=Outcome.PARTLY),
        ),
    )
    for step in steps:
        await desk.store().apply(number, step)


async def test_who_complained_in_this_conversation_is_not_asked_who_it_is(talk: Talk) -> None:
    [filed, _] = await talk.ask("file_complaint", **COMPLAINT)
    assert talk.proven == {"C": {"number": filed["number"], "last_four": OWN}}
    [told] = await talk.ask("complaint_status", **talk.proven["C"])
    assert (told["response"], told["state"]) == ("utter_complaint_status", "received")


async def test_the_word_of_one_conversation_opens_nothing_in_another(
    talk: Talk, desk: CaseDesk, clock: Clock
) -> None:
    [filed, _] = await talk.ask("file_complaint", **COMPLAINT)
    stranger = Talk(desk, clock, "another")
    said = await stranger.ask("complaint_status", number=filed["number"], last_four=OWN)
    assert said == []
    assert stranger.again is not None
    assert stranger.again["problem"] == "no_such_pair"
    assert stranger.proven == {}


async def test_a_refusal_asks_the_database_the_same_whatever_is_wrong(
    talk: Talk, desk: CaseDesk, clock: Clock
) -> None:
    [filed, _] = await talk.ask("file_complaint", **COMPLAINT)
    asked: list[str] = []

    def note(*told: Any) -> None:
        asked.append(told[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        heard = []
        for number, factor in (
            (filed["number"], "0000"),
            ("C20200101-0001-1", "5678"),
            ("x", "5678"),
        ):
            asked.clear()
            stranger = Talk(desk, clock, f"stranger of {number}")
            await stranger.ask("complaint_status", number=number, last_four=factor)
            heard.append((list(asked), stranger.again))
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert heard[0] == heard[1] == heard[2]
    assert heard[0][0]


async def test_a_pair_that_fits_is_kept_for_the_conversation(
    talk: Talk, desk: CaseDesk, clock: Clock
) -> None:
    [filed, _] = await talk.ask("file_complaint", **COMPLAINT)
    later = Talk(desk, clock, "later")
    await later.ask("complaint_status", number=filed["number"], last_four="5678")
    assert later.proven == {"C": {"number": filed["number"], "last_four": "5678"}}


async def test_a_complaint_without_a_contact_is_told_of_in_its_own_conversation(talk: Talk) -> None:
    [filed, _] = await talk.ask("file_complaint", **(COMPLAINT | {"contact": "不留"}))
    assert filed["reachable"] is False
    [told] = await talk.ask("complaint_status", **talk.proven["C"])
    assert told["number"] == filed["number"]


@pytest.mark.parametrize(
    ("sure", "response", "state"),
    [
        ("no", "utter_complaint_kept", State.RECEIVED),
        ("yes", "utter_complaint_withdrawn", State.WITHDRAWN),
    ],
)
async def test_a_complaint_is_withdrawn_only_by_who_is_sure(
    talk: Talk, desk: CaseDesk, sure: str, response: str, state: State
) -> None:
    [filed, _] = await talk.ask("file_complaint", **COMPLAINT)
    pair = talk.proven["C"]
    assert await talk.ask("change_complaint", "checking", what="withdraw", **pair) == []
    assert (await of(desk, filed["number"])).state is State.RECEIVED
    [said] = await talk.ask("change_complaint", what="withdraw", sure=sure, **pair)
    assert (said["response"], (await of(desk, filed["number"])).state) == (response, state)


async def test_nothing_is_looked_up_before_both_halves_of_the_pair_are_told(talk: Talk) -> None:
    for fields in ({"what": "withdraw"}, {"what": "withdraw", "number": "C20261123-0001-1"}):
        assert await talk.ask("change_complaint", "checking", **fields) == []
        assert talk.again is not None
        assert (talk.again["problem"], talk.again["fields"]) == (None, fields)


@pytest.mark.parametrize("what", ["add", "withdraw"])
async def test_what_cannot_be_done_any_more_is_said_before_words_are_asked_for(
    talk: Talk, desk: CaseDesk, what: str
) -> None:
    [filed, _] = await talk.ask("file_complaint", **COMPLAINT)
    await decided(desk, filed["number"])
    for command in (Command.FOLLOW_UP, Command.CLOSE):
        await desk.store().apply(filed["number"], Step(command, "agent:li", score=5))
    [said] = await talk.ask("change_complaint", "checking", what=what, **talk.proven["C"])
    assert said["response"] == {
        "add": "utter_complaint_not_added",
        "withdraw": "utter_complaint_not_withdrawn",
    }[what]  # fmt: skip
    assert talk.again is None


async def test_a_review_is_for_what_is_decided_and_is_asked_for_once(
    talk: Talk, desk: CaseDesk
) -> None:
    [filed, _] = await talk.ask("file_complaint", **COMPLAINT)
    pair = talk.proven["C"]
    [early] = await talk.ask("review_complaint", "checking", **pair)
    assert early["response"] == "utter_complaint_not_reviewed"
    await decided(desk, filed["number"])
    assert await talk.ask("review_complaint", "checking", **pair) == []
    for _ in range(2):
        [said] = await talk.ask("review_complaint", reason="金额不对", **pair)
        assert said["response"] == "utter_complaint_reviewed"
    assert (await of(desk, filed["number"])).reopened == 1


async def test_a_clock_that_stands_still_and_a_merged_complaint_are_told(
    talk: Talk, desk: CaseDesk
) -> None:
    [older, _] = await talk.ask("file_complaint", **COMPLAINT)
    store = desk.store()
    draft = ComplaintDraft(conversation="conv", what="排队两小时", contact=PHONE)
    newer = await store.file_complaint(draft, "twice")
    pause = Step(Command.PAUSE, "agent:li", reason=PauseReason.COURT)
    await store.apply(older["number"], pause)
    [told] = await talk.ask("complaint_status", **talk.proven["C"])
    assert told["paused"] == "court"
    merge = Step(Command.MERGE, "agent:li", added=Link(older["number"], Bond.DUPLICATE))
    await store.apply(newer.number, merge)
    pair = {"number": newer.number, "last_four": "5678"}
    [told] = await talk.ask("complaint_status", **pair)
    assert (told["state"], told["into"]) == ("merged", older["number"])


async def test_the_number_behind_a_merged_complaint_is_told_only_to_its_own_customer(
    talk: Talk, desk: CaseDesk
) -> None:
    store = desk.store()
    mine = ComplaintDraft(conversation="a", what="x", contact=PHONE)
    theirs = replace(mine, conversation="b", contact="⟦phone:00aa:139****0000⟧")
    older, newer = (
        await store.file_complaint(theirs, "theirs"),
        await store.file_complaint(mine, "mine"),
    )
    merge = Step(Command.MERGE, "agent:li", added=Link(older.number, Bond.DUPLICATE))
    await store.apply(newer.number, merge)
    [told] = await talk.ask("complaint_status", number=newer.number, last_four="5678")
    assert (told["state"], told["into"]) == ("merged", "")


async def test_a_visit_is_cancelled_only_by_who_is_sure(talk: Talk, desk: CaseDesk) -> None:
    await talk.ask("book_appointment", **VISIT, date="2026-11-24", time="10:00")
    pair = talk.proven["A"]
    assert await talk.ask("change_appointment", "checking", what="cancel", **pair) == []
    assert talk.again is not None
    assert talk.again["data"]["time"] == "10:00"
    [kept] = await talk.ask("change_appointment", what="cancel", sure="no", **pair)
    [gone] = await talk.ask("change_appointment", what="cancel", sure="yes", **pair)
    assert (kept["response"], gone["response"]) == (
        "utter_appointment_kept",
        "utter_appointment_cancelled",
    )
    [over] = await talk.ask("change_appointment", "checking", what="change", **pair)
    assert (over["response"], over["state"]) == ("utter_appointment_over", "cancelled")
    made = await desk.of(Appointments).find(pair["number"])
    assert made is not None
    assert made.state == "cancelled"


async def test_a_visit_of_yesterday_is_neither_moved_nor_cancelled(
    talk: Talk, clock: Clock
) -> None:
    await talk.ask("book_appointment", **VISIT, date="2026-11-24", time="10:00")
    clock.moment = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
    for what in ("change", "cancel"):
        [over] = await talk.ask("change_appointment", "checking", what=what, **talk.proven["A"])
        assert (over["response"], over["state"]) == ("utter_appointment_over", "missed")


async def test_moving_a_visit_offers_days_by_name_and_then_times(talk: Talk) -> None:
    await talk.ask("book_appointment", **VISIT, date="2026-11-24", time="10:00")
    fields = {"what": "change", **talk.proven["A"]}
    await talk.ask("change_appointment", "checking", **fields)
    assert talk.again is not None
    assert talk.again["options"][0]["title"] == {
        "zh": "11月23日（周一）",
        "en": "23 November (Mon)",
    }
    await talk.ask("change_appointment", "checking", **fields, date="2026-11-25")
    assert talk.again["options"][0]["title"]["zh"] == "09:00"
    [moved] = await talk.ask("change_appointment", **fields, date="2026-11-25", time="09:00")
    assert (moved["response"], moved["day"]) == ("utter_appointment_changed", "2026-11-25")


async def test_a_callback_keeps_the_day_for_which_it_was_asked(talk: Talk, desk: CaseDesk) -> None:
    asked = {"contact": PHONE, "window": "afternoon", "about": "房贷", "day": "2026-11-24"}
    [said, _] = await talk.ask("request_callback", **asked)
    assert said["day"] == "2026-11-24"
    assert (await of(desk, said["number"])).what == "房贷 (2026-11-24 下午回电)"
