"""The tables of tasks, figures and names are complete: a gap would show as silence in a conversation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.aspects import TAKES
from bot.components.entities import EntityReader
from bot.forms.contacts import Contact
from bot.forms.registry import BY_NAME, TASKS, task_begun
from bot.nlg.library import Library
from bot.nlg.phrases import phrases
from bot.topics import load_topics

DATA = Path(__file__).parents[2] / "data"
TOPICS = load_topics(DATA / "topics.yml")
FIGURES = yaml.safe_load((DATA / "figures" / "all.yml").read_text(encoding="utf-8"))
NAMES = yaml.safe_load((DATA / "lookups" / "names.yml").read_text(encoding="utf-8"))
FAMILIES = ("savings", "loans", "cards", "wealth", "banking")
TEMPLATE_CODE = re.compile(r"{{.*?}}|{%.*?%}", re.DOTALL)
# What a question of each kind may be about, as customers write it.
ABOUTS = (
    "三年",
    "12期",
    "大额存单",
    "通知存款",
    "七天通知存款",
    "活期",
    "二套房",
    "车贷",
    "白金卡",
    "SPF365",
    "柜台",
    "上海",
    "西湖支行",
)


@pytest.fixture(scope="module")
def library() -> Library:
    made = Library(DATA)
    made.refresh()
    return made


@pytest.fixture(scope="module")
def abouts() -> list[dict[str, Any]]:
    reader = EntityReader(DATA)
    return [{one.entity: one.value for one in reader.read(text)} for text in ABOUTS]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_everything_that_a_task_asks_has_words_in_both_languages(task: Any) -> None:
    asked = [one.name for one in task.fields if not one.optional and one.default is None]
    steps = [*asked, *(("confirm", "which") if task.confirm else ())]
    for step in steps:
        phrase = phrases()[f"utter_ask_{task.name}_{step}"]
        assert phrase["zh"]
        assert phrase["en"]
    assert task.failed in phrases()


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_a_task_counts_as_a_topic_of_the_hall(task: Any) -> None:
    assert {task.topic, *task.topics} <= set(TOPICS)


def test_every_task_topic_is_a_dialogue_or_an_answer_by_itself() -> None:
    served = {topic for task in TASKS for topic in task.topics}
    tasks = {topic.id for topic in TOPICS.values() if topic.kind == "task"}
    assert tasks - served == {"service/human_agent", "service/switch_language"}


@pytest.mark.parametrize("name", sorted(phrases()))
def test_a_phrase_has_both_languages(name: str) -> None:
    assert {"zh", "en"} <= set(phrases()[name])


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("取消预约", "appointment_change"),
        ("cancel my appointment", "appointment_change"),
        ("我要改预约时间", "appointment_change"),
        ("提前还款能省多少利息", "prepayment"),
        ("how much do I save if I repay early", "prepayment"),
        ("申请核查投诉", "complaint_review"),
        ("我能买远峰权益精选吗", "recommend"),
        ("帮我算一下50万七天通知存款30天的利息", "deposit_interest"),
        ("calculate my deposit interest", "deposit_interest"),
    ],
)
def test_some_words_begin_a_task_whatever_the_topic(text: str, task: str) -> None:
    assert task_begun(text, None) is BY_NAME[task]


@pytest.mark.parametrize(
    "text",
    [
        "预约要带什么",
        "提前还款怎么申请",
        "我能贷多少",
        "投诉多久有结果",
        "定期是如何计算利息的",
        "how do you calculate interest on savings",
    ],
)
def test_other_words_begin_nothing(text: str) -> None:
    assert task_begun(text, None) is None


@pytest.mark.parametrize("topic", FIGURES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_figure_types_no_figure_and_never_fails(
    library: Library,
    abouts: list[dict[str, Any]],
    topic: str,
    language: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert topic in TOPICS
    assert topic in TAKES
    assert not re.search(r"\d", TEMPLATE_CODE.sub("", FIGURES[topic][language]))
    said = [library.figure(topic, language, about) for about in abouts]
    assert any(said)
    assert not caplog.records


def test_a_name_belongs_to_something_in_the_catalogue(library: Library) -> None:
    for identifier in NAMES["products"]:
        found: Any = library.catalogue
        if identifier in FAMILIES:
            continue
        for part in identifier.split("."):
            if part.startswith("SP"):
                found = [
                    one for one in library.catalogue["wealth"]["products"] if one["code"] == part
                ]
            else:
                found = found[part]
        assert found, identifier
    branches = {one["id"] for one in library.catalogue["branches"]["branches"]}
    assert set(NAMES["branches"]) <= branches


def test_no_two_fields_of_a_task_ask_for_the_same_contact() -> None:
    for task in TASKS:
        assert sum(isinstance(one.kind, Contact) for one in task.fields) <= 1, task.name
