"""Tasks told to the bot with the real action server behind it, in both languages."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml
from dialogue import Hall

NUMBER = re.compile(r"[A-Z]\d{8}-\d{4}-\d")
NAMED = re.compile(r"\{([A-Z])\}")
NUMBERS: dict[str, str] = {}  # the last number of each letter that the hall has given out
HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
APP = ROOT / ".venv" / "bin" / "python"
TABLES = """
import asyncio, sys
from cases.database import open_engine
from cases.tables import metadata

async def make(url):
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await engine.dispose()

asyncio.run(make(sys.argv[1]))
"""

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(not APP.exists(), reason="needs the app's environment (.venv)"),
]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def actions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The action server as a process, with a database of its own."""
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('tasks') / 'lobby.db'}"
    subprocess.run([APP, "-c", TABLES, url], cwd=ROOT, check=True)
    port = free_port()
    settings = {"LOBBY_ACTIONS_PORT": str(port), "LOBBY_DATABASE_URL": url}
    process = subprocess.Popen(
        [APP, "-m", "actions.serve"],
        cwd=ROOT,
        env={**os.environ, **settings, "LOBBY_DATA": str(ROOT / "data")},
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(150):
        try:
            requests.get(f"{address}/health", timeout=2)
            break
        except requests.ConnectionError:
            time.sleep(0.2)
    yield f"{address}/webhook"
    process.terminate()
    process.wait(20)


@pytest.fixture(scope="module")
def hall(
    tasks_home: Path, tasks_data: Path, actions: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hall]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOBBY_DATA", str(tasks_data))
        opened = Hall(tasks_home, tmp_path_factory.mktemp("bot") / "bot.db", tasks_data, actions)
        yield opened
        opened.close()


def text(answer: dict[str, Any]) -> str:
    return "\n".join(message["text"] for message in answer["messages"])


def buttons(answer: dict[str, Any]) -> list[str]:
    return [quick["title"] for quick in answer["messages"][-1]["quick_replies"]]


def dialogues(*files: str) -> list[Any]:
    """The dialogues of these files of ``tasks/dialogues``, by name."""
    return [
        pytest.param(one["language"], one["told"], id=f"{file}: {one['name']}")
        for file in files
        for one in yaml.safe_load((HERE / "tasks" / "dialogues" / f"{file}.yml").read_text("utf-8"))
    ]


def told(hall: Hall, language: str, lines: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Says the lines, each of which must be answered with what it is to hear."""
    hall.open()
    answers = []
    for line in lines:
        if line.get("reload"):  # the bot keeps the conversation: nothing happens to it
            continue
        if line.get("another"):
            hall.open()
            continue
        clicked = {"choice": f"topic:{line['choice']}"} if "choice" in line else {}
        said = NAMED.sub(lambda name: NUMBERS[name[1]], line["say"])
        answers.append(hall.say(said, line.get("language", language), **clicked))
        assert line["hear"].lower() in text(answers[-1]).lower(), line["say"]
        NUMBERS.update({number[0]: number for number in NUMBER.findall(text(answers[-1]))})
    return answers


@pytest.mark.parametrize(("language", "lines"), dialogues("calculators"))
def test_a_calculator_asks_for_what_is_missing_and_says_formula_inputs_and_date(
    hall: Hall, language: str, lines: list[dict[str, str]]
) -> None:
    last = told(hall, language, lines)[-1]
    assert last["dialogue"]["form"] is None
    said = text(last)
    for part in {
        "zh": ("算法：", "输入：", "2026年11月1日"),
        "en": ("How:", "From:", "1 November 2026"),
    }[language]:
        assert part in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_wealth_estimate_always_carries_the_risk_notice(hall: Hall, language: str) -> None:
    told = {
        "zh": ("试算理财收益", "SPF365", "10万"),
        "en": ("estimate the return", "SPF365", "100k"),
    }
    said = text(hall.tell(*told[language], language=language)[-1])
    assert {"zh": "投资须谨慎", "en": "are not deposits and carry risk"}[language] in said


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("-5", "太小"),
        ("0", "太小"),
        ("1000000000000000", "太大"),
        ("😀", "没有听懂"),
        ("两三万", "没有听懂"),
        ("随便", "没有听懂"),
        ("3万还是5万", "不止一个数"),
    ],
)
def test_an_impossible_amount_is_asked_again_with_the_reason(
    hall: Hall, said: str, problem: str
) -> None:
    answer = hall.tell("帮我算一下存款利息", said)[-1]
    assert problem in text(answer)
    assert "存多少" in text(answer)
    assert answer["dialogue"] == {"form": "deposit_interest_form", "slots": {}}


def test_two_answers_that_are_not_understood_offer_a_person(hall: Hall) -> None:
    answers = hall.tell("帮我算一下存款利息", "啊啊啊", "嘟嘟嘟")
    assert answers[1]["messages"][-1]["card"] == {"kind": "field", "input": "amount"}
    assert answers[2]["messages"][-1]["card"] == {"kind": "offer_person"}
    assert "转人工" in buttons(answers[2])


def test_two_questions_that_are_not_understood_offer_a_person(hall: Hall) -> None:
    answers = hall.tell("今天天气怎么样", "红烧肉怎么做")
    assert [one["messages"][-1]["card"] for one in answers] == [None, {"kind": "offer_person"}]


def test_a_question_in_between_is_answered_and_the_task_goes_on(hall: Hall) -> None:
    answer = hall.tell("帮我算月供", "首套房贷", "存款利率是多少？")[-1]
    assert "1.50%" in answer["messages"][0]["text"]
    assert "贷款金额" in answer["messages"][1]["text"]
    assert "没有听懂" not in text(answer)


@pytest.mark.parametrize(
    ("language", "told"),
    [("zh", ("帮我算月供", "算了")), ("en", ("calculate my mortgage payment", "never mind"))],
)
def test_a_task_can_be_cancelled(hall: Hall, language: str, told: tuple[str, str]) -> None:
    assert hall.tell(*told, language=language)[-1]["dialogue"]["form"] is None


def test_the_language_may_change_in_the_middle(hall: Hall) -> None:
    hall.tell("帮我算一下存款利息")
    assert "How long" in text(hall.say("50k", "en")) or "long" in text(hall.say("50k", "en"))


def test_a_person_can_be_had_in_the_middle_and_the_fields_go_along(hall: Hall) -> None:
    answer = hall.tell("帮我算月供", "首套房贷", "转人工")[-1]
    assert answer["handoff"] == {"reason": "customer_asked"}
    assert answer["dialogue"]["slots"] == {
        "loan_instalments_product": "loans.products.mortgage_first"
    }
    assert "多少年" in text(hall.say("100万"))


def test_another_task_may_come_in_between_and_the_first_goes_on_after_it(hall: Hall) -> None:
    hall.tell("我要投诉", "柜员不理人")
    hall.say("算算存款利息", choice="topic:savings/calculate_interest")
    hall.say("5万")
    answer = hall.say("三年")
    assert "2,250.00元" in answer["messages"][0]["text"]
    assert "哪类产品" in answer["messages"][1]["text"]
    assert answer["dialogue"] == {
        "form": "complaint_form",
        "slots": {"complaint_what": "柜员不理人"},
    }


@pytest.mark.parametrize(("language", "lines"), dialogues("follow_ups"))
def test_a_follow_up_is_answered_with_the_figure_asked_for(
    hall: Hall, language: str, lines: list[dict[str, str]]
) -> None:
    told(hall, language, lines)


def test_the_figure_asked_for_comes_first(hall: Hall) -> None:
    answer = hall.tell("三年定期利率多少", "那五年的呢")[-1]
    assert text(answer).startswith("整存整取五年期年利率1.55%。")


@pytest.mark.parametrize(
    ("language", "lines"), dialogues("complaints", "wealth", "cards", "service")
)
def test_a_task_is_seen_through(hall: Hall, language: str, lines: list[dict[str, str]]) -> None:
    assert told(hall, language, lines)[-1]["dialogue"]["form"] in (None, "complaint_status_form")


@pytest.mark.parametrize(("language", "lines"), dialogues("steering"))
def test_a_customer_may_steer_in_the_middle_of_any_task(
    hall: Hall, language: str, lines: list[dict[str, str]]
) -> None:
    told(hall, language, lines)


@pytest.mark.parametrize(
    ("said", "language", "reason"),
    [("我的卡丢了", "zh", "lost_card"), ("someone used my card", "en", "fraud")],
)
def test_loss_and_fraud_go_to_a_person_at_once(
    hall: Hall, said: str, language: str, reason: str
) -> None:
    assert hall.tell(said, language=language)[-1]["handoff"] == {"reason": reason}


def test_a_loss_in_the_middle_of_a_task_comes_first(hall: Hall) -> None:
    answer = hall.tell("帮我算一下存款利息", "我的卡丢了")[-1]
    assert answer["handoff"] == {"reason": "lost_card"}
    assert answer["dialogue"]["form"] is None


def test_a_card_number_by_itself_reports_no_loss(hall: Hall) -> None:
    answer = hall.tell("⟦card:ab:622848*********6789⟧")[-1]
    assert answer["understanding"]["zone"] != "answer"
    assert answer["handoff"] is None


@pytest.mark.parametrize(
    ("said", "language"), [("五年？", "zh"), ("100天", "zh"), ("5万", "zh"), ("five years?", "en")]
)
def test_a_term_or_an_amount_by_itself_is_not_answered(
    hall: Hall, said: str, language: str
) -> None:
    answer = hall.tell(said, language=language)[-1]
    assert answer["understanding"]["zone"] != "answer"
    assert answer["dialogue"]["form"] is None


def test_a_recommendation_always_carries_the_risk_notice(hall: Hall) -> None:
    assert "投资须谨慎" in text(hall.tell("推荐一款理财")[-1])


def test_the_same_message_again_books_nothing_twice(hall: Hall) -> None:
    hall.open()
    first = hall.say("我的卡丢了", message_id="m-loss")
    assert hall.say("我的卡丢了", message_id="m-loss") == first


@pytest.mark.parametrize("said", ["1234", "E", "⟦phone:ab:138****1234⟧", "50000"])
def test_an_answer_without_words_leaves_the_language_as_it_is(hall: Hall, said: str) -> None:
    hall.open()
    for language in ("en", "zh"):
        assert hall.say(said, language)["understanding"]["language"] == language
