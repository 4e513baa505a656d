"""Actions of tasks at their own door: what they compute, what they ask again, and that they write once."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.desk import CaseDesk
from actions.suitability import QUESTIONS, level_of
from cases.appointments import Appointments
from cases.opening import Branches
from tests.support.tasks import CATALOG, PHONE, VISIT, Clock, Runner


class Door:
    """Calls actions as the bot does."""

    def __init__(self, desk: CaseDesk, clock: Clock) -> None:
        self._runner = Runner(desk, clock)
        self.visit = {"conversation": "conv"}

    async def ask(
        self, action: str, fields: dict[str, Any], asked: str = "done", key: str = "m1"
    ) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
        """Return what was said, and what the action asks again, if anything."""
        task = {"name": "x", "key": key, "fields": fields, "asked": asked, "data": {}}
        said, kept = await self._runner.run(action, {"task": task}, self.visit)
        return said, kept.get("task")


@pytest.fixture
def door(desk: CaseDesk, clock: Clock) -> Door:
    return Door(desk, clock)


async def test_interest_is_that_of_the_catalogue(door: Door) -> None:
    fields = {"kind": "fixed", "amount": "50000", "term": "P36M"}
    [said, card], again = await door.ask("deposit_interest", fields)
    assert (said["response"], said["interest"]["zh"]) == ("utter_deposit_interest", "2,250.00元")
    assert (said["effective"], again) == ("2026-11-01", None)
    rows = card["custom"]["card"]["rows"]
    assert [row["interest"] for row in rows if row["chosen"]] == ["2250.00"]


@pytest.mark.parametrize(
    ("fields", "problem", "kept"),
    [
        ({"kind": "fixed", "amount": "50000", "term": "P48M"}, "term", "amount"),
        ({"kind": "large_cd", "amount": "50000", "term": "P36M"}, "amount_low", "term"),
        ({"kind": "notice_7d", "amount": "50000", "held": "P3D"}, "term", "amount"),
        ({"kind": "early", "amount": "50000", "term": "P12M", "held": "P24M"}, "held_too_long", "term"),
    ],
)  # fmt: skip
async def test_what_cannot_be_calculated_is_asked_again(
    door: Door, fields: dict[str, str], problem: str, kept: str
) -> None:
    said, again = await door.ask("deposit_interest", fields)
    assert (said, again and again["problem"]) == ([], problem)
    assert again is not None
    assert kept in again["fields"]


@pytest.mark.parametrize(
    ("day", "problem", "following"),
    [
        ("2026-11-21", "past_day", None),
        ("2026-11-28", "closed_day", "2026-11-30"),  # a Saturday; this branch keeps no weekends
        ("2026-12-25", "day_too_far", None),
    ],
)
async def test_a_day_that_cannot_be_booked_is_refused_with_days_that_can(
    door: Door, day: str, problem: str, following: str | None
) -> None:
    _, again = await door.ask("book_appointment", {**VISIT, "date": day}, "checking")
    assert again is not None
    assert again["problem"] == problem
    assert again["data"].get("next_day") == following
    assert "11月30日（周一）" in [one["title"]["zh"] for one in again["options"]]


async def test_a_public_holiday_is_refused(door: Door, clock: Clock) -> None:
    clock.moment = datetime(2026, 12, 30, 4, 0, tzinfo=UTC)
    _, again = await door.ask("book_appointment", {**VISIT, "date": "2027-01-01"}, "checking")
    assert again is not None
    assert (again["problem"], again["data"]["kind_of_day"]) == ("closed_day", "holiday")
    assert again["data"]["next_day"] == "2027-01-04"


async def test_a_city_offers_its_branches_and_a_business_those_that_do_it(door: Door) -> None:
    _, city = await door.ask("book_appointment", {"branch": "city:shanghai"}, "checking")
    assert city is not None
    assert city["options"][0]["title"]["en"] == "Shanghai Lujiazui Branch"
    fields = {"business": "loans", "branch": "cd-chunxi"}
    _, other = await door.ask("book_appointment", fields, "checking")
    assert other is not None
    assert (other["problem"], other["options"][0]["title"]["zh"]) == (
        "not_at_this_branch",
        "成都天府支行",
    )


async def test_a_visit_is_booked_once_and_a_full_slot_offers_others(
    door: Door, desk: CaseDesk
) -> None:
    fields = {**VISIT, "date": "2026-11-24", "time": "10:10"}
    [first, _], _ = await door.ask("book_appointment", fields)
    [again, _], _ = await door.ask("book_appointment", fields)
    assert first["number"] == again["number"]
    assert first["time"] == "10:00"
    for key in ("m2", "m3"):
        await door.ask("book_appointment", fields, key=key)
    _, full = await door.ask("book_appointment", fields, key="m4")
    assert full is not None
    assert full["problem"] == "time_full"
    assert "10:00" not in [one["title"]["zh"] for one in full["options"]]
    taken = await desk.of(Appointments).taken("bj-financial-street", date(2026, 11, 24))
    assert taken == {"10:00": 3}


@pytest.mark.parametrize(
    "pair", [("A20261122-0001-1", "5678"), ("nonsense", "5678"), ("{number}", "0000")]
)
async def test_a_wrong_pair_gets_the_same_answer_whatever_is_wrong(
    door: Door, pair: tuple[str, str]
) -> None:
    [booked, _], _ = await door.ask(
        "book_appointment", {**VISIT, "date": "2026-11-24", "time": "10:00"}
    )
    fields = {"what": "cancel", "last_four": pair[1]}
    number = pair[0].replace("{number}", booked["number"])
    said, again = await door.ask("change_appointment", {**fields, "number": number})
    assert said == []
    assert again is not None
    assert (again["problem"], again["fields"]) == ("no_such_pair", {"what": "cancel"})


async def test_a_questionnaire_may_not_be_repeated_without_end(door: Door, clock: Clock) -> None:
    answers = {"age": 40, **dict.fromkeys(QUESTIONS, "C")}
    for key in ("m1", "m2"):
        [said], _ = await door.ask("assess_risk", answers, key=key)
        assert said["level"] == "C3"
    [often], _ = await door.ask("assess_risk", {"age": 40}, "checking", "m3")
    assert often["response"] == "utter_risk_too_often"
    clock.moment += timedelta(days=1)
    said, again = await door.ask("assess_risk", {"age": 40}, "checking", "m4")
    assert (said, again is not None) == ([], True)


@pytest.mark.parametrize(
    ("age", "product", "verdict"),
    [
        (40, "wealth.SPF365", "fits"),
        (40, "wealth.SPM180", "fits"),
        (40, "wealth.SPQ001", "at_branch"),
        (40, "wealth.SPP365", "qualified_only"),
        (40, "wealth.SPD365", "not_on_sale"),
        (70, "wealth.SPF365", "fits"),
        (70, "wealth.SPM180", "with_adviser"),
    ],
)
async def test_a_product_is_judged_by_level_age_and_who_may_buy_it(
    door: Door, age: int, product: str, verdict: str
) -> None:
    await door.ask("assess_risk", {"age": age, **dict.fromkeys(QUESTIONS, "D")})
    [said], _ = await door.ask("recommend", {"product": product})
    assert (said["verdict"], said["level"]) == (verdict, "C4")


@pytest.mark.parametrize("level", ["C1", "C2", "C3", "C4", "C5"])
async def test_nothing_beyond_the_customers_level_is_ever_recommended(
    door: Door, level: str
) -> None:
    letter = dict(zip(("C1", "C2", "C3", "C4", "C5"), "ABCDE", strict=True))[level]
    await door.ask("assess_risk", {"age": 40, **dict.fromkeys(QUESTIONS, letter)})
    for horizon in ("any", "quarter", "year", "long"):
        [said], _ = await door.ask("recommend", {"horizon": horizon})
        assert said["level"] == level
        assert all(int(one["risk"][1]) <= int(level[1]) for one in said["products"])


async def test_a_customer_who_is_known_keeps_the_level_for_a_year_in_every_visit(
    door: Door, clock: Clock
) -> None:
    door.visit = {"conversation": "first", "customer": "9f3a"}
    await door.ask("assess_risk", {"age": 40, **dict.fromkeys(QUESTIONS, "C")})
    door.visit = {"conversation": "second", "customer": "9f3a"}
    clock.moment += timedelta(days=364)
    [said], _ = await door.ask("recommend", {"horizon": "any"}, key="m2")
    assert said["level"] == "C3"
    door.visit = {"conversation": "third", "customer": "somebody else"}
    [said], _ = await door.ask("recommend", {"horizon": "any"}, key="m3")
    assert said["response"] == "utter_assessment_needed"
    door.visit = {"conversation": "fourth", "customer": "9f3a"}
    clock.moment += timedelta(days=1)
    [said], _ = await door.ask("recommend", {"horizon": "any"}, key="m4")
    assert said["response"] == "utter_assessment_needed"


async def test_without_an_assessment_nothing_is_named(door: Door) -> None:
    [said], _ = await door.ask("recommend", {"horizon": "any"}, "checking")
    assert said["response"] == "utter_assessment_needed"


def test_a_level_begins_at_its_points_and_no_loss_is_the_lowest() -> None:
    levels = CATALOG.entry("wealth.customer_levels")
    assert level_of(dict.fromkeys(QUESTIONS, "E"), levels) == ("C5", 100)
    assert level_of(dict.fromkeys(QUESTIONS, "A"), levels) == ("C1", 0)
    assert level_of(dict.fromkeys(QUESTIONS, "E") | {"q8": "A"}, levels) == ("C1", 90)


def test_a_branch_keeps_weekday_hours_on_a_working_weekend() -> None:
    names = ("branches", "cities", "holidays", "working_weekends", "appointment", "services")
    branches = Branches({name: CATALOG.entry(f"branches.{name}") for name in names})
    branch = branches.branch("bj-financial-street")
    assert branch is not None
    assert branches.slots(branch, date(2026, 10, 10))[-1] == "16:30"
    assert branches.slots(branch, date(2026, 10, 17)) == []


async def test_a_failing_database_is_said_and_a_lost_card_goes_to_a_person(tmp_path: Path) -> None:
    broken = CaseDesk(f"sqlite+aiosqlite:///{tmp_path / 'without_tables.db'}", Clock())
    door = Door(broken, Clock())
    [loss], _ = await door.ask("report_loss", {})
    [callback], _ = await door.ask(
        "request_callback", {"contact": PHONE, "window": "soon", "about": "x"}
    )
    await broken.close()
    assert (loss["response"], callback["response"]) == ("utter_handoff", "utter_action_failed")


@pytest.mark.parametrize("task", ["report_loss", "report_fraud"])
async def test_the_number_of_a_report_goes_along_to_the_person(task: str, door: Door) -> None:
    said, _ = await door.ask(task, {})
    assert [one["custom"]["case"]["number"][0] for one in said if "case" in one["custom"]] == ["L"]
