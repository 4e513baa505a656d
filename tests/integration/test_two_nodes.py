"""Two handoff nodes on one PostgreSQL, with Redis between them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from handoff.domain.identity import Role
from tests.support.databases import REDIS_VARIABLE, fresh_postgres, needed
from tests.support.fakes import FakeBot
from tests.support.hall import Hall, running_hall, until

pytestmark = [pytest.mark.postgres, pytest.mark.redis]


@asynccontextmanager
async def two_nodes(home: Path) -> AsyncIterator[tuple[Hall, Hall]]:
    redis = needed(REDIS_VARIABLE)
    async with fresh_postgres() as database:
        shared = {"database_url": database, "redis_url": redis}
        async with (
            running_hall(home, FakeBot(), node="east", **shared) as east,
            running_hall(home, FakeBot(), node="west", **shared) as west,
        ):
            yield east, west


async def test_a_customer_on_one_node_is_served_by_an_agent_on_the_other(tmp_path: Path) -> None:
    async with two_nodes(tmp_path) as (east, west):
        await east.hire("lin")
        agent, customer = await west.agent("lin"), await east.customer()
        await customer.say("hello")
        await until(lambda: customer.transcript.texts("bot"))
        await customer.ask_human()
        conversation = await agent.accept_next()
        await agent.say(conversation, "good morning")
        await until(lambda: "good morning" in customer.transcript.texts("agent"))
        await customer.say("from the other side")
        await until(
            lambda: "from the other side" in agent.transcript(conversation).texts("customer")
        )


async def test_two_dispatchers_never_offer_one_conversation_twice_or_over_capacity(
    tmp_path: Path,
) -> None:
    async with two_nodes(tmp_path) as (east, west):
        await east.hire("lin", capacity=2)
        await east.hire("chen", capacity=2)
        agents = [await east.agent("lin"), await west.agent("chen")]
        customers = [await (east, west)[n % 2].customer() for n in range(8)]
        await asyncio.gather(*(customer.ask_human() for customer in customers))
        await until(lambda: sum(len(agent.of("offer")) for agent in agents) >= 4)
        await asyncio.sleep(1.5)
        offers = [offer["conversation"] for agent in agents for offer in agent.of("offer")]
        assert len(offers) == len(set(offers)) == 4
        assert [len(agent.of("offer")) for agent in agents] == [2, 2]


async def test_the_same_message_through_both_nodes_is_stored_once(tmp_path: Path) -> None:
    async with two_nodes(tmp_path) as (east, west):
        customer = await east.customer()
        other_tab = await west.customer(customer.token)
        answers = await asyncio.gather(
            customer.say("once", client_id="same"), other_tab.say("once", client_id="same")
        )
        assert answers[0]["seq"] == answers[1]["seq"]
        assert sorted(answer["duplicate"] for answer in answers) == [False, True]
        await until(
            lambda: (
                customer.transcript.texts()
                == other_tab.transcript.texts()
                == ["once", "echo: once"]
            )
        )


async def test_a_supervisor_on_one_node_watches_changes_and_signs_out_an_agent_on_the_other(
    tmp_path: Path,
) -> None:
    async with two_nodes(tmp_path) as (east, west):
        lin = await east.hire("lin", capacity=1)
        await east.hire("wang", Role.SUPERVISOR)
        agent, boss = await east.agent("lin"), await west.agent("wang", available=False)
        customer = await west.customer()
        await customer.ask_human()
        conversation = await agent.accept_next()
        assert (await boss.call("watch", conversation=conversation))["ok"]
        await agent.say(conversation, "good morning")
        await until(lambda: [e["text"] for e in boss.of("entry")] == ["good morning"])
        floor = (await boss.call("floor"))["floor"]
        assert floor["conversations"][0]["watchers"] == ["Wang"]
        assert (await boss.call("set_staff", staff=lin.id, capacity=3))["ok"]
        await until(lambda: agent.of("me")[-1]["capacity"] == 3)
        given = {"staff": lin.id, "reason": "end of the shift"}
        assert (await boss.call("sign_out_staff", **given))["ok"]
        await until(lambda: not agent.socket.connected)
        assert agent.of("signed_out") == [{"reason": "end of the shift"}]
        taken = await boss.call("take_over", conversation=conversation)
        assert taken["ok"], taken
        await until(lambda: "taken_over" in customer.transcript.events())
