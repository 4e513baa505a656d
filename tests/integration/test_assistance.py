"""What helps an agent to answer fast: the assistant's suggestions and canned replies."""

from pathlib import Path

from handoff.domain.identity import Role
from tests.support.fakes import FakeBot
from tests.support.hall import running_hall, until

WORDS = {"shortcut": "rate", "title": "Rates", "zh": "{agent}为您查询", "en": "{agent} is looking"}


async def test_the_assistant_suggests_three_answers_to_the_last_message(tmp_path: Path) -> None:
    bot = FakeBot()
    async with running_hall(tmp_path, bot) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.ask_human()
        conversation = await agent.accept_next()
        await customer.say("定期利率多少")
        suggested = (await agent.call("suggest", conversation=conversation))["suggestions"]
        assert [one["topic"] for one in suggested] == ["savings/1", "savings/2", "savings/3"]
        assert suggested[0]["text"] == "zh: 定期利率多少 1"
        assert set(suggested[0]) == {"topic", "title", "text", "confidence"}
        bot.available = False
        nothing = await agent.call("suggest", conversation=conversation)
        assert (nothing["ok"], nothing["suggestions"]) == (True, [])
        stranger = await hall.customer()
        refused = await agent.call("suggest", conversation=stranger.conversation)
        assert refused["error"]["code"] == "not_found"


async def test_the_wish_for_a_person_is_no_question_to_suggest_answers_to(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.say("定期利率多少")
        await until(lambda: customer.transcript.texts("bot"))
        await customer.ask_human()
        conversation = await agent.accept_next()
        suggested = (await agent.call("suggest", conversation=conversation))["suggestions"]
        assert suggested[0]["text"] == "zh: 定期利率多少 1"


async def test_a_canned_reply_is_filled_in_in_the_customers_language(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.say("What are the rates?")
        await customer.ask_human()
        conversation = await agent.accept_next()
        replies = (await agent.call("canned"))["replies"]
        assert len(replies) >= 12
        hello = next(one for one in replies if one["shortcut"] == "hello")
        given = {"conversation": conversation, "id": hello["id"]}
        text = (await agent.call("canned_text", **given))["text"]
        assert text.startswith("Hello, dear customer! I am Lin of Spruce Bank.")
        await customer.call("language", conversation=conversation, language="zh")
        assert "云杉银行" in (await agent.call("canned_text", **given))["text"]
        case = next(one for one in replies if one["shortcut"] == "case")
        text = (await agent.call("canned_text", conversation=conversation, id=case["id"]))["text"]
        assert "（案件编号）" in text


async def test_ones_own_reply_is_ones_own_and_a_shared_one_is_the_supervisors(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        await hall.hire("chen")
        await hall.hire("wang", Role.SUPERVISOR)
        lin, chen, wang = [await hall.agent(one) for one in ("lin", "chen", "wang")]
        mine = (await lin.call("save_canned", **WORDS, shared=False))["reply"]
        assert mine["mine"]
        assert mine["id"] not in [one["id"] for one in (await chen.call("canned"))["replies"]]
        for event, more in (("remove_canned", {}), ("save_canned", WORDS)):
            foreign = await chen.call(event, id=mine["id"], **more)
            assert foreign["error"]["code"] == "not_found"
        forbidden = await lin.call("save_canned", **WORDS, shared=True)
        assert forbidden["error"]["code"] == "forbidden"
        shared = (await wang.call("save_canned", **WORDS, shared=True))["reply"]
        assert shared["id"] in [one["id"] for one in (await chen.call("canned"))["replies"]]
        changed = {**WORDS, "id": mine["id"], "title": "Rates, mine"}
        assert (await lin.call("save_canned", **changed))["reply"]["title"] == "Rates, mine"
        wrong = await lin.call("save_canned", **{**WORDS, "en": "{password}"})
        assert wrong["error"]["code"] == "bad_request"
        assert (await lin.call("remove_canned", id=mine["id"]))["ok"]
        gone = await lin.call("remove_canned", id=mine["id"])
        assert gone["error"]["code"] == "not_found"


async def test_a_delivered_reply_that_was_removed_does_not_come_back_at_the_next_start(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("wang", Role.SUPERVISOR)
        wang = await hall.agent("wang")
        before = (await wang.call("canned"))["replies"]
        assert (await wang.call("remove_canned", id=before[0]["id"]))["ok"]
    async with running_hall(tmp_path, FakeBot()) as hall:
        wang = await hall.agent("wang")
        after = (await wang.call("canned"))["replies"]
        assert [one["id"] for one in after] == [one["id"] for one in before[1:]]
