"""A restart with open and queued chats loses nothing: every timer is a row."""

import asyncio
from pathlib import Path

import aiohttp
import pytest

from handoff.app import PING_INTERVAL
from tests.support.fakes import FakeBot
from tests.support.hall import Agent, Customer, Hall, running_hall, until
from tests.support.http_bot import http_bot
from tests.support.processes import HallProcess

TOKEN = "t" * 32
CLOSE = "1"  # Engine.IO's packet

PACES = {"agent_lost_seconds": 60, "agent_grace_seconds": 90, "offer_seconds": 120}


async def back(hall: Hall, agent: Agent) -> Agent:
    """The console reconnects by itself with the session it has."""
    again = Agent(hall.address)
    hall.closing.append(again)
    again.cookie, again.me = agent.cookie, agent.me
    again.shift = await again.connect()
    return again


async def test_what_was_queued_offered_held_or_wrapped_up_still_is(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot(), wrap_up_seconds=600, **PACES) as hall:
        await hall.hire("lin", capacity=3)
        agent = await hall.agent("lin")
        held, done, offered, queued = [await hall.customer() for _ in range(4)]
        for customer in (held, done):
            await customer.ask_human()
            await agent.accept_next()
        await agent.say(held.conversation, "before the restart")
        await agent.call("close", conversation=done.conversation)
        await offered.ask_human()
        await until(lambda: len(agent.of("offer")) == 3)
        await queued.ask_human()
        first_asked = (await agent.call("hello"))["queue"][0]["queued_at"]
    async with running_hall(tmp_path, FakeBot(), wrap_up_seconds=600, **PACES) as hall:
        again = await back(hall, agent)
        shift = again.shift
        assert {one["conversation"] for one in shift["offers"]} == {offered.conversation}
        assert held.conversation in {one["conversation"] for one in shift["conversations"]}
        assert [one["queued_at"] for one in shift["queue"]] == [first_asked]
        assert shift["me"]["available"]
        accepted = await again.call("accept", conversation=offered.conversation)
        assert accepted["ok"], accepted
        tabs = [await hall.customer(one.token) for one in (held, done, offered, queued)]
        assert (await again.say(held.conversation, "after the restart"))["ok"]
        await until(
            lambda: tabs[0].transcript.texts("agent") == ["before the restart", "after the restart"]
        )
        assert "agent_lost" not in tabs[0].transcript.events()
        finished = await again.call("close", conversation=done.conversation, disposition="other")
        assert finished["summary"]["state"] == "closed"
        await until(
            lambda: any(o["conversation"] == queued.conversation for o in again.of("offer"))
        )


async def test_a_wrap_up_ends_by_its_own_clock_although_the_hall_was_away(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot(), wrap_up_seconds=1) as hall:
        await hall.hire("lin", capacity=1)
        agent = await hall.agent("lin")
        done, queued = await hall.customer(), await hall.customer()
        await done.ask_human()
        await agent.accept_next()
        await agent.call("close", conversation=done.conversation)
        await queued.ask_human()
    async with running_hall(tmp_path, FakeBot(), wrap_up_seconds=1, **PACES) as hall:
        again = await back(hall, agent)
        await until(
            lambda: (
                again.shift["offers"]
                or any(o["conversation"] == queued.conversation for o in again.of("offer"))
            )
        )


async def test_an_agent_who_does_not_come_back_loses_offer_and_customer_in_time(
    tmp_path: Path,
) -> None:
    paces = {**PACES, "agent_lost_seconds": 1, "agent_grace_seconds": 2}
    async with running_hall(tmp_path, FakeBot(), **paces) as hall:
        await hall.hire("lin", capacity=2)
        await hall.hire("chen", capacity=2)
        agent = await hall.agent("lin")
        held, offered = await hall.customer(), await hall.customer()
        await held.ask_human()
        await agent.accept_next()
        await offered.ask_human()
        await until(lambda: len(agent.of("offer")) == 2)
    async with running_hall(tmp_path, FakeBot(), **paces) as hall:
        other = await hall.agent("chen")
        assert {await other.accept_next(), await other.accept_next()} == {
            held.conversation,
            offered.conversation,
        }


async def test_a_killed_hall_comes_back_with_the_queue_and_the_customers_as_they_were(
    tmp_path: Path,
) -> None:
    settings = {"LOBBY_BOT_TOKEN": TOKEN, "LOBBY_AGENT_LOST_SECONDS": "5"}
    async with running_hall(tmp_path, FakeBot()) as staff_room:
        await staff_room.hire("lin", capacity=1)
    async with http_bot(TOKEN) as bot:
        process = HallProcess(tmp_path, bot, **settings)
        await process.start()
        try:
            agent = Agent(process.address)
            await agent.sign_in("lin")
            await agent.connect()
            await agent.call("available", on=True)
            held, queued = await customer_of(process.address), await customer_of(process.address)
            await held.ask_human()
            await agent.accept_next()
            await queued.ask_human()
            place = await until(lambda: queued.state.get("position"))
            await process.kill()
            await process.start()
            await agent.socket.disconnect()
            again = Agent(process.address)
            again.cookie = agent.cookie
            shift = await again.connect()
            assert [one["conversation"] for one in shift["conversations"]] == [held.conversation]
            assert [one["conversation"] for one in shift["queue"]] == [queued.conversation]
            assert (await again.say(held.conversation, "here again"))["ok"]
            for customer in (held, queued):
                await customer.disconnect()
                await customer.open()
            assert held.transcript.texts("agent") == ["here again"]
            assert queued.state["position"] == place
            await again.call("close", conversation=held.conversation, disposition="resolved")
            assert await again.accept_next() == queued.conversation
            for client in (held, queued, again):
                await client.disconnect()
        finally:
            await process.kill()


async def customer_of(address: str) -> Customer:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{address}/api/visitor", json={}) as response,
    ):
        customer = Customer(address, (await response.json())["token"])
    await customer.open()
    return customer


async def test_the_poll_of_a_client_that_says_goodbye_is_over(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        visitor = await hall.customer()
        tab = Customer(hall.address, visitor.token, ["polling"])
        await tab.open()
        async with asyncio.timeout(PING_INTERVAL - 1):  # before there is anything to be told
            await tab.disconnect()


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_a_hall_that_stops_parts_from_its_clients_without_waiting_for_their_silence(
    tmp_path: Path, transport: str
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        visitor = await hall.customer()
        tab = Customer(hall.address, visitor.token, [transport])
        await tab.open()
        hall.closing.clear()
        async with asyncio.timeout(PING_INTERVAL - 1):  # before anybody could be missed
            await hall.runner.cleanup()
            await until(lambda: not tab.socket.connected)
            await tab.disconnect()


async def test_a_hall_that_stops_hangs_up_on_a_page_that_does_not(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        socket = f"{hall.address}/socket.io/?EIO=4&transport=websocket"
        async with hall.session.ws_connect(socket) as page:
            assert (await page.receive_str()).startswith("0")
            async with asyncio.timeout(PING_INTERVAL - 1):
                await hall.runner.cleanup()
                heard = [one async for one in page]
        assert [one.data for one in heard] == [CLOSE]
