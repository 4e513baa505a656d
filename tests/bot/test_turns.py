"""Turns in process, where failures can be brought about: timeouts, doubles, a server that breaks."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dialogue import CASE, Hall

from bot.channel import ERRORS, Busy, LobbyChannel
from bot.server import NotOurs, use_our_store
from bot.store import LobbyTrackerStore
from bot.turn import TurnRequest

pytestmark = pytest.mark.timeout(300)

TOLD = ("我要投诉", "柜员不理人", "服务态度", "昨天", "西湖支行", "⟦phone:ab:138****1234⟧", "道歉")


@pytest.fixture(scope="module")
def hall(tiny_home: Path, tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOBBY_DATA", str(tiny))
        opened = Hall(tiny_home, tmp_path_factory.mktemp("turns") / "bot.db", tiny)
        yield opened
        opened.close()


def complain(hall: Hall) -> dict[str, Any]:
    hall.open()
    for text in TOLD:
        answer = hall.say(text)
    return answer


def test_a_complaint_ends_with_its_number(hall: Hall) -> None:
    assert "⟦phone:ab:138****1234⟧" in complain(hall)["messages"][0]["text"]
    filed = hall.say("提交", choice="topic:talk/affirm")
    assert filed["case"] == {"number": CASE}
    assert CASE in filed["messages"][0]["text"]
    assert filed["messages"][0]["card"] == {"kind": "case", "number": CASE}
    assert filed["dialogue"] == {"form": None, "slots": {}}


def test_the_action_server_gets_every_field(hall: Hall) -> None:
    complain(hall)
    hall.say("提交")
    fields = hall.actions.calls[-1]["tracker"]["slots"]["task"]["fields"]
    assert hall.actions.calls[-1]["next_action"] == "action_file_complaint"
    assert (fields["what"], fields["when"], fields["wish"]) == ("柜员不理人", "昨天", "道歉")


def test_the_action_server_sees_every_message_of_the_complaint(hall: Hall) -> None:
    complain(hall)
    hall.say("提交")
    events = hall.actions.calls[-1]["tracker"]["events"]
    assert [event["text"] for event in events if event["event"] == "user"] == [*TOLD, "提交"]


def test_a_second_complaint_starts_empty(hall: Hall) -> None:
    complain(hall)
    hall.say("提交")
    again = hall.say("我要投诉")
    assert again["dialogue"] == {"form": "complaint_form", "slots": {}}


def test_a_complaint_that_failed_can_be_submitted_again_without_repeating_it(hall: Hall) -> None:
    complain(hall)
    hall.actions.mode = "breaks"
    assert hall.say("提交")["case"] is None
    hall.actions.mode = "files"
    assert "柜员不理人" in hall.say("我要投诉")["messages"][0]["text"]
    assert hall.say("提交")["case"] == {"number": CASE}


def test_a_cancelled_complaint_is_forgotten(hall: Hall) -> None:
    complain(hall)
    assert hall.say("取消")["dialogue"] == {"form": None, "slots": {}}
    assert hall.say("我要投诉")["dialogue"]["slots"] == {}


def test_the_language_may_change_in_the_middle(hall: Hall) -> None:
    complain(hall)
    assert "Please check" in hall.say("诉求改成退款", language="en")["messages"][0]["text"]


def test_a_person_can_be_had_in_the_middle_and_the_fields_go_along(hall: Hall) -> None:
    complain(hall)
    answer = hall.say("转人工")
    assert answer["handoff"] == {"reason": "complaint"}
    assert answer["dialogue"]["slots"]["complaint_what"] == "柜员不理人"


def test_a_long_form_forgets_nothing(hall: Hall) -> None:
    complain(hall)
    for _ in range(8):
        hall.say("存款利率", choice="topic:savings/rates")
    assert (
        "柜员不理人" in hall.say("存款利率", choice="topic:savings/rates")["messages"][-1]["text"]
    )
    assert hall.say("提交")["case"] == {"number": CASE}


def request(sender: str = "busy.1", message_id: str = "m1", text: str = "存款利率") -> TurnRequest:
    return TurnRequest.of({"sender": sender, "message": text, "message_id": message_id})


def test_two_messages_of_one_sender_at_once_are_refused_not_mixed(hall: Hall) -> None:
    async def both() -> list[Any]:
        turns = (
            hall.channel.take_turn(hall.agent, request(message_id=name)) for name in ("a", "b")
        )
        return await asyncio.gather(*turns, return_exceptions=True)

    first, second = hall.loop.run_until_complete(both())
    assert first["messages"]
    assert isinstance(second, Busy)


def test_a_turn_that_takes_too_long_is_given_up_and_leaves_nothing(hall: Hall) -> None:
    complain(hall)
    before = len(hall.events())
    hall.actions.mode = "hangs"
    patient, hall.channel = hall.channel, LobbyChannel("secret", 0.3, hall.channel._topics)
    with pytest.raises(asyncio.TimeoutError):
        hall.say("提交")
    hall.channel, hall.actions.mode = patient, "files"
    assert len(hall.events()) == before
    assert hall.say("提交")["case"] == {"number": CASE}


def test_every_failure_has_its_code() -> None:
    assert {code: status for _, status, code in ERRORS} == {
        "bad_request": 400,
        "busy": 409,
        "no_model": 503,
        "timeout": 504,
    }


def test_rasas_replacement_store_is_not_accepted(hall: Hall) -> None:
    class Fallback:
        tracker_store = object()
        nlg = hall.agent.nlg

    assert isinstance(hall.agent.tracker_store, LobbyTrackerStore)
    with pytest.raises(NotOurs, match="LobbyTrackerStore"):
        use_our_store(Fallback())
