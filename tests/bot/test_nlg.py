"""What the assistant says: filters, answers with figures, fallbacks, offers and handoffs."""

from __future__ import annotations

import logging
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.forms.state import CONFIRM, State
from bot.nlg.context import Context
from bot.nlg.filters import FILTERS
from bot.nlg.generator import LobbyNLG
from bot.nlg.library import AnswerMissing, Library
from bot.understanding import ANSWER, OUT, SUGGEST, Guess, Understanding


@pytest.mark.parametrize(
    ("name", "value", "zh", "en"),
    [
        ("pct", "1.10", "1.10%", "1.10%"),
        ("money", "500000", "50万元", "CNY 500,000"),
        ("money", "15000", "1.5万元", "CNY 15,000"),
        ("money", "12345.67", "12,345.67元", "CNY 12,345.67"),
        ("money", "300000000", "3亿元", "CNY 300,000,000"),
        ("money", "2.50", "2.50元", "CNY 2.50"),
        ("money", "2000", "2,000元", "CNY 2,000"),
        ("days", 15, "15天", "15 days"),
        ("days", 1, "1天", "1 day"),
        ("months", 60, "5年", "5 years"),
        ("months", 12, "1年", "1 year"),
        ("months", 18, "18个月", "18 months"),
        ("months", 1, "1个月", "1 month"),
        ("date", date(2026, 11, 1), "2026年11月1日", "1 November 2026"),
        ("date", "2026-11-01", "2026年11月1日", "1 November 2026"),
    ],
)
def test_figures_are_written_in_each_language(name: str, value: object, zh: str, en: str) -> None:
    assert (FILTERS["zh"][name](value), FILTERS["en"][name](value)) == (zh, en)


def test_what_is_no_number_is_not_said() -> None:
    with pytest.raises(ArithmeticError):
        FILTERS["zh"]["pct"]("about one")


@pytest.fixture
def data(tiny: Path, tmp_path: Path) -> Path:
    return shutil.copytree(tiny, tmp_path / "data")


@pytest.fixture
def library(data: Path) -> Library:
    opened = Library(data)
    opened.refresh()
    return opened


def test_an_answer_has_figures_way_date_and_notice(library: Library) -> None:
    assert library.answer("savings/rates", "zh").text.splitlines() == [
        "一年期1.10%，起点50万元，提前1天通知。",
        "· 更多见网点",
        "办理路径：手机银行 › 存款",
        "以上数据自2026年10月15日、2026年11月1日起生效。",
        "市场有风险。",
    ]
    assert "1.10%" in library.answer("savings/rates", "en").text


def test_a_figure_that_is_not_in_the_catalogue_is_never_said(library: Library) -> None:
    with pytest.raises(AnswerMissing, match="cards/annual_fee"):
        library.answer("cards/annual_fee", "zh")
    assert library.answer("cards/annual_fee", "en").text == "The annual fee is waived."


def test_every_answer_is_ready_before_it_is_asked_for_but_one_that_fails(library: Library) -> None:
    library.prepare()
    assert ("savings/rates", "zh") in library._said
    assert ("cards/annual_fee", "zh") not in library._said


def test_a_new_rate_is_said_without_a_restart(library: Library, data: Path) -> None:
    assert "1.10%" in library.answer("savings/rates", "zh").text
    catalogue = data / "catalog" / "deposits.yml"
    catalogue.write_text(
        catalogue.read_text(encoding="utf-8").replace("1.10", "0.95"), encoding="utf-8"
    )
    os.utime(catalogue, ns=(1, 1))
    library.refresh()
    assert "0.95%" in library.answer("savings/rates", "zh").text


def test_a_file_that_does_not_parse_leaves_the_last_good_answers(
    library: Library, data: Path
) -> None:
    (data / "catalog" / "deposits.yml").write_text("fixed: [", encoding="utf-8")
    library.refresh()
    assert "1.10%" in library.answer("savings/rates", "zh").text


def test_a_template_cannot_reach_out_of_its_sandbox(library: Library) -> None:
    with pytest.raises(Exception, match="unsafe"):
        library.render("{{ ''.__class__.__mro__ }}", "zh")


@pytest.fixture
def nlg(data: Path, monkeypatch: pytest.MonkeyPatch) -> LobbyNLG:
    monkeypatch.setenv("LOBBY_DATA", str(data))
    return LobbyNLG()


def context(topic: str, zone: str = ANSWER, **changes: object) -> Context:
    found = Understanding(
        topic,
        0.5,
        zone,
        "zh",
        [Guess("savings/close_account", 0.2), Guess("cards/annual_fee", 0.1)],
    )
    given = {
        "language": "zh",
        "text": "……",
        "understanding": found,
        "previous": [],
        "form": None,
        "slots": {},
    }
    return Context(**{**given, **changes})


COMPLAINT = State("complaint", "m1", {"what": "rude"}, "product")
MISS = Understanding("out_of_scope", 0.5, OUT, "zh")
HIT = Understanding("savings/rates", 0.9, ANSWER, "zh")


def test_neighbouring_topics_are_offered_as_choices(nlg: LobbyNLG) -> None:
    response = nlg.say("utter_answer", context("savings/rates")).as_response()
    assert response["quick_replies"] == [
        {"title": "销户", "choice": "topic:savings/close_account"},
        {"title": "年费", "choice": "topic:cards/annual_fee"},
    ]


