"""action_file_complaint: files once, says the number, and says so when it cannot."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.complaint import FileComplaint
from actions.desk import CaseDesk
from actions.task import FORM
from cases.case import Case
from cases.kinds import Category
from tests.support.tasks import PHONE, Clock

FIELDS = {
    "what": "柜台排队两小时，态度很差",
    "product": "储蓄卡",
    "when": "昨天下午",
    "where": "西湖支行",
    "contact": f"下午打 {PHONE}",
    "wish": "道歉",
}


def tracker(key: str = "m3", **fields: Any) -> Tracker:
    """Return the tracker of a complaint that is complete."""
    told = [
        {"event": "user", "message_id": "m3", "metadata": {"conversation": "conv", "seq": 3}},
        {"event": "active_loop", "name": FORM},
        {"event": "user", "message_id": "m7", "metadata": {"conversation": "conv", "seq": 7}},
        {"event": "active_loop", "name": None},
    ]
    task = {"name": "complaint", "key": key, "fields": FIELDS | fields, "asked": "done"}
    return Tracker("conv.1", {"task": task}, {}, told, False, None, {}, None)


async def run(desk: CaseDesk, told: Tracker) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Run the action; return what it said and the slots it set."""
    dispatcher = CollectingDispatcher()
    events = await FileComplaint(desk).run(dispatcher, told, {})
    return dispatcher.messages, {event["name"]: event["value"] for event in events}


async def filed(desk: CaseDesk) -> list[Case]:
    """Return the cases of the conversation."""
    return await desk.store().of_conversation("conv")


async def test_the_customer_is_told_number_and_deadline(desk: CaseDesk) -> None:
    (said, card), slots = await run(desk, tracker())
    [case] = await filed(desk)
    assert (said["response"], said["number"]) == ("utter_complaint_filed", case.number)
    assert card["custom"] == {"case": {"number": case.number, "due": "2026-12-07"}}
    # The response is rendered before the slot is set, and may name either.
    assert said["case_number"] == slots["case_number"] == case.number


async def test_the_case_holds_what_was_told_and_its_evidence(desk: CaseDesk) -> None:
    await run(desk, tracker())
    [case] = await filed(desk)
    assert (case.what, case.wish) == ("柜台排队两小时，态度很差", "道歉")
    assert (case.category, case.contact) == (Category.SERVICE, PHONE)
    assert [entry.seq for entry in case.evidence] == [3, 7]


async def test_the_same_form_twice_files_once(desk: CaseDesk) -> None:
    first, _ = await run(desk, tracker())
    second, _ = await run(desk, tracker())
    assert first == second
    assert len(await filed(desk)) == 1


async def test_another_form_files_another_complaint(desk: CaseDesk) -> None:
    await run(desk, tracker())
    await run(desk, tracker("m9"))
    assert len(await filed(desk)) == 2


async def test_a_contact_that_is_no_token_is_not_kept(desk: CaseDesk) -> None:
    await run(desk, tracker(contact="打 138000012345 找我"))
    [case] = await filed(desk)
    assert case.contact == ""


@pytest.mark.parametrize("what", [None, "", "  ", "长" * 5000, "a\x00b"])
async def test_an_impossible_complaint_is_refused_and_nothing_is_written(
    desk: CaseDesk, what: str | None
) -> None:
    said, slots = await run(desk, tracker(what=what))
    assert [message["response"] for message in said] == ["utter_complaint_failed"]
    assert slots == {"task": {"asked": "confirm"}}
    assert await filed(desk) == []


async def test_a_failing_database_is_told_and_nothing_personal_is_logged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = CaseDesk(f"sqlite+aiosqlite:///{tmp_path / 'without_tables.db'}", Clock())
    said, slots = await run(broken, tracker())
    await broken.close()
    assert [message["response"] for message in said] == ["utter_complaint_failed"]
    assert slots == {"task": {"asked": "confirm"}}
    logged = capsys.readouterr()
    assert "unavailable" in logged.out + logged.err
    assert not any(text in logged.out + logged.err for text in ("排队", "138", "西湖"))


async def test_an_action_can_be_sent_to_another_process(desk: CaseDesk) -> None:
    await run(desk, tracker())
    copy = pickle.loads(pickle.dumps(FileComplaint(desk)))  # noqa: S301 - our own bytes
    dispatcher = CollectingDispatcher()
    await copy.run(dispatcher, tracker("m9"), {})
    assert dispatcher.messages[0]["response"] == "utter_complaint_filed"
    await copy._desk.close()
