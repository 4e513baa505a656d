"""Faults between the browser and the hall; both sides end with exactly what the database has."""

import asyncio
import os
import time
from collections.abc import Callable
from uuid import uuid4

import aiohttp

from tests.chaos.conftest import Serve
from tests.support.hall import Customer, until
from tests.support.oracle import Verdict, insist
from tests.support.wire import wire_to

Judge = Callable[[str], Verdict]
# `python -m bench.chaos` lets it sleep for a minute, in which the hall gives the connection up.
ASLEEP_SECONDS = int(os.environ.get("LOBBY_CHAOS_ASLEEP_SECONDS", "0"))


async def through(address: str, customer: Customer) -> Customer:
    """Open another tab of the customer, at the other end of a wire."""
    tab = Customer(address, customer.token)
    await tab.open()
    return tab


async def two_from(tab: Customer) -> None:
    """Send two messages, one after the other, as a widget's outbox does."""
    for number in range(2):
        await insist(tab, f"{tab.conversation} {number}", str(uuid4()))


async def test_silence_from_the_server_is_survived_by_sending_again(
    served: Serve, verdict: Judge
) -> None:
    judged = verdict("silence from server to client")
    async with served() as s, wire_to(s.hall.address) as wire:
        tab = await through(wire.address, s.customer)
        wire.down.clear()
        judged.strikes()
        sending = asyncio.create_task(insist(tab, "into the silence", "silence"))
        await asyncio.sleep(0.5)
        wire.cut()
        wire.down.set()
        await sending
        judged.acknowledged.append("into the silence")
        await judged.judge(s.hall.settings, tab, s.agent)
        judged.close()


async def test_a_tab_that_slept_has_everything_when_it_wakes(served: Serve, verdict: Judge) -> None:
    judged = verdict(f"tab asleep for {ASLEEP_SECONDS} s" if ASLEEP_SECONDS else "tab asleep")
    async with served() as s, wire_to(s.hall.address) as wire:
        tab = await through(wire.address, s.customer)
        wire.down.clear()
        wire.up.clear()
        for number in range(50):
            await s.agent.say(s.conversation, f"while you slept {number}")
            judged.acknowledged.append(f"while you slept {number}")
        await asyncio.sleep(ASLEEP_SECONDS)
        wire.cut()
        wire.down.set()
        wire.up.set()
        judged.strikes()
        await tab.renew()
        await tab.open()
        await judged.judge(s.hall.settings, tab, s.agent)
        judged.close()


async def test_all_clients_reconnect_at_once(served: Serve, verdict: Judge) -> None:
    judged = verdict("all clients reconnect at once")
    async with served() as s, wire_to(s.hall.address) as wire:
        customers = [await s.hall.customer() for _ in range(12)]
        tabs = [await through(wire.address, one) for one in customers]
        sending = [asyncio.create_task(two_from(tab)) for tab in tabs]
        judged.strikes()
        wire.cut()
        await asyncio.gather(*sending)
        for tab in tabs:
            judged.acknowledged = [f"{tab.conversation} {number}" for number in range(2)]
            await judged.judge(s.hall.settings, tab)
        judged.close()


async def test_three_tabs_of_one_customer_show_the_same(served: Serve, verdict: Judge) -> None:
    judged = verdict("three tabs of one customer")
    async with served() as s:
        tabs = [s.customer, *[await through(s.hall.address, s.customer) for _ in range(2)]]
        judged.strikes()
        texts = [f"tab {number} says {word}" for number in range(3) for word in range(5)]
        await asyncio.gather(
            *(insist(tabs[n % 3], text, str(uuid4())) for n, text in enumerate(texts)),
            *(s.agent.say(s.conversation, f"answer {number}") for number in range(5)),
        )
        judged.acknowledged = texts
        await until(lambda: len({tab.transcript.last for tab in tabs}) == 1)
        for tab in tabs:
            await judged.judge(s.hall.settings, tab, s.agent)
        judged.close()


async def test_a_message_sent_again_by_another_tab_is_one_message(
    served: Serve, verdict: Judge
) -> None:
    judged = verdict("same message from two tabs at once")
    async with served() as s:
        other = await through(s.hall.address, s.customer)
        judged.strikes()
        for number in range(10):
            key = str(uuid4())
            places = await asyncio.gather(
                insist(s.customer, f"{number}", key), insist(other, f"{number}", key)
            )
            assert places[0] == places[1]
            judged.acknowledged.append(f"{number}")
        await judged.judge(s.hall.settings, other, s.agent)
        judged.close()


async def test_what_waited_over_polling_arrives_in_order(served: Serve, verdict: Judge) -> None:
    """A browser that was offline sends all it has in one request; the library alone would refuse it."""
    judged = verdict("40 messages in one request over polling")
    async with served() as s:
        tab = Customer(s.hall.address, s.customer.token, ["polling"])
        await tab.open()
        texts = [f"kept {number}" for number in range(40)]
        judged.strikes()
        packets = [
            f'42/visitor,{number + 500}["send",{{"conversation":"{s.conversation}",'
            f'"client_id":"{text}","text":"{text}"}}]'
            for number, text in enumerate(texts)
        ]
        url = f"{s.hall.address}/socket.io/?EIO=4&transport=polling&sid={tab.socket.eio.sid}"
        async with (
            aiohttp.ClientSession() as session,
            session.post(url, data="\x1e".join(packets)) as response,
        ):
            assert response.status == 200, await response.text()
        judged.acknowledged = texts
        await until(lambda: len(s.agent.transcript(s.conversation).texts("customer")) == 41)
        assert s.agent.transcript(s.conversation).texts("customer")[1:] == texts
        await judged.judge(s.hall.settings, tab, s.agent)
        judged.close()
        await tab.disconnect()


async def test_a_reader_who_never_reads_is_cut_off_and_holds_nobody_up(
    served: Serve, verdict: Judge
) -> None:
    judged = verdict("a reader that never reads")
    async with served() as s, wire_to(s.hall.address) as wire:
        deaf = await through(wire.address, s.customer)
        wire.down.clear()
        judged.strikes()
        begin = time.monotonic()
        for number in range(300):
            await s.agent.say(s.conversation, f"{number} " + "x" * 3_900)
            judged.acknowledged.append(f"{number} " + "x" * 3_900)
        assert time.monotonic() - begin < 60
        await judged.judge(s.hall.settings, s.customer, s.agent)
        wire.cut()
        wire.down.set()
        await deaf.renew()
        await deaf.open()
        while len(deaf.transcript.texts("agent")) < 300:
            await deaf.catch_up()
        await judged.judge(s.hall.settings, deaf, s.agent)
        judged.close()