@pytest.mark.parametrize("topic", ["cards/annual_fee", "banking/scam"])
def test_a_missing_answer_is_logged_and_a_person_is_offered(
    nlg: LobbyNLG, topic: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        reply = nlg.say("utter_answer", context(topic))
    assert topic in caplog.text
    assert "955990" in reply.text
    assert [quick.choice for quick in reply.quick_replies] == ["topic:service/human_agent"]


def test_even_without_a_catalogue_something_is_said(nlg: LobbyNLG, data: Path) -> None:
    shutil.rmtree(data / "catalog")
    assert nlg.say("utter_answer", context("savings/rates")).text.startswith("抱歉")


def test_up_to_three_topics_are_suggested_the_best_first(nlg: LobbyNLG) -> None:
    reply = nlg.say("utter_suggest", context("savings/rates", SUGGEST))
    assert [quick.title for quick in reply.quick_replies] == ["存款利率", "销户", "年费"]


def test_one_miss_offers_no_person_and_two_in_a_row_do(nlg: LobbyNLG) -> None:
    once = nlg.say("utter_out_of_scope", context("out_of_scope", OUT, previous=[HIT, MISS]))
    twice = nlg.say("utter_out_of_scope", context("out_of_scope", OUT, previous=[MISS, HIT]))
    assert "card" not in once.custom
    assert twice.custom["card"] == {"kind": "offer_person"}
    assert twice.quick_replies[-1].choice == "topic:service/human_agent"


@pytest.mark.parametrize(
    ("topic", "changes", "reason"),
    [
        ("service/human_agent", {}, "customer_asked"),
        ("service/human_agent", {"previous": [MISS, MISS]}, "misunderstood"),
        ("service/human_agent", {"slots": {"task": COMPLAINT.as_slot()}}, "complaint"),
        ("cards/report_lost", {}, "lost_card"),
        ("talk/insult", {"previous": [Understanding("talk/insult", 1.0, ANSWER, "zh")]}, "abuse"),
    ],
)
def test_a_handoff_says_why(
    nlg: LobbyNLG, topic: str, changes: dict[str, object], reason: str
) -> None:
    assert nlg.say("utter_handoff", context(topic, **changes)).custom["handoff"] == {
        "reason": reason
    }


def test_a_first_insult_is_answered_and_not_handed_over(nlg: LobbyNLG) -> None:
    reply = nlg.say("utter_handoff", context("talk/insult"))
    assert reply.custom == {}
    assert reply.quick_replies[-1].choice == "topic:service/human_agent"


def test_a_lost_card_is_told_what_to_do_at_once(nlg: LobbyNLG) -> None:
    assert "955990" in nlg.say("utter_handoff", context("cards/report_lost")).text


def test_a_quick_reply_is_offered_only_where_its_condition_holds(nlg: LobbyNLG) -> None:
    offered = {
        score: [quick.title for quick in nlg.say("utter_rating_taken", context("x"), {"score": score}).quick_replies]
        for score in (5, 2)
    }  # fmt: skip
    assert offered[5] == []
    assert "转人工" in "".join(offered[2])


@pytest.mark.parametrize(
    ("problem", "sentence"), [("unclear", "没能听懂您的意思"), ("amount_low", "如果这样办不了")]
)
def test_what_was_understood_and_cannot_be_offers_a_person_in_other_words(
    nlg: LobbyNLG, problem: str, sentence: str
) -> None:
    state = State("deposit_interest", "m1", {}, "amount", problem)
    miss = Understanding("savings/rates", 0.5, SUGGEST, "zh")
    told = context(
        "x", understanding=miss, previous=[MISS], slots={"task": state.as_slot()}, steps=True
    )
    reply = nlg.say("utter_ask_task_answer", told)
    assert sentence in reply.text
    assert reply.custom["card"] == {"kind": "offer_person"}


def test_a_switch_of_language_is_confirmed_in_the_new_one(nlg: LobbyNLG) -> None:
    # Context.of reads the language that is asked for.
    reply = nlg.say("utter_answer", context("service/switch_language", language="en"))
    assert reply.text.startswith("Certainly")


def test_the_summary_shows_the_fields_and_takes_no_text_for_a_template(nlg: LobbyNLG) -> None:
    fields = ("what", "product", "when", "where", "contact", "wish")
    told = dict.fromkeys(fields, "{{ bank.hotline }}")
    slots = {"task": State("complaint", "m1", told, CONFIRM).as_slot()}
    reply = nlg.say("utter_ask_task_answer", context("service/file_complaint", slots=slots))
    assert reply.text.count("{{ bank.hotline }}") == len(fields)
    assert reply.quick_replies[0].choice == "topic:talk/affirm"


def test_a_value_of_the_action_is_said(nlg: LobbyNLG) -> None:
    # rasa-sdk's replies carry a "template" of their own
    given = {"case_number": "C1", "template": "utter_complaint_filed"}
    reply = nlg.say("utter_complaint_filed", context("service/file_complaint"), given)
    assert "C1" in reply.text
    assert "15天" in reply.text
