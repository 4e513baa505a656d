"""What a message means while a complaint is being taken."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.components.entities import EntityReader
from bot.forms.engine import begin
from bot.forms.reader import read
from bot.forms.registry import BY_NAME
from bot.forms.said import CANCELS, CHANGES, CONFIRMED, INFORM, UNCLEAR, WHICH_ONE, Said
from bot.forms.told import Told
from bot.understanding import ANSWER, OUT, Understanding

COMPLAINT = BY_NAME["complaint"]
TODAY = date(2026, 11, 22)
READER = EntityReader(Path(__file__).parents[2] / "data", lambda: TODAY)


def told(text: str, topic: str, language: str = "zh", confidence: float = 0.8) -> Told:
    zone = OUT if topic == "out_of_scope" else ANSWER
    entities = tuple(one.as_dict() for one in READER.read(text))
    understood = Understanding(topic, confidence, zone, language)
    return Told(text, understood, language, entities, TODAY)


def said(
    text: str,
    requested: str,
    topic: str = "out_of_scope",
    language: str = "zh",
    confidence: float = 0.8,
) -> Said:
    known = {} if requested == "what" else {"what": "told"}
    asked = requested.replace("confirmed", "confirm")
    return Said(told(text, topic, language, confidence), COMPLAINT, asked, known)


@pytest.mark.parametrize(
    ("text", "requested", "slot", "value"),
    [
        ("柜员不理人", "what", "what", "柜员不理人"),
        ("为什么你们乱扣我的钱", "what", "what", "为什么你们乱扣我的钱"),
        ("服务态度", "product", "product", "服务态度"),
        ("Staff and service", "product", "product", "Staff and service"),
        ("上个月十五号左右吧", "when", "when", "上个月十五号左右吧"),
        ("就在文三路那家", "where", "where", "就在文三路那家"),
        (
            "请打⟦phone:ab:138****1234⟧",
            "contact",
            "contact",
            "请打⟦phone:ab:138****1234⟧",
        ),
        ("⟦email:ab:a***@x.com⟧", "contact", "contact", "⟦email:ab:a***@x.com⟧"),
        ("不想留", "contact", "contact", "不留联系方式"),
        ("退钱并道歉", "wish", "wish", "退钱并道歉"),
    ],
)
def test_an_answer_fills_the_field_that_was_asked_for(
    text: str, requested: str, slot: str, value: str
) -> None:
    reading = read(said(text, requested))
    assert reading.move == INFORM
    assert reading.values[slot] == value


@pytest.mark.parametrize(
    ("text", "requested", "slot", "value"),
    [
        ("其实是昨天", "contact", "when", "昨天"),
        ("不对，是前天", "where", "when", "前天"),
        ("产品改成贷款", "confirmed", "product", "贷款"),
        ("时间改成11月3号", "confirmed", "when", "11月3号"),
        ("change the date to last Monday", "confirmed", "when", "last Monday"),
        ("actually it was yesterday", "wish", "when", "yesterday"),
        ("诉求改成退还手续费", "confirmed", "wish", "退还手续费"),
        ("昨天", "where", "when", "昨天"),
        ("⟦phone:ab:138****1234⟧", "where", "contact", "⟦phone:ab:138****1234⟧"),
    ],
)
def test_a_correction_fills_the_field_that_it_names(
    text: str, requested: str, slot: str, value: str
) -> None:
    assert read(said(text, requested)).values == {slot: value}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("把产品改一下", "product"),
        ("change the product", "product"),
        ("修改联系方式", "contact"),
    ],
)
def test_a_field_to_change_without_a_value_is_asked_again(text: str, field: str) -> None:
    reading = read(said(text, "confirmed"))
    assert (reading.move, reading.named) == (CHANGES, field)


@pytest.mark.parametrize("text", ["取消", "算了，不投诉了", "cancel", "never mind", "取消投诉"])
def test_a_complaint_can_be_cancelled(text: str) -> None:
    assert read(said(text, "when")).move == CANCELS


@pytest.mark.parametrize("text", ["柜员取消了我的预约，还说算了吧，让我白跑一趟网点又等了一个小时"])
def test_a_story_with_such_words_in_it_is_no_cancellation(text: str) -> None:
    assert read(said(text, "what")).move == INFORM


@pytest.mark.parametrize(
    ("text", "requested", "topic"),
    [
        ("存款保险赔多少？", "product", "savings/deposit_insurance"),
        ("how long does it take?", "when", "service/complaint_process"),
        ("转人工", "what", "service/human_agent"),
        ("我要找人工客服，不想跟你说了", "contact", "service/human_agent"),
        ("谢谢", "when", "talk/thanks"),
        ("说英文", "wish", "service/switch_language"),
    ],
)
def test_a_side_question_is_left_to_its_topic(text: str, requested: str, topic: str) -> None:
    assert read(said(text, requested, topic)) is None


def test_a_quick_reply_to_another_topic_is_left_to_it() -> None:
    assert read(said("存款利率", "what", "savings/rates", confidence=1.0)) is None


def test_a_long_story_that_mentions_the_hotline_is_an_answer() -> None:
    story = "我打电话转人工等了四十分钟没人接，接通以后客服说不归他管就挂了"
    assert read(said(story, "what", "service/human_agent")).move == INFORM


def test_the_story_tells_date_and_place_beforehand_but_does_not_overwrite_them() -> None:
    values = read(said("昨天在西湖支行被骂了", "what")).values
    assert (values["when"], values["where"]) == ("昨天", "西湖支行")
    known = Said(told("昨天被骂了", "out_of_scope"), COMPLAINT, "what", {"when": "前天"})
    assert "when" not in read(known).values


@pytest.mark.parametrize(("text", "topic"), [("就这个", "out_of_scope"), ("是的", "talk/affirm")])
def test_what_is_no_contact_is_not_taken_for_one(text: str, topic: str) -> None:
    assert read(said(text, "contact", topic)).move == UNCLEAR


@pytest.mark.parametrize(
    ("text", "topic", "intent"),
    [
        ("提交", "out_of_scope", CONFIRMED),
        ("是的", "talk/affirm", CONFIRMED),
        ("submit", "out_of_scope", CONFIRMED),
        ("修改", "out_of_scope", WHICH_ONE),
        ("不对", "talk/deny", WHICH_ONE),
        ("啦啦啦", "out_of_scope", UNCLEAR),
    ],
)
def test_the_summary_is_confirmed_or_not(text: str, topic: str, intent: str) -> None:
    assert read(said(text, "confirmed", topic)).move == intent


def test_nothing_is_filed_without_a_clear_yes() -> None:
    assert read(said("随便吧", "confirmed")).move == UNCLEAR


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("我要投诉", {}),
        ("I want to complain", {}),
        ("我要投诉贷款", {"product": "贷款"}),
        (
            "我要投诉昨天西湖支行的柜员骂人",
            {
                "what": "我要投诉昨天西湖支行的柜员骂人",
                "when": "昨天",
                "where": "西湖支行",
            },
        ),
    ],
)
def test_what_the_first_message_tells_is_not_asked_again(text: str, known: dict[str, str]) -> None:
    state = begin(COMPLAINT, told(text, "service/file_complaint"), "m1")
    assert state.fields == known


def test_a_guess_at_a_person_is_no_way_out_where_words_were_asked_for() -> None:
    guessed = said("还没有人联系我", "wish", "service/human_agent")
    assert read(guessed).values == {"wish": "还没有人联系我"}


def asked(task: str, field: str, text: str, topic: str = "out_of_scope", **given: Any) -> Any:
    """The reading of an answer to a question of a task."""
    heard = told(text, topic, given.get("language", "zh"), given.get("confidence", 0.8))
    return read(Said(heard, BY_NAME[task], field, given.get("known", {})))


@pytest.mark.parametrize(
    "text", ["没有编号", "编号我忘了", "找不到了", "I lost it", "don't have the number"]
)
def test_who_has_no_number_is_told_how_to_go_on(text: str) -> None:
    reading = asked("complaint_status", "number", text, "cards/report_lost")
    assert (reading.move, reading.problem) == (UNCLEAR, "number_c")


def test_a_lost_card_is_heard_where_a_number_was_asked_for() -> None:
    assert asked("complaint_status", "number", "我的银行卡丢了", "cards/report_lost") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("40", 40), ("四十岁", 40), ("我今年40岁", 40), ("I am 66 years old", 66), ("35周岁", 35)],
)
def test_an_age_is_told_in_any_form(text: str, value: int) -> None:
    assert asked("risk_assessment", "age", text).values == {"age": value}


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("C", "C"),
        ("选d", "D"),
        ("第三题选B", "B"),
        ("工资", "C"),
        ("A. 没有稳定收入", "A"),
        ("a pension", "B"),
    ],
)
def test_a_question_is_answered_by_letter_or_by_the_words_of_an_option(
    text: str, letter: str
) -> None:
    known = {"age": 40, "q1": "C", "q2": "C"}
    assert asked("risk_assessment", "q3", text, known=known).values == {"q3": letter}


@pytest.mark.parametrize("text", ["F", "no debt", "随便"])
def test_what_is_no_option_is_refused_and_asks_nothing_else(text: str) -> None:
    reading = asked("risk_assessment", "q4", text, "cards/overdue", confidence=0.9)
    assert (reading.move, reading.problem) == (UNCLEAR, "letter")


@pytest.mark.parametrize(
    ("text", "topic"),
    [("推荐一款理财", "wealth/recommend"), ("存款利率", "savings/rates")],
)
def test_what_surely_is_another_wish_is_no_wrong_answer(text: str, topic: str) -> None:
    assert asked("loan_instalments", "product", text, topic, confidence=0.9) is None
    assert asked("loan_instalments", "product", text, topic, confidence=0.5).move == UNCLEAR


@pytest.mark.parametrize("text", ["C", "5", "😀"])
def test_a_single_sign_is_neither_a_greeting_nor_a_question(text: str) -> None:
    assert asked("complaint_status", "number", text, "talk/goodbye").move == UNCLEAR


def test_another_day_in_place_of_a_time_is_no_goodbye() -> None:
    known = {"business": "loans", "branch": "bj-financial-street", "date": "2026-11-24"}
    reading = asked("appointment", "time", "后天", "talk/goodbye", known=known)
    assert reading.values == {"date": "2026-11-24"}


def test_an_hour_at_which_nobody_is_called_is_no_greeting() -> None:
    reading = asked("callback", "window", "凌晨三点", "talk/greet", known={"contact": "x"})
    assert (reading.move, reading.problem) == (UNCLEAR, "window")


@pytest.mark.parametrize(
    ("task", "field", "text", "values"),
    [
        ("callback", "window", "明天下午", {"day": "2026-11-23", "window": "afternoon"}),
        ("callback", "window", "今晚", {"day": "2026-11-22", "window": "evening"}),
        ("callback", "window", "Friday at 3 pm", {"day": "2026-11-27", "window": "afternoon"}),
        ("callback", "window", "下午", {"window": "afternoon"}),
        ("appointment", "date", "明天下午三点", {"date": "2026-11-23", "time": "15:00"}),
    ],
)
def test_a_short_answer_keeps_the_day_and_the_hour_told_along_with_it(
    task: str, field: str, text: str, values: dict[str, str]
) -> None:
    assert asked(task, field, text, known={"contact": "x"}).values == values


@pytest.mark.parametrize("text", ["昨天下午", "please call me yesterday in the afternoon"])
def test_a_day_that_is_over_is_refused_with_the_part_of_it_that_was_named(text: str) -> None:
    reading = asked("callback", "window", text, known={"contact": "x"})
    assert (reading.move, reading.values, reading.problem) == (UNCLEAR, {}, "past_day")


def test_never_mind_and_a_person_is_a_wish_for_a_person() -> None:
    assert asked("complaint_status", "number", "算了，我要转人工", "service/human_agent") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("确定撤销", "yes"), ("不撤销", "no"), ("Yes, withdraw", "yes"), ("no", "no")],
)
def test_a_withdrawal_is_confirmed_in_words(text: str, value: str) -> None:
    known = {"what": "withdraw", "number": "C1", "last_four": "own"}
    assert asked("complaint_change", "sure", text, known=known).values == {"sure": value}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("撤销投诉", {"what": "withdraw", "number": "C1", "last_four": "own"}),
        ("撤销另一个投诉", {"what": "withdraw"}),
        ("撤销投诉C20261122-0002-7", {"what": "withdraw", "number": "C20261122-0002-7"}),
    ],
)
def test_a_pair_once_proven_is_not_asked_for_again_unless_another_is_meant(
    text: str, fields: dict[str, str]
) -> None:
    proven = {"C": {"number": "C1", "last_four": "own"}, "A": {"number": "A1", "last_four": "1"}}
    heard = told(text, "service/complaint_withdraw")
    assert begin(BY_NAME["complaint_change"], heard, "m1", None, proven).fields == fields
