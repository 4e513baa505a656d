"""When nobody can answer at once: the assistant is down, the desk is closed, agents have left."""

import asyncio
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from handoff.domain.entry import QuickReply
from handoff.services.assistant import BotMessage, BotReply, Question
from handoff.settings import ROOT
from tests.support.fakes import FakeBot
from tests.support.hall import running_hall, until


def closed_today(home: Path) -> Path:
    """Return a copy of the data in which today and tomorrow are holidays on which the desk is closed."""
    data = home / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("nlu", "holdout"))
    now = datetime.now(UTC).astimezone(ZoneInfo("Asia/Shanghai")).date()
    _change(
        data / "catalog" / "service.yml",
        desk={
            "weekday": {"from": "00:00", "until": "24:00"},
            "weekend": {"from": "00:00", "until": "24:00"},
            "holiday": None,
        },
    )
    days = [(now + timedelta(days=number)).isoformat() for number in (0, 1)]
    _change(data / "catalog" / "branches.yml", holidays=[{"dates": days}])
    return data


def _change(file: Path, **changed: object) -> None:
    known = yaml.safe_load(file.read_text(encoding="utf-8"))
    file.write_text(yaml.safe_dump(known | changed), encoding="utf-8")


async def test_outside_the_hours_the_customer_is_told_when_people_are_back(tmp_path: Path) -> None:
    settings = {"data": closed_today(tmp_path), "always_open": False}
    bot = FakeBot()
    async with running_hall(tmp_path, bot, **settings) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        assert (customer.state["open"], "opens_at" in customer.state) == (False, True)
        answer = await customer.ask_human()
        assert answer["state"]["state"] == "bot"
        await until(lambda: "after_hours" in customer.transcript.events())
        told = next(e for e in customer.transcript.entries if e.get("event", {}).get("opens_at"))
        assert told["event"]["opens_at"] == customer.state["opens_at"]
        assert told["event"]["when"] in told["text"]
        assert told["card"] == {"kind": "offer_person"}
        left = await customer.call(
            "leave_message",
            conversation=customer.conversation,
            client_id="m1",
            text="Please call",
            contact="13812345678",
        )
        assert left["number"]
        await customer.say("then the assistant")
        await until(lambda: "echo: then the assistant" in customer.transcript.texts("bot"))
        assert [one.text for one in bot.asked] == ["then the assistant"]
        assert agent.of("offer") == []


async def test_loss_and_fraud_reach_a_person_at_any_hour(tmp_path: Path) -> None:
    settings = {"data": closed_today(tmp_path), "always_open": False}
    async with running_hall(tmp_path, FakeBot(available=False), **settings) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.say("我的银行卡丢了")
        assert await agent.accept_next() == customer.conversation


async def test_when_the_desk_closes_and_all_have_left_nobody_waits_in_silence(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer, urgent = await hall.customer(), await hall.customer()
        await customer.ask_human()
    settings = {"data": closed_today(tmp_path), "always_open": False}
    async with running_hall(tmp_path, FakeBot(available=False), **settings) as hall:
        again, urgent = await hall.customer(customer.token), await hall.customer(urgent.token)
        await urgent.say("I lost my card")
        await until(lambda: "after_hours" in again.transcript.events())
        assert again.state["state"] == "bot"
        await asyncio.sleep(1.5)
        assert urgent.state["state"] == "queued"


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [("我的卡被盗刷了", "zh", "fraud"), ("I lost my wallet with all cards", "en", "lost_card")],
)
async def test_with_the_assistant_down_an_alarm_takes_the_urgent_lane(
    tmp_path: Path, text: str, language: str, reason: str
) -> None:
    async with running_hall(tmp_path, FakeBot(available=False)) as hall:
        await hall.hire("lin")
        agent = await hall.agent("lin", available=False)
        other, customer = await hall.customer(), await hall.customer()
        await other.ask_human()
        await customer.say(text)
        queue = await until(
            lambda: (
                (seen := agent.of("queue")) and len(seen[-1]["queue"]) == 2 and seen[-1]["queue"]
            )
        )
        first = queue[0]
        assert first["conversation"] == customer.conversation
        assert (first["reason"], first["language"]) == (reason, language)
        assert first["sla"]["target_seconds"] == 20
        told = [e["text"] for e in customer.transcript.entries if e["kind"] == "system"]
        assert len(told) == 2
        assert all("400 880 0990" in one for one in told)
        assert "bot_down" not in customer.transcript.events()
        assert first["case"].startswith("L")
        assert customer.transcript.events()[-2:] == ["case_opened", "queued"]


