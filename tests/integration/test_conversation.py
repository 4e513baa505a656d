"""A customer, the assistant and a person, over real sockets and a real database."""

import asyncio
from pathlib import Path

import pytest

from tests.support.fakes import FakeBot
from tests.support.hall import running_hall, until


async def test_a_customer_is_answered_by_the_assistant(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer = await hall.customer()
        acknowledged = await customer.say("存款利率多少")
        assert acknowledged["ok"]
        await until(lambda: "echo: 存款利率多少" in customer.transcript.texts("bot"))


async def test_the_language_that_was_asked_for_is_kept(tmp_path: Path) -> None:
    bot = FakeBot()
    async with running_hall(tmp_path, bot) as hall:
        customer = await hall.customer()
        await customer.say("说英文")
        await until(lambda: customer.transcript.texts("bot"))
        await customer.say("5000")
        await until(lambda: len(bot.asked) == 2)
        assert bot.asked[1].language == "en"


async def test_sending_twice_stores_once(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer = await hall.customer()
        first = await customer.say("hello", client_id="same")
        second = await customer.say("hello", client_id="same")
        assert (first["seq"], second["seq"]) == (first["seq"], first["seq"])
        assert (first["duplicate"], second["duplicate"]) == (False, True)
        await until(lambda: customer.transcript.texts() == ["hello", "echo: hello"])


async def test_the_person_gets_everything_that_was_said(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.say("What are the rates?")
        await until(lambda: customer.transcript.texts("bot"))
        await customer.say("I want a person")
        conversation = await agent.accept_next()
        assert agent.transcript(conversation).texts() == [
            "What are the rates?",
            "echo: What are the rates?",
            "I want a person",
        ]
        packet = (await agent.call("packet", conversation=conversation))["packet"]
        assert packet["reason"] == "customer_asked"
        assert packet["answers_shown"] == ["savings/rates"]
        await agent.say(conversation, "Good morning, how can I help?")
        await until(lambda: "Good morning, how can I help?" in customer.transcript.texts("agent"))
        await customer.say("About my card")
        await until(lambda: "About my card" in agent.transcript(conversation).texts("customer"))
        assert hall.app is not None
        await agent.call("close", conversation=conversation, disposition="resolved")
        await until(lambda: customer.state["state"] == "closed" and customer.state["can_rate"])
        assert (await customer.call("rate", conversation=conversation, score=5))["ok"]
        refused = await customer.say("one more thing")
        assert refused["error"]["code"] == "conversation_closed"


async def test_a_late_reply_of_the_assistant_is_dropped(tmp_path: Path) -> None:
    bot = FakeBot(gate=asyncio.Event())
    async with running_hall(tmp_path, bot) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.say("slow question")
        await until(lambda: bot.asked)
        await customer.ask_human()
        conversation = await agent.accept_next()
        assert bot.gate
        bot.gate.set()
        await until(lambda: "late_reply_dropped" in agent.transcript(conversation).events())
        assert customer.transcript.texts("bot") == []
        assert "late_reply_dropped" not in customer.transcript.events()


@pytest.mark.parametrize("is_typed", [False, True])
async def test_who_is_to_take_it_reads_what_the_customer_asked_last(
    tmp_path: Path, is_typed: bool
) -> None:
    question = "What are the rates? " * 10
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.say(question)
        await until(lambda: customer.transcript.texts("bot"))
        await (customer.say("I want a person") if is_typed else customer.ask_human())
        offers = await until(lambda: agent.of("offer"))
        assert offers[-1]["last_text"] == ("I want a person" if is_typed else question[:120])


async def test_a_customer_who_reloads_misses_nothing(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.ask_human()
        conversation = await agent.accept_next()
        await customer.disconnect()
        for number in range(5):
            await agent.say(conversation, f"line {number}")
        again = await hall.customer(customer.token)
        assert again.conversation == conversation
        assert again.transcript.texts("agent") == [f"line {number}" for number in range(5)]


async def test_nobody_joins_a_strangers_conversation_by_its_id(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer, stranger = await hall.customer(), await hall.customer()
        for event, more in (
            ("sync", {"after": 0}),
            ("send", {"client_id": "x", "text": "hi"}),
            ("close", {}),
        ):
            answer = await stranger.call(event, conversation=customer.conversation, **more)
            assert answer["error"]["code"] == "not_found"


async def test_card_numbers_never_reach_the_log_or_the_assistant(tmp_path: Path) -> None:
    bot = FakeBot()
    async with running_hall(tmp_path, bot) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.say("我的卡 4111 1111 1111 1111 丢了")
        await until(lambda: bot.asked)
        assert "4111 1111" not in bot.asked[0].text
        assert b"4111 1111" not in (tmp_path / "lobby.db-wal").read_bytes()
        await customer.ask_human()
        conversation = await agent.accept_next()
        token = (
            agent.transcript(conversation)
            .texts("customer")[0]
            .split("⟦")[1]
            .split("⟧")[0]
            .split(":")[1]
        )
        value = await agent.call(
            "reveal", conversation=conversation, token=token, reason="to block the card"
        )
        assert value["value"] == "4111 1111 1111 1111"
        other = await agent.call(
            "reveal", conversation=conversation, token="no-such-token", reason="curious"
        )
        assert other["error"]["code"] == "not_found"


async def test_when_the_assistant_is_down_the_customer_is_told_and_offered_a_person(
    tmp_path: Path,
) -> None:
    bot = FakeBot(available=False)
    async with running_hall(tmp_path, bot) as hall:
        customer = await hall.customer()
        await customer.say("anybody there?")
        await until(lambda: "bot_down" in customer.transcript.events())
        down = next(
            e for e in customer.transcript.entries if e.get("event", {}).get("name") == "bot_down"
        )
        assert down["card"] == {"kind": "offer_person"}
        left = await customer.call(
            "leave_message",
            conversation=customer.conversation,
            client_id="m1",
            text="Please call me about my loan",
            contact="13812345678",
        )
        again = await customer.call(
            "leave_message",
            conversation=customer.conversation,
            client_id="m1",
            text="Please call me about my loan",
            contact="13812345678",
        )
        assert left["ok"], left
        assert left["number"] == again["number"]
        bot.available = True
        await until(lambda: "echo: anybody there?" in customer.transcript.texts("bot"))
        assert "bot_back" in customer.transcript.events()


async def test_an_agents_death_puts_the_customer_back_at_the_original_place(tmp_path: Path) -> None:
    paces = {"agent_lost_seconds": 1, "agent_grace_seconds": 2}
    async with running_hall(tmp_path, FakeBot(), **paces) as hall:
        await hall.hire("lin")
        await hall.hire("chen")
        first, customer = await hall.agent("lin"), await hall.customer()
        await customer.ask_human()
        conversation = await first.accept_next()
        await first.disconnect()
        await until(lambda: "agent_lost" in customer.transcript.events())
        second = await hall.agent("chen")
        await until(lambda: "requeued" in customer.transcript.events())
        assert await second.accept_next() == conversation


async def test_an_agent_who_returns_within_the_grace_keeps_the_customer(tmp_path: Path) -> None:
    async with running_hall(
        tmp_path, FakeBot(), agent_lost_seconds=0, agent_grace_seconds=30
    ) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.ask_human()
        conversation = await agent.accept_next()
        await agent.disconnect()
        await until(lambda: "agent_lost" in customer.transcript.events())
        again = await hall.agent("lin")
        await until(lambda: "agent_back" in customer.transcript.events())
        assert (await again.say(conversation, "I am back"))["ok"]


async def test_a_missed_offer_goes_to_another_and_the_agent_is_away(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot(), offer_seconds=1) as hall:
        await hall.hire("lin")
        await hall.hire("chen")
        sleepy, customer = await hall.agent("lin"), await hall.customer()
        await customer.ask_human()
        await until(lambda: sleepy.of("offer"))
        awake = await hall.agent("chen")
        await until(lambda: sleepy.of("offer_gone"))
        assert sleepy.of("offer_gone")[0]["why"] == "missed"
        assert await awake.accept_next() == customer.conversation
        assert sleepy.of("me")[-1]["available"] is False


async def test_nobody_gets_more_than_capacity(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin", capacity=2)
        agent = await hall.agent("lin")
        customers = [await hall.customer() for _ in range(4)]
        for customer in customers:
            await customer.ask_human()
        taken = {await agent.accept_next(), await agent.accept_next()}
        await asyncio.sleep(0.5)
        assert len({offer["conversation"] for offer in agent.of("offer")}) == 2
        waiting = [customer for customer in customers if customer.conversation not in taken]
        await until(lambda: sorted(c.state.get("position", 0) for c in waiting) == [1, 2])


async def test_back_with_the_assistant_a_new_stretch_begins(tmp_path: Path) -> None:
    bot = FakeBot()
    async with running_hall(tmp_path, bot) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.say("hello")
        await until(lambda: "echo: hello" in customer.transcript.texts("bot"))
        await customer.ask_human()
        conversation = await agent.accept_next()
        await agent.call("return_to_bot", conversation=conversation)
        await customer.say("and the rates?")
        await until(lambda: "echo: and the rates?" in customer.transcript.texts("bot"))
        first, then = bot.asked
        assert (first.after_human, then.after_human) == (False, True)
        assert first.sender != then.sender


async def test_who_only_waited_finds_the_assistant_where_it_was(tmp_path: Path) -> None:
    bot = FakeBot()
    async with running_hall(tmp_path, bot) as hall:
        customer = await hall.customer()
        await customer.say("hello")
        await until(lambda: "echo: hello" in customer.transcript.texts("bot"))
        await customer.ask_human()
        await customer.call("cancel_wait", conversation=customer.conversation)
        await customer.say("where were we?")
        await until(lambda: "echo: where were we?" in customer.transcript.texts("bot"))
        first, then = bot.asked
        assert (then.sender, then.after_human) == (first.sender, False)


@pytest.mark.parametrize(
    "payload", [{}, {"conversation": 7}, {"conversation": "x", "client_id": "y"}, "text", None]
)
async def test_a_malformed_payload_gets_a_code_and_no_traceback(
    tmp_path: Path, payload: object
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer = await hall.customer()
        answer = await customer.socket.call("send", payload, namespace="/visitor")
        assert answer["error"]["code"] == "bad_request"
        assert set(answer["error"]) == {"code", "message"}


async def test_a_quick_reply_that_was_not_offered_is_refused(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer = await hall.customer()
        refused = await customer.say("do it", choice="topic:service/file_complaint")
        assert refused["error"]["code"] == "bad_choice"
        await customer.say("hello")
        await until(lambda: customer.transcript.texts("bot"))
        assert (await customer.say("Large CDs", choice="topic:savings/large_cd"))["ok"]


async def test_what_was_owed_before_a_restart_is_answered_after_it(tmp_path: Path) -> None:
    bot = FakeBot(gate=asyncio.Event())
    async with running_hall(tmp_path, bot) as hall:
        customer = await hall.customer()
        await customer.say("do not forget me")
        await until(lambda: bot.asked)
    async with running_hall(tmp_path, FakeBot()) as hall:
        again = await hall.customer(customer.token)
        await until(lambda: "echo: do not forget me" in again.transcript.texts("bot"))
