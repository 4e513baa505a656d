"""The door over HTTP: a server process with a model of the tiny data, and one without a model."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import requests

from bot.server import build_app
from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
TOKEN = "secret-of-the-test"

pytestmark = pytest.mark.timeout(300)


@dataclass
class Server:
    url: str
    process: subprocess.Popen[bytes]

    def call(self, method: str, path: str, token: str = TOKEN, **body: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"}
        return requests.request(
            method, f"{self.url}/webhooks/lobby/{path}", headers=headers, timeout=30, **body
        )

    def turn(
        self, text: str, sender: str | None = None, message_id: str | None = None, **metadata: Any
    ) -> requests.Response:
        body = {
            "sender": sender or str(uuid4()),
            "message": text,
            "message_id": message_id or str(uuid4()),
            "metadata": metadata,
        }
        return self.call("POST", "turn", json=body)


def start(home: Path, data: Path) -> Server:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "LOBBY_HOME": str(home),
        "LOBBY_DATA": str(data),
        "LOBBY_BOT_TOKEN": TOKEN,
        "LOBBY_BOT_PORT": str(port),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.serve"], cwd=ROOT, env={**os.environ, **settings}
    )
    server = Server(f"http://127.0.0.1:{port}", process)
    for _ in range(600):
        try:
            server.call("GET", "health")
            return server
        except requests.ConnectionError:
            assert process.poll() is None, "the server ended"
            time.sleep(0.2)
    raise AssertionError("the server did not come up")


def stop(server: Server) -> None:
    server.process.terminate()
    server.process.wait(20)


@pytest.fixture(scope="module")
def server(tiny_home: Path, tiny: Path) -> Iterator[Server]:
    started = start(tiny_home, tiny)
    yield started
    stop(started)


def test_it_says_when_it_is_ready_and_with_which_model(server: Server) -> None:
    health = server.call("GET", "health").json()
    assert health["ready"] is True
    assert health["model"].endswith(".tar.gz")


def test_an_idle_connection_is_kept_for_longer_than_handoff_uses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"LOBBY_BOT_TOKEN": TOKEN, "LOBBY_HOME": str(tmp_path)}
    monkeypatch.setattr(os, "environ", {**os.environ, **given})  # the server adds to it
    handoff_lets_go_after = 15  # aiohttp's default
    app = build_app(Settings.from_environment())
    assert handoff_lets_go_after < app.config.KEEP_ALIVE_TIMEOUT


def test_a_question_is_answered_in_the_shape_of_the_contract(server: Server) -> None:
    answer = server.turn("定期存款利率是多少", language="zh").json()
    assert set(answer) == {"messages", "understanding", "handoff", "case", "dialogue"}
    assert answer["messages"][0]["text"].startswith("一年期1.10%")
    assert answer["messages"][0]["quick_replies"][0] == {
        "title": "销户",
        "choice": "topic:savings/close_account",
    }
    assert answer["messages"][0]["card"] is None
    assert set(answer["understanding"]) == {
        "topic",
        "confidence",
        "zone",
        "language",
        "suggestions",
    }
    assert answer["understanding"]["topic"] == "savings/rates"
    assert (answer["handoff"], answer["case"]) == (None, None)
    assert answer["dialogue"] == {"form": None, "slots": {}}


def test_the_answer_is_in_the_language_that_handoff_asks_for(server: Server) -> None:
    assert (
        "One year pays"
        in server.turn("定期存款利率是多少", language="en").json()["messages"][0]["text"]
    )


def test_a_choice_takes_the_place_of_understanding(server: Server) -> None:
    answer = server.turn("存款利率", choice="topic:savings/close_account", language="en").json()
    assert answer["understanding"]["topic"] == "savings/close_account"
    assert answer["understanding"]["confidence"] == 1.0
    assert answer["messages"][0]["text"] == "Bring your ID to a branch."


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x"])
@pytest.mark.parametrize(("method", "path"), [("POST", "turn"), ("POST", "ask"), ("GET", "health")])
def test_a_stranger_is_refused_everywhere(
    server: Server, method: str, path: str, token: str
) -> None:
    answer = server.call(method, path, token=token, json={})
    assert (answer.status_code, answer.json()) == (401, {"error": "unauthorised"})


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"{}",
        b'{"sender": "", "message": "x", "message_id": "m"}',
        b'{"sender": "s", "message": 5, "message_id": "m"}',
        b'{"sender": "s", "message": "x"}',
        b'{"sender": "s", "message": "x", "message_id": "m", "metadata": "zh"}',
        b'{"sender": "s", "message": "x", "message_id": "m", "metadata": {"choice": "topic:no/such"}}',
    ],
)
def test_a_malformed_request_is_called_so(server: Server, body: bytes) -> None:
    answer = server.call("POST", "turn", data=body)
    assert (answer.status_code, answer.json()) == (400, {"error": "bad_request"})


@pytest.mark.parametrize(
    "text", ["/restart", " / /restart", "/service_human_agent", '\n/savings{"a": "b"}']
)
def test_no_command_can_be_typed(server: Server, text: str) -> None:
    answer = server.turn(text, language="en").json()
    assert answer["understanding"]["confidence"] < 1.0


@pytest.mark.parametrize("text", ["", "///", "   ", "👍", "12345"])
def test_messages_without_words_get_an_answer_too(server: Server, text: str) -> None:
    answer = server.turn(text, language="zh")
    assert answer.status_code == 200
    assert answer.json()["messages"]


def test_the_same_message_again_gets_the_first_answer_and_changes_nothing(server: Server) -> None:
    sender, message_id = str(uuid4()), str(uuid4())
    first = server.turn("讲个笑话", sender, message_id).json()
    assert server.turn("讲个笑话", sender, message_id).json() == first
    second_miss = server.turn("写一首诗", sender).json()
    assert second_miss["messages"][0]["card"] == {"kind": "offer_person"}
    assert server.turn("讲个笑话", sender, message_id).json() == first


def test_two_misses_in_a_row_offer_a_person(server: Server) -> None:
    sender = str(uuid4())
    assert server.turn("今天天气怎么样", sender).json()["messages"][0]["card"] is None
    second = server.turn("红烧肉怎么做", sender).json()["messages"][0]
    assert second["card"] == {"kind": "offer_person"}
    assert "topic:service/human_agent" in [reply.get("choice") for reply in second["quick_replies"]]


@pytest.mark.parametrize(("misses", "reason"), [(1, None), (2, "misunderstood")])
def test_a_yes_to_the_offer_of_a_person_brings_one(
    server: Server, misses: int, reason: str | None
) -> None:
    sender = str(uuid4())
    for text in ("今天天气怎么样", "红烧肉怎么做")[:misses]:
        server.turn(text, sender)
    answer = server.turn("是的", sender).json()
    assert answer["understanding"]["topic"] == ("service/human_agent" if reason else "talk/affirm")
    assert answer["handoff"] == ({"reason": reason} if reason else None)


def test_a_lost_card_goes_to_a_person(server: Server) -> None:
    answer = server.turn("I lost my card", language="en").json()
    assert answer["handoff"] == {"reason": "lost_card"}
    assert "955990" in answer["messages"][0]["text"]


def test_a_complaint_that_cannot_be_filed_says_so(server: Server) -> None:
    sender = str(uuid4())
    for text in ("我要投诉", "柜员不理人", "服务态度", "昨天", "西湖支行", "不想留", "道歉"):
        answer = server.turn(text, sender, language="zh").json()
    assert answer["dialogue"]["form"] == "complaint_form"
    assert answer["dialogue"]["slots"]["complaint_where"] == "西湖支行"
    failed = server.turn("提交", sender, choice="topic:talk/affirm", language="zh").json()
    assert "955990" in failed["messages"][0]["text"]
    assert failed["case"] is None


def test_asking_opens_no_conversation(server: Server) -> None:
    answer = server.call("POST", "ask", json={"text": "what is the deposit rate"}).json()
    assert set(answer) == {
        "text",
        "topic",
        "confidence",
        "zone",
        "suggestions",
        "language",
        "reply",
    }
    assert (answer["topic"], answer["zone"], answer["language"]) == (
        "savings/rates",
        "answer",
        "en",
    )
    assert "1.10%" in answer["reply"]
    assert all(isinstance(topic, str) for topic in answer["suggestions"])


def test_an_agent_gets_up_to_three_rendered_answers_in_the_language_asked_for(
    server: Server,
) -> None:
    body = {"text": "what is the deposit rate", "language": "zh", "answers": True}
    answers = server.call("POST", "ask", json=body).json()["answers"]
    assert 1 <= len(answers) <= 3
    assert set(answers[0]) == {"topic", "title", "text", "confidence"}
    assert all("{{" not in answer["text"] for answer in answers)
    confidences = [answer["confidence"] for answer in answers]
    assert confidences == sorted(confidences, reverse=True)
    assert "\u4e00" <= answers[0]["title"][0] <= "\u9fff"


def test_asking_without_a_text_is_malformed(server: Server) -> None:
    assert server.call("POST", "ask", json={"question": "x"}).status_code == 400


def test_there_is_no_http_api_of_rasas(server: Server) -> None:
    for path in ("/model", "/conversations/x/tracker", "/domain", "/webhooks/rest/webhook"):
        assert requests.get(server.url + path, timeout=5).status_code == 404


def test_without_a_model_it_says_so(tmp_path: Path, tiny: Path) -> None:
    empty = start(tmp_path, tiny)
    try:
        health = empty.call("GET", "health")
        assert (health.status_code, health.json()) == (503, {"ready": False, "missing": ["model"]})
        assert (empty.turn("你好").status_code, empty.turn("你好").json()) == (
            503,
            {"error": "no_model"},
        )
    finally:
        stop(empty)


def test_without_a_token_it_does_not_start(tmp_path: Path) -> None:
    settings = {"LOBBY_HOME": str(tmp_path), "LOBBY_BOT_TOKEN": ""}
    ended = subprocess.run(
        [sys.executable, "-m", "bot.serve"],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        timeout=30,
    )
    assert ended.returncode == 2
    assert b"LOBBY_BOT_TOKEN" in ended.stderr