async def test_with_the_assistant_down_the_wish_for_a_person_is_understood(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot(available=False)) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.say("转人工")
        assert await agent.accept_next() == customer.conversation


async def test_a_button_pressed_while_the_assistant_is_down_says_so_and_the_assistant_is_not_back(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot(available=False)) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin", available=False), await hall.customer()
        await customer.say("anybody there?")
        await until(lambda: "bot_down" in customer.transcript.events())
        await customer.ask_human()
        [first] = await until(lambda: agent.of("queue") and agent.of("queue")[-1]["queue"])
        assert first["reason"] == "bot_down"
        assert "bot_back" not in customer.transcript.events()


class HelplessBot(FakeBot):
    """Understands nothing, or is sworn at; its last reply offers a person."""

    async def ask(self, question: Question) -> BotReply:
        reply = await super().ask(question)
        known = {**reply.understanding, "zone": "answer" if self.topic else "out_of_scope"}
        told = {"complaint_what": "rude"} if self.topic == "service/file_complaint" else {}
        button = (QuickReply("A person", "topic:service/human_agent"),)
        card = None if self.topic else {"kind": "offer_person"}
        return BotReply((BotMessage("A person?", button, card),), known, slots=told)


@pytest.mark.parametrize(
    ("topic", "reason"),
    [
        ("", "misunderstood"),
        ("talk/insult", "abuse"),
        ("service/file_complaint", "complaint"),
        ("savings/rates", "customer_asked"),
    ],
)
@pytest.mark.parametrize("button", ["of the page", "under the answer"])
async def test_whoever_presses_the_button_has_the_reason_that_the_assistant_gave_them(
    tmp_path: Path, topic: str, reason: str, button: str
) -> None:
    async with running_hall(tmp_path, HelplessBot(topic=topic)) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin", available=False), await hall.customer()
        await customer.say("hm")
        await until(lambda: customer.transcript.texts("bot"))
        if button == "of the page":
            await customer.ask_human()
        else:
            await customer.say("A person", choice="topic:service/human_agent")
        [first] = await until(lambda: agent.of("queue") and agent.of("queue")[-1]["queue"])
        assert first["reason"] == reason


class PoliteBot(FakeBot):
    """Answers the wish for a person with a sentence, whose topic is that wish, as the assistant does."""

    async def ask(self, question: Question) -> BotReply:
        reply = await super().ask(question)
        if not reply.handoff:
            return reply
        wish = {**reply.understanding, "topic": "service/human_agent"}
        return BotReply((BotMessage("One moment."),), wish, handoff=reply.handoff)


async def test_when_only_a_person_with_the_certificate_may_help_and_none_is_there_it_is_said(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, PoliteBot(topic="wealth/funds")) as hall:
        await hall.hire("chen", skills=frozenset({"loans", "cards"}))
        agent, customer = await hall.agent("chen"), await hall.customer()
        await customer.say("Which funds do you have?")
        await until(lambda: customer.transcript.texts("bot"))
        await customer.say("a person please")
        told = await until(
            lambda: [e for e in customer.transcript.entries if e["kind"] == "system"]
        )
        assert told[0]["text"].startswith("Nobody who may deal with this")
        assert told[0]["card"] == {"kind": "offer_person"}
        await hall.hire("lin")
        certified = await hall.agent("lin")
        assert await certified.accept_next() == customer.conversation
        assert agent.of("offer") == []
