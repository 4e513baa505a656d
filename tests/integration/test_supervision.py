"""Supervisors: the floor, looking on, whispering, joining, taking over, staff; over real sockets."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from socketio.exceptions import SocketIOError
from sqlalchemy import select

from cases.database import open_engine, reading
from handoff.domain.identity import Role
from handoff.gateways.clock import SystemClock
from handoff.storage import tables
from handoff.storage.audits import AuditRows
from tests.support.fakes import FakeBot
from tests.support.hall import Agent, Customer, Hall, running_hall, until


@dataclass
class Scene:
    hall: Hall
    agent: Agent
    boss: Agent
    customer: Customer
    conversation: str

    async def do(self, event: str, **more: object) -> dict[str, object]:
        return await self.boss.call(event, conversation=self.conversation, **more)


@asynccontextmanager
async def scene(home: Path, **paces: int) -> AsyncIterator[Scene]:
    """An agent with a customer, and a supervisor who is there but takes no customers."""
    async with running_hall(home, FakeBot(), **paces) as hall:
        await hall.hire("lin")
        await hall.hire("wang", Role.SUPERVISOR)
        agent, boss = await hall.agent("lin"), await hall.agent("wang", available=False)
        customer = await hall.customer()
        await customer.ask_human()
        conversation = await agent.accept_next()
        yield Scene(hall, agent, boss, customer, conversation)


async def trail(hall: Hall) -> list[str]:
    """Return what the audit trail holds; its chain must be whole."""
    engine = open_engine(hall.settings.database)
    async with reading(engine) as connection:
        assert await AuditRows(connection, SystemClock()).first_break() is None
        query = select(tables.audit_line.c.action).order_by(tables.audit_line.c.position)
        actions = list((await connection.execute(query)).scalars())
    await engine.dispose()
    return actions


async def test_a_supervisor_looks_on_and_nobody_sees_it(tmp_path: Path) -> None:
    async with scene(tmp_path) as at:
        before = at.customer.transcript.last
        assert (await at.do("watch"))["ok"]
        await at.customer.say("My card is blocked")
        await at.agent.say(at.conversation, "Let me look")
        heard = await until(
            lambda: len(at.boss.of("entry")) == 2 and [e["text"] for e in at.boss.of("entry")]
        )
        assert heard == ["My card is blocked", "Let me look"]
        await at.customer.catch_up()
        assert [e["kind"] for e in at.customer.transcript.entries if e["seq"] > before] == [
            "message",
            "message",
        ]
        refused = await at.boss.say(at.conversation, "hello")
        assert refused["error"]["code"] == "not_found"
        assert (await at.do("unwatch"))["ok"]
        await at.customer.say("Still there?")
        await until(lambda: "Still there?" in at.agent.transcript(at.conversation).texts())
        assert len(at.boss.of("entry")) == 2
        assert await trail(at.hall) == ["watch"]


async def test_the_agent_reads_a_whisper_and_the_customer_does_not(tmp_path: Path) -> None:
    async with scene(tmp_path) as at:
        await at.do("watch")
        assert (await at.do("whisper", client_id="w1", text="Mention the risk notice"))["ok"]
        assert (await at.do("whisper", client_id="w1", text="Mention the risk notice"))["duplicate"]
        [whisper] = await until(
            lambda: [e for e in at.agent.transcript(at.conversation).entries if e.get("whisper")]
        )
        assert (whisper["author"]["role"], whisper["kind"]) == ("supervisor", "note")
        await at.agent.say(at.conversation, "Please mind the risk.")
        await until(lambda: "Please mind the risk." in at.customer.transcript.texts())
        assert "Mention the risk notice" not in at.customer.transcript.texts("")
        assert await trail(at.hall) == ["watch", "whisper"]


async def test_who_joins_may_speak_until_leaving(tmp_path: Path) -> None:
    async with scene(tmp_path) as at:
        assert (await at.do("barge"))["ok"]
        assert (await at.boss.say(at.conversation, "I am the supervisor"))["ok"]
        await until(lambda: "I am the supervisor" in at.customer.transcript.texts("agent"))
        assert (await at.agent.say(at.conversation, "and I am still here"))["ok"]
        assert (await at.do("read", upto=1))["ok"]
        page = await at.agent.call("sync", conversation=at.conversation, after=0)
        assert page["summary"]["read_by_agent"] == 0
        assert (await at.do("leave"))["ok"]
        await until(lambda: "left" in at.customer.transcript.events())
        assert (await at.boss.say(at.conversation, "one more"))["error"]["code"] == "not_found"
        assert at.customer.transcript.events()[-2:] == ["joined", "left"]
        assert await trail(at.hall) == ["barge", "leave"]


async def test_who_joined_and_is_gone_for_good_has_left(tmp_path: Path) -> None:
    async with scene(tmp_path, agent_lost_seconds=1, agent_grace_seconds=2) as at:
        assert (await at.do("barge"))["ok"]
        await at.boss.disconnect()
        await until(lambda: at.customer.transcript.events()[-1:] == ["left"])
        assert await trail(at.hall) == ["barge", "leave"]


async def test_a_supervisor_takes_over_and_the_agent_is_free_again(tmp_path: Path) -> None:
    async with scene(tmp_path) as at:
        taken = await at.do("take_over")
        assert taken["summary"]["agent_id"] == at.boss.me["id"]
        assert (await at.do("take_over"))["ok"]
        await until(
            lambda: (
                at.agent.of("summary")
                and at.agent.of("summary")[-1]["agent_id"] == at.boss.me["id"]
            )
        )
        refused = await at.agent.say(at.conversation, "hello?")
        assert refused["error"]["code"] == "not_found"
        assert (await at.boss.say(at.conversation, "I will look after you"))["ok"]
        await until(lambda: at.agent.of("me")[-1]["load"] == 0)
        assert "taken_over" in at.customer.transcript.events()
        assert await trail(at.hall) == ["take_over"]


async def test_taking_over_from_the_queue_or_the_assistant_keeps_one_owner(tmp_path: Path) -> None:
    bot = FakeBot()
    async with running_hall(tmp_path, bot) as hall:
        await hall.hire("wang", Role.SUPERVISOR, capacity=2)
        boss = await hall.agent("wang", available=False)
        queued, talking, third = [await hall.customer() for _ in range(3)]
        await queued.ask_human()
        await talking.say("hello")
        await until(lambda: talking.transcript.texts("bot"))
        for customer in (queued, talking):
            assert (await boss.call("take_over", conversation=customer.conversation))["ok"]
        full = await boss.call("take_over", conversation=third.conversation)
        assert full["error"]["code"] == "no_free_slot"
        await talking.say("and now?")
        await until(lambda: boss.of("entry"))
        assert len(bot.asked) == 1


@pytest.mark.parametrize("role", [Role.AGENT, Role.TRAINER, Role.OFFICER])
async def test_nobody_else_supervises(tmp_path: Path, role: Role) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        other = await hall.hire("wu", role)
        colleague, customer = await hall.agent("wu", available=False), await hall.customer()
        given = {"conversation": customer.conversation, "client_id": "x", "text": "psst"}
        for event, more in (
            ("floor", {}),
            ("watch", given),
            ("whisper", given),
            ("barge", given),
            ("take_over", given),
            ("set_staff", {"staff": other.id, "capacity": 9}),
            ("sign_out_staff", {"staff": other.id, "reason": "because"}),
            ("sample_reviews", {"count": 1, "days": 1}),
            ("review_results", {"days": 1}),
        ):
            assert (await colleague.call(event, **more))["error"]["code"] == "forbidden", event
        assert await trail(hall) == []


async def test_the_floor_shows_who_serves_who_waits_and_follows_what_happens(
    tmp_path: Path,
) -> None:
    async with scene(tmp_path) as at:
        floor = (await at.boss.call("floor"))["floor"]
        assert [one["conversation"] for one in floor["conversations"]] == [at.conversation]
        assert {one["name"]: one["load"] for one in floor["agents"]} == {"Lin": 1, "Wang": 0}
        assert floor["service_level"] == {"within_20": 1.0, "within_60": 1.0}
        assert (floor["open"], floor["queue"]) == (True, [])
        await at.do("watch")
        await at.agent.call("available", on=False)
        waiting = await at.hall.customer()
        await waiting.ask_human()
        last = await until(
            lambda: (
                at.boss.of("floor") and at.boss.of("floor")[-1]["queue"] and at.boss.of("floor")[-1]
            )
        )
        assert last["queue"][0]["conversation"] == waiting.conversation
        assert last["queue"][0]["sla"]["target_seconds"] == 120
        assert last["conversations"][0]["watchers"] == ["Wang"]
        assert {one["name"]: one.get("away_reason") for one in last["agents"]} == {
            "Lin": "self",
            "Wang": None,
        }


async def test_skills_and_capacity_change_at_once_in_routing(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        lin = await hall.hire("lin", capacity=1)
        await hall.hire("wang", Role.SUPERVISOR)
        agent, boss = await hall.agent("lin"), await hall.agent("wang", available=False)
        customers = [await hall.customer() for _ in range(2)]
        for customer in customers:
            await customer.ask_human()
        await agent.accept_next()
        changed = await boss.call("set_staff", staff=lin.id, capacity=2, skills=["loans"])
        assert (changed["colleague"]["capacity"], changed["colleague"]["skills"]) == (2, ["loans"])
        await agent.accept_next()
        assert agent.of("me")[-1]["capacity"] == 2
        for wrong in ({"capacity": 0}, {"skills": ["astrology"]}, {"languages": []}):
            answer = await boss.call("set_staff", staff=lin.id, **wrong)
            assert answer["error"]["code"] == "bad_request"
        assert await trail(hall) == ["set_staff"]


async def test_who_is_signed_out_is_told_and_loses_session_sockets_and_customers(
    tmp_path: Path,
) -> None:
    async with scene(tmp_path) as at:
        answer = await at.boss.call(
            "sign_out_staff", staff=at.agent.me["id"], reason="left the building"
        )
        assert answer["ok"], answer
        await until(lambda: not at.agent.socket.connected)
        assert at.agent.of("signed_out") == [{"reason": "left the building"}]
        await until(lambda: "requeued" in at.customer.transcript.events())
        again = Agent(at.hall.address)
        again.cookie = at.agent.cookie
        with pytest.raises(SocketIOError):
            await again.connect()
        await at.boss.call("available", on=True)
        assert await at.boss.accept_next() == at.conversation
        assert await trail(at.hall) == ["sign_out_staff"]
        oneself = await at.boss.call("sign_out_staff", staff=at.boss.me["id"], reason="testing")
        assert oneself["error"]["code"] == "not_allowed_now"


async def test_closed_conversations_are_sampled_scored_and_counted(tmp_path: Path) -> None:
    async with scene(tmp_path) as at:
        await at.agent.call("close", conversation=at.conversation, disposition="resolved")
        await until(lambda: at.customer.state["state"] == "closed")
        await at.customer.call("rate", conversation=at.conversation, score=4)
        form = await at.boss.call("review_form")
        [drawn] = (await at.boss.call("sample_reviews", count=5, days=7))["conversations"]
        assert drawn["conversation"] == at.conversation
        marks = {criterion["code"]: form["scale"] for criterion in form["criteria"]}
        incomplete = await at.do("review", scores={"courtesy": 5})
        assert incomplete["error"]["code"] == "bad_request"
        given = await at.do("review", scores=marks, comment="exemplary")
        assert given["review"]["score"] == 100
        assert (await at.boss.call("sample_reviews", count=5, days=7))["conversations"] == []
        results = (await at.boss.call("review_results", days=7))["agents"]
        lin = next(one for one in results if one["name"] == "Lin")
        assert (lin["reviews"], lin["score"], lin["satisfaction"], lin["handled"]) == (1, 100, 4, 1)
        assert await trail(at.hall) == ["review"]


async def test_a_running_conversation_is_not_reviewed(tmp_path: Path) -> None:
    async with scene(tmp_path) as at:
        form = await at.boss.call("review_form")
        marks = {criterion["code"]: 3 for criterion in form["criteria"]}
        answer = await at.do("review", scores=marks, client_id=str(uuid4()))
        assert answer["error"]["code"] == "not_allowed_now"
