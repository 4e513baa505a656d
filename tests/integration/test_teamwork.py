"""Agents among themselves: passing on, keeping away, asking again, the past; over real sockets."""

from pathlib import Path
from uuid import uuid4

from handoff.domain.identity import Role
from tests.support.fakes import FakeBot
from tests.support.hall import Agent, Customer, Hall, running_hall, until


async def served(hall: Hall, agent: Agent) -> tuple[Customer, str]:
    customer = await hall.customer()
    await customer.ask_human()
    return customer, await agent.accept_next()


async def pass_on(agent: Agent, conversation: str, **more: object) -> dict[str, object]:
    given = {"client_id": str(uuid4()), **more}
    return await agent.call("transfer", conversation=conversation, **given)


async def test_a_customer_passed_on_to_a_colleague_keeps_story_note_and_place(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        first = await hall.agent("lin")
        customer, conversation = await served(hall, first)
        chen = await hall.hire("chen")
        second = await hall.agent("chen")
        await customer.say("It is about my loan")
        queued_at = (await first.call("sync", conversation=conversation, after=0))["summary"][
            "queued_at"
        ]
        note = {"to": {"agent": chen.id}, "note": "Knows loans, speaks fast", "client_id": "t1"}
        answer = await pass_on(first, conversation, **note)
        assert answer["ok"], answer
        assert (await pass_on(first, conversation, **note))["ok"]
        assert await second.accept_next() == conversation
        transcript = second.transcript(conversation)
        assert [e["text"] for e in transcript.entries if e["kind"] == "note"] == [
            "Knows loans, speaks fast"
        ]
        assert transcript.events().count("transferred") == 1
        summary = (await second.call("sync", conversation=conversation, after=0))["summary"]
        assert (summary["transferred_from"], summary["queued_at"]) == ("Lin", queued_at)
        refused = await first.say(conversation, "still here?")
        assert refused["error"]["code"] == "not_found"
        await until(lambda: "transferred" in customer.transcript.events())
        assert "Knows loans, speaks fast" not in customer.transcript.texts()


async def test_passing_on_to_one_who_is_away_or_full_is_refused_and_changes_nothing(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        away = await hall.hire("chen", skills=frozenset({"loans"}))
        agent = await hall.agent("lin")
        _, conversation = await served(hall, agent)
        for to, code in (
            ({"agent": away.id}, "no_free_slot"),
            ({"agent": "nobody"}, "no_free_slot"),
            ({"skill": "wealth"}, "no_free_slot"),
            ({"skill": "astrology"}, "bad_request"),
            ({}, "bad_request"),
        ):
            assert (await pass_on(agent, conversation, to=to))["error"]["code"] == code
        assert (await agent.say(conversation, "I am still here"))["ok"]


async def test_a_team_is_whoever_has_the_skill_and_not_the_one_who_passed_it_on(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent = await hall.agent("lin")
        _, conversation = await served(hall, agent)
        await hall.hire("cards", skills=frozenset({"cards"}))
        await hall.hire("wealthy", skills=frozenset({"wealth"}))
        cards, wealthy = await hall.agent("cards"), await hall.agent("wealthy")
        assert (await pass_on(agent, conversation, to={"skill": "wealth"}))["ok"]
        assert await wealthy.accept_next() == conversation
        why = (await wealthy.call("why", conversation=conversation))["offers"]
        assert [offer["outcome"] for offer in why] == ["passed_on", "accepted"]
        assert {one["agent"]: one["why"] for one in why[1]["passed_over"]}["Lin"] == "此前未接受"
        assert cards.of("offer") == []


async def test_who_turned_it_down_is_asked_again_when_nobody_else_is_there(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot(), ask_again_seconds=1) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.ask_human()
        [offer] = await until(lambda: agent.of("offer"))
        await agent.call("decline", conversation=offer["conversation"])
        await until(lambda: len(agent.of("offer")) == 2)
        assert await agent.accept_next() == customer.conversation


async def test_one_who_is_recused_loses_the_customer_for_good(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot(), ask_again_seconds=0) as hall:
        await hall.hire("lin")
        agent = await hall.agent("lin")
        _, conversation = await served(hall, agent)
        answer = await agent.call("recuse", conversation=conversation, reason="my sister")
        assert answer["summary"]["recused"]
        await until(lambda: agent.of("summary") and agent.of("summary")[-1]["state"] == "queued")
        await hall.hire("chen")
        other = await hall.agent("chen")
        assert await other.accept_next() == conversation
        assert len(agent.of("offer")) == 1
        await other.call("close", conversation=conversation, disposition="resolved")


async def test_a_colleague_is_not_recused_by_an_agent_but_by_a_supervisor(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        chen = await hall.hire("chen")
        await hall.hire("wang", Role.SUPERVISOR)
        agent = await hall.agent("lin")
        _, conversation = await served(hall, agent)
        boss = await hall.agent("wang", available=False)
        given = {"conversation": conversation, "agent": chen.id, "reason": "named in it"}
        assert (await agent.call("recuse", **given))["error"]["code"] == "forbidden"
        assert (await boss.call("recuse", **given))["ok"]


async def test_whoever_served_before_the_complaint_does_not_handle_it(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent = await hall.agent("lin")
        customer, conversation = await served(hall, agent)
        await agent.say(conversation, "No.")
        await agent.call("return_to_bot", conversation=conversation)
        await hall.hire("chen")
        await hall.hire("wu")
        await customer.say("I complain about Chen")
        chen, third = await hall.agent("chen"), await hall.agent("wu")
        assert await third.accept_next() == conversation
        assert (len(agent.of("offer")), chen.of("offer")) == (1, [])
        why = (await third.call("why", conversation=conversation))["offers"][-1]
        passed_over = {one["agent"]: one["why"] for one in why["passed_over"]}
        assert passed_over["Chen"] == passed_over["Lin"] == "需回避"


async def test_the_agent_reads_what_the_same_customer_asked_before(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        await hall.hire("chen")
        agent = await hall.agent("lin")
        customer, first = await served(hall, agent)
        await agent.call("close", conversation=first, disposition="follow_up")
        await customer.open(fresh=True)
        await agent.call("available", on=False)
        other = await hall.agent("chen")
        await customer.ask_human()
        second = await other.accept_next()
        [past] = (await other.call("history", conversation=second))["conversations"]
        assert (past["conversation"], past["disposition"], past["agent"]) == (
            first,
            "follow_up",
            "Lin",
        )
        assert (await other.call("sync", conversation=first, after=0))["ok"]
        stranger = await hall.customer()
        unread = await other.call("sync", conversation=stranger.conversation, after=0)
        assert unread["error"]["code"] == "not_found"


async def test_unread_counts_what_the_agent_has_not_seen(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent = await hall.agent("lin")
        customer, conversation = await served(hall, agent)
        begun = agent.transcript(conversation).last
        await agent.call("read", conversation=conversation, upto=begun)
        seqs = [(await customer.say(text))["seq"] for text in ("one", "two", "three")]

        async def unread() -> int:
            page = await agent.call("sync", conversation=conversation, after=0)
            return int(page["summary"]["unread"])

        assert await unread() == 3
        await agent.call("read", conversation=conversation, upto=seqs[1])
        assert await unread() == 1
        await agent.call("read", conversation=conversation, upto=seqs[2])
        assert await unread() == 0


async def test_a_wrap_up_ends_with_the_disposition_and_an_unknown_one_is_refused(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot(), wrap_up_seconds=60) as hall:
        await hall.hire("lin")
        agent = await hall.agent("lin")
        _, conversation = await served(hall, agent)
        wrong = await agent.call("close", conversation=conversation, disposition="fine")
        assert wrong["error"]["code"] == "bad_request"
        closed = (await agent.call("close", conversation=conversation))["summary"]
        assert closed["state"] == "wrap_up"
        done = await agent.call("close", conversation=conversation, disposition="sales")
        assert (done["summary"]["state"], done["summary"]["disposition"]) == ("closed", "sales")
        codes = [one["code"] for one in (await agent.call("hello"))["dispositions"]]
        assert "sales" in codes


async def test_who_has_not_accepted_a_customer_ends_nothing(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await customer.ask_human()
        await until(lambda: agent.of("offer"))
        for act in ("close", "return_to_bot"):
            answer = await agent.call(act, conversation=customer.conversation)
            assert answer["error"]["code"] == "not_allowed_now"
        assert await agent.accept_next() == customer.conversation


async def test_a_customer_who_is_being_offered_is_told_to_be_next_also_after_a_reload(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin", skills=frozenset({"wealth"}))
        agent = await hall.agent("lin")
        customer = await hall.customer()
        await customer.ask_human()
        await until(lambda: agent.of("offer"))
        await until(lambda: customer.state.get("position") == 1)
        again = await hall.customer(customer.token)
        assert (again.state["state"], again.state["position"]) == ("queued", 1)
        assert again.state["wait"] == {"low": 0, "high": 30}
