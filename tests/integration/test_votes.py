"""What customers say of single answers, and the past that they find again; over real sockets, on both databases."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from handoff.domain.identity import Assurance, Visitor
from handoff.http.keys import TOKENS
from tests.support.databases import fresh_postgres
from tests.support.fakes import FakeBot
from tests.support.hall import Customer, Hall, running_hall, until


@asynccontextmanager
async def hall_on(engine: str, home: Path) -> AsyncIterator[Hall]:
    if engine == "sqlite":
        async with running_hall(home, FakeBot()) as hall:
            yield hall
        return
    async with fresh_postgres() as url, running_hall(home, FakeBot(), database_url=url) as hall:
        yield hall


async def answered(customer: Customer, question: str = "rates?") -> int:
    await customer.say(question)
    await until(lambda: f"echo: {question}" in customer.transcript.texts("bot"))
    entry = customer.transcript.entries[-1]
    assert entry["votable"]
    return int(entry["seq"])


async def vote(customer: Customer, seq: int, given: str | None) -> dict[str, Any]:
    return await customer.call("vote", conversation=customer.conversation, seq=seq, vote=given)


async def votes_after_reload(customer: Customer) -> dict[int, str]:
    page = await customer.call("sync", conversation=customer.conversation, after=0)
    return {one["seq"]: one["vote"] for one in page["entries"] if "vote" in one}


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_a_vote_survives_a_reload_can_be_changed_and_taken_back(
    tmp_path: Path, engine: str
) -> None:
    async with hall_on(engine, tmp_path) as hall:
        customer = await hall.customer()
        seq = await answered(customer)
        for given, kept in (("down", {seq: "down"}), ("up", {seq: "up"}), (None, {})):
            assert (await vote(customer, seq, given))["ok"]
            assert await votes_after_reload(customer) == kept


async def test_the_agent_sees_it_in_the_transcript_and_as_it_happens(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        seq = await answered(customer)
        await vote(customer, seq, "down")
        await customer.ask_human()
        conversation = await agent.accept_next()
        page = await agent.call("sync", conversation=conversation, after=0)
        assert [one["vote"] for one in page["entries"] if "vote" in one] == ["down"]
        await vote(customer, seq, "up")
        told = {"conversation": conversation, "seq": seq, "vote": "up"}
        assert await until(lambda: agent.of("vote")) == [told]
        assert told in customer.of("vote")


async def test_only_ones_own_answers_of_the_assistant_can_be_judged(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer, stranger = await hall.customer(), await hall.customer()
        seq = await answered(customer)
        for wrong in (seq - 1, seq + 1):
            assert (await vote(customer, wrong, "up"))["error"]["code"] == "not_found"
        stranger.conversation = customer.conversation
        assert (await vote(stranger, seq, "down"))["error"]["code"] == "not_found"
        assert (await vote(customer, seq, "sideways"))["error"]["code"] == "bad_request"
        assert await votes_after_reload(customer) == {}


async def signed_in(hall: Hall, name: str) -> Customer:
    """A tab with the pass that somebody gets for whom the bank's site vouches."""
    visitor = Visitor(f"c-{name}", Assurance.VERIFIED)
    customer = Customer(hall.address, hall.app[TOKENS].issue(visitor).token)
    hall.closing.append(customer)
    await customer.open()
    return customer


async def past_of(customer: Customer) -> list[dict[str, Any]]:
    return list((await customer.call("history"))["conversations"])


async def test_a_signed_in_customer_finds_earlier_conversations_and_nobody_elses(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        mine = await signed_in(hall, "one")
        await answered(mine)
        first = mine.conversation
        await mine.call("close", conversation=first)
        again = await signed_in(hall, "one")
        await again.open(fresh=True)
        assert [one["conversation"] for one in await past_of(again)] == [again.conversation, first]
        assert "reason" not in (await past_of(again))[1]
        page = await again.call("sync", conversation=first, after=0)
        assert "echo: rates?" in [one["text"] for one in page["entries"]]
        other = await signed_in(hall, "two")
        assert [one["conversation"] for one in await past_of(other)] == [other.conversation]
        refused = await other.call("sync", conversation=first, after=0)
        assert refused["error"]["code"] == "not_found"


async def test_at_a_browser_at_which_anybody_may_sit_there_is_no_past(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer = await hall.customer()
        await answered(customer)
        assert await past_of(customer) == []
