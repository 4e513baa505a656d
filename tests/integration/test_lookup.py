"""The customer's card and the search over past conversations; over real sockets, on both databases."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from cases.appointments import Appointments, Slot, Visit
from cases.database import open_engine, reading
from handoff.domain.identity import Assurance, Role, Visitor
from handoff.gateways.clock import SystemClock
from handoff.http.keys import HALL, TOKENS
from handoff.services import visiting
from handoff.storage.tables import audit_line
from tests.support.databases import fresh_postgres
from tests.support.fakes import FakeBot
from tests.support.hall import Agent, Customer, Hall, running_hall

TODAY = datetime.now(UTC).date()


@asynccontextmanager
async def hall_on(engine: str, home: Path) -> AsyncIterator[Hall]:
    if engine == "sqlite":
        async with running_hall(home, FakeBot()) as hall:
            yield hall
        return
    async with fresh_postgres() as url, running_hall(home, FakeBot(), database_url=url) as hall:
        yield hall


async def visitor(hall: Hall, name: str) -> Customer:
    """A tab of somebody for whom the bank's site vouches."""
    who = Visitor(f"c-{name}", Assurance.VERIFIED)
    customer = Customer(hall.address, hall.app[TOKENS].issue(who).token)
    hall.closing.append(customer)
    await customer.open()
    return customer


async def served(agent: Agent, customer: Customer, words: str) -> str:
    """One conversation from the wish for a person to its end."""
    await customer.open(fresh=True)
    await customer.ask_human()
    conversation = await agent.accept_next()
    await customer.say(words)
    closed = await agent.call("close", conversation=conversation, disposition="resolved")
    assert closed["ok"], closed
    return conversation


async def message_left(customer: Customer, key: str = "m1") -> str:
    contact = "13800138000"
    answer = await customer.call(
        "leave_message",
        conversation=customer.conversation,
        client_id=key,
        text="Please call",
        contact=contact,
    )
    return str(answer["number"])


async def booked(hall: Hall, conversation: str) -> str:
    engine = open_engine(hall.settings.database)
    slot = Slot("hz_west_lake", date(2026, 12, 1), "09:30", 2)
    visit = Visit(business="loans", contact="", conversation=conversation, language="en")
    made = await Appointments(engine, SystemClock()).book(slot, visit, conversation)
    await engine.dispose()
    return made.number


async def found(agent: Agent, **wanted: Any) -> list[str]:
    answer = await agent.call("search", **wanted)
    assert answer["ok"], answer
    return [one["conversation"] for one in answer["conversations"]]


async def audited(hall: Hall, action: str) -> list[tuple[str, str]]:
    engine = open_engine(hall.settings.database)
    async with reading(engine) as connection:
        line = audit_line.c
        query = select(line.subject, line.reason).where(line.action == action)
        lines = [tuple(row) for row in await connection.execute(query.order_by(line.position))]
    await engine.dispose()
    return lines


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_the_card_of_a_signed_in_customer_has_what_earlier_conversations_began(
    tmp_path: Path, engine: str
) -> None:
    async with hall_on(engine, tmp_path) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await visitor(hall, "one")
        number = await message_left(customer)
        visit = await booked(hall, customer.conversation)
        await customer.call("close", conversation=customer.conversation)
        await customer.open(fresh=True)
        await customer.ask_human()
        conversation = await agent.accept_next()
        card = await agent.call("customer", conversation=conversation)
        assert [one["number"] for one in card["cases"]] == [number]
        assert [(one["number"], one["day"]) for one in card["appointments"]] == [
            (visit, "2026-12-01")
        ]
        assert card["customer"]["conversations"] == 2
        assert "what" not in card["cases"][0]


async def test_at_an_anonymous_browser_only_this_conversation_counts(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        await message_left(customer)
        await customer.call("close", conversation=customer.conversation)
        await customer.open(fresh=True)
        number = await message_left(customer, "m2")
        await customer.ask_human()
        card = await agent.call("customer", conversation=await agent.accept_next())
        assert [one["number"] for one in card["cases"]] == [number]
        assert card["customer"]["known_since"] is None


async def test_nobody_sees_the_card_of_a_customer_whom_they_do_not_serve(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        await hall.hire("zhao", Role.TRAINER)
        customer = await hall.customer()
        agent, trainer = await hall.agent("lin"), await hall.agent("zhao", available=False)
        refused = await agent.call("customer", conversation=customer.conversation)
        assert refused["error"]["code"] == "not_found"
        refused = await trainer.call("customer", conversation=customer.conversation)
        assert refused["error"]["code"] == "forbidden"
        assert (await trainer.call("search"))["error"]["code"] == "forbidden"


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_search_finds_by_words_customer_and_day_agents_their_own_supervisors_all(
    tmp_path: Path, engine: str
) -> None:
    async with hall_on(engine, tmp_path) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await visitor(hall, "cust_77%")
        mine = await served(agent, customer, "About my MORTGAGE, card 4111 1111 1111 1111")
        await agent.call("available", on=False)
        await hall.hire("chen")
        other = await hall.agent("chen")
        others = await served(other, await visitor(hall, "eighty"), "mortgage 100%")
        await hall.hire("wang", Role.SUPERVISOR)
        boss = await hall.agent("wang", available=False)
        assert await found(agent, text="mortgage") == [mine]
        assert await found(boss, text="mortgage") == [others, mine]
        assert await found(boss, text="100%") == [others]
        assert await found(boss, text="_00%") == []
        assert await found(boss, text="411111") == [mine]
        assert await found(boss, text="4111111111111111") == []
        assert await found(boss, customer="77%") == [mine]
        day = TODAY.isoformat()
        assert await found(boss, since="2020-01-01", until="2020-12-31") == []
        assert set(await found(boss, since="2020-01-01", text="mortgage")) == {mine, others}
        assert (await boss.call("search", since=f"{day}x"))["error"]["code"] == "bad_request"


async def test_a_supervisors_search_and_reading_of_others_is_on_the_record_without_personal_data(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("lin")
        agent, customer = await hall.agent("lin"), await hall.customer()
        mine = await served(agent, customer, "hello")
        await hall.hire("wang", Role.SUPERVISOR)
        boss = await hall.agent("wang", available=False)
        await found(agent, text="hello")
        await agent.call("sync", conversation=mine, after=0)
        assert await audited(hall, "search") + await audited(hall, "read") == []
        await found(boss, text="4111 1111 1111 1111")
        await boss.call("sync", conversation=mine, after=0)
        await boss.call("sync", conversation=mine, after=2)
        assert await audited(hall, "search") == [("conversations", "text=411111******1111")]
        assert await audited(hall, "read") == [(mine, "")]


async def test_a_long_list_comes_page_by_page(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("wang", Role.SUPERVISOR)
        boss = await hall.agent("wang", available=False)
        for number in range(32):
            who = Visitor(f"c-{number}", Assurance.VERIFIED)
            await visiting.open_conversation(hall.app[HALL], who, None, fresh=False)
        first = await boss.call("search")
        rest = await boss.call("search", offset=30)
        assert (len(first["conversations"]), first["more"]) == (30, True)
        assert (len(rest["conversations"]), rest["more"]) == (2, False)
