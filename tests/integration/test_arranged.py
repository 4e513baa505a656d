"""Loss reports, appointments and feedback before officers: each act stands on the audit trail."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cases.appointments import Appointments, Slot, Visit
from cases.database import open_engine, reading
from cases.deadlines import bank_day
from cases.feedback import Feedback, FeedbackBox, FeedbackKind
from cases.loss_reports import Loss, LossKind, LossReports
from handoff.domain.identity import Role
from handoff.gateways.clock import SystemClock
from handoff.storage.audits import AuditRows
from tests.support.fakes import FakeBot
from tests.support.hall import Hall, running_hall
from tests.support.officers import Officer

TODAY = bank_day(SystemClock().now())


async def officer(hall: Hall, role: Role = Role.OFFICER) -> Officer:
    await hall.hire(role.value, role)
    return await Officer(hall.address, hall.session).sign_in(role.value)


async def reported(hall: Hall, conversation: str = "gone", key: str = "k") -> str:
    engine = open_engine(hall.settings.database)
    loss = Loss(kind=LossKind.LOST, card="debit", conversation=conversation, language="zh")
    number = (await LossReports(engine, SystemClock()).file(loss, key)).number
    await engine.dispose()
    return number


async def booked(hall: Hall, days: int, contact: str = "", conversation: str = "gone") -> str:
    engine = open_engine(hall.settings.database)
    slot = Slot("hz-qianjiang", TODAY + timedelta(days=days), "10:00", 4)
    visit = Visit(business="loans", contact=contact, conversation=conversation, language="zh")
    made = await Appointments(engine, SystemClock()).book(slot, visit, f"k{days}{contact}")
    await engine.dispose()
    return made.number


async def does(
    sun: Officer, path: str, act: str, state: str, note: str = ""
) -> tuple[str, list[str]]:
    """Return the state that an act led to, and the acts that may follow; the code where it was refused."""
    answer = await sun.post(f"/arranged/{path}/acts", act=act, state=state, note=note)
    told = answer.body.get("arranged", {})
    return answer.code or told["state"], told.get("may", [])


async def test_a_loss_report_is_seen_to_its_end_and_each_act_is_on_the_trail(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun = await officer(hall)
        number = await reported(hall)
        listed = (await sun.get("/arranged/loss", owed="true")).body
        assert [one["number"] for one in listed["arranged"]] == [number]
        path = f"loss/{number}"
        assert await does(sun, path, "dismiss", "reported") == ("case_incomplete", [])
        assert await does(sun, path, "block", "reported") == ("blocked", ["note", "settle"])
        assert (await does(sun, path, "block", "blocked"))[0] == "not_allowed_now"
        assert (await does(sun, path, "settle", "reported"))[0] == "changed_meanwhile"
        assert (await does(sun, path, "note", "blocked", "已电话核实 13912345678"))[0] == "blocked"
        assert (await does(sun, path, "settle", "blocked"))[0] == "settled"
        seen = (await sun.get(f"/arranged/{path}")).body["arranged"]
        assert [line["act"] for line in seen["trail"]] == ["block", "note", "settle"]
        assert seen["trail"][1]["note"] == "已电话核实 ⟦phone::139****5678⟧"
        assert seen["trail"][0]["actor"]["name"] == "Officer"
        assert (await sun.get("/arranged/loss", owed="true")).body["total"] == 0
        engine = open_engine(hall.settings.database)
        async with reading(engine) as connection:
            assert await AuditRows(connection, SystemClock()).first_break() is None
        await engine.dispose()


async def test_of_two_officers_at_the_same_moment_one_is_told_to_look_again(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, wang = await officer(hall), await officer(hall, Role.SUPERVISOR)
        path = f"loss/{await reported(hall)}"
        both = await asyncio.gather(
            does(sun, path, "block", "reported"), does(wang, path, "dismiss", "reported", "误报")
        )
        assert sorted(state in ("blocked", "dismissed") for state, _ in both) == [False, True]
        assert "changed_meanwhile" in [state for state, _ in both]
        seen = (await sun.get(f"/arranged/{path}")).body["arranged"]
        assert len(seen["trail"]) == 1


async def test_a_branchs_day_shows_its_times_and_who_comes(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun = await officer(hall)
        customer = await hall.customer()
        await customer.say("我的电话 13812345678")
        await customer.catch_up()
        token = customer.transcript.texts("customer")[0].split(" ")[1]
        number = await booked(hall, 0, token, customer.conversation)
        day = {"branch": "hz-qianjiang", "day": TODAY.isoformat()}
        seen = (await sun.get("/arranged/visit", **day)).body
        assert {"time": "10:00", "capacity": 4, "taken": 1} in seen["places"]
        assert len(seen["places"]) > 5
        assert [one["number"] for one in seen["arranged"]] == [number]
        path = f"visit/{number}"
        assert (await does(sun, path, "miss", "booked"))[0] == "missed"
        assert (await does(sun, path, "undo", "missed"))[0] == "booked"
        assert await does(sun, path, "arrive", "booked") == ("arrived", ["note", "undo"])
        again = (await sun.get("/arranged/visit", **day)).body
        assert {"time": "10:00", "capacity": 4, "taken": 1} in again["places"]
        wish = {"token": token.split(":")[1], "reason": "电话提醒"}
        shown = await sun.post(f"/arranged/{path}/reveal", **wish)
        assert shown.body == {"value": "13812345678"}
        talk = (await sun.get(f"/arranged/{path}/conversation")).body
        assert len(talk["entries"]) > 1


async def test_nobody_has_come_before_the_day_and_a_cancelled_place_is_free(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun = await officer(hall)
        path = f"visit/{await booked(hall, 3)}"
        assert (await does(sun, path, "arrive", "booked"))[0] == "not_allowed_now"
        assert (await does(sun, path, "cancel", "booked"))[0] == "case_incomplete"
        assert await does(sun, path, "cancel", "booked", "网点临时停业") == ("cancelled", ["note"])
        day = {"branch": "hz-qianjiang", "day": (TODAY + timedelta(days=3)).isoformat()}
        places = (await sun.get("/arranged/visit", **day)).body["places"]
        assert all(one["taken"] == 0 for one in places)


async def test_feedback_is_noted_and_passed_on(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun = await officer(hall)
        engine = open_engine(hall.settings.database)
        box = FeedbackBox(engine, SystemClock())
        told = Feedback(
            kind=FeedbackKind.SUGGESTION, conversation="gone", language="zh", words="周末也办对公"
        )
        await box.keep(told, "k1")
        await box.keep(replace(told, kind=FeedbackKind.RATING, words="", score=2), "k2")
        await engine.dispose()
        page = (await sun.get("/arranged/feedback", kind="suggestion")).body
        assert [(one["words"], one["state"]) for one in page["arranged"]] == [
            ("周末也办对公", "new")
        ]
        path = f"feedback/{page['arranged'][0]['number']}"
        assert (await does(sun, path, "take_note", "new"))[0] == "noted"
        assert (await does(sun, path, "pass_on", "noted", "转公司业务部"))[0] == "passed_on"
        rating = (await sun.get("/arranged/feedback", kind="rating", owed="true")).body
        assert [one["score"] for one in rating["arranged"]] == [2]


async def test_what_is_not_there_is_not_found_and_who_may_not_look_is_not_told(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, lin = await officer(hall), await officer(hall, Role.AGENT)
        for path in ("dreams", "loss/L20200101-0001-1", "feedback/x", "feedback/9"):
            assert (await sun.get(f"/arranged/{path}")).code == "not_found"
        assert (await lin.get("/arranged/loss")).code == "forbidden"
        assert (await sun.get("/arranged/visit", day="yesterday")).code == "bad_request"
        assert (
            await sun.post("/arranged/loss/1/acts", act="dance", state="x")
        ).code == "bad_request"
