"""Tells a demo month into the log, through the same conversation and the same rows as every real one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncEngine

from cases.database import writing
from cases.demo import MovableClock
from handoff.cli.demo_month import AGENTS, Invented, Wish
from handoff.domain import urgency
from handoff.domain.conversation import Conversation
from handoff.domain.entry import BOT, Audience, Author, Extras, Speaker
from handoff.domain.hours import Hours
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.domain.routing import Assignment
from handoff.services.ports import UnitOfWork
from handoff.storage import tables
from handoff.storage.insertion import insert_missing
from handoff.storage.store import SqlStore

TOGETHER = 40  # conversations in one commit
SPAN = timedelta(hours=3)  # longer than any of them lasts
PAUSE = 20.0  # seconds between a question and the next
OFFER = timedelta(seconds=25)
SAID = {
    Language.ZH: "【演示数据】虚构会话，内容从略",
    Language.EN: "[Demo] A made-up conversation; its words are left out",
}


def demo_agents() -> tuple[Staff, ...]:
    """Return the agents of a demo month: accounts that are switched off and have no password."""
    return tuple(
        Staff(
            sha256(f"demo agent {n}".encode()).hexdigest()[:32],
            f"demo-agent-{n}",
            f"演示{sign}",
            Role.AGENT,
        )
        for n, sign in enumerate(AGENTS, start=1)
    )


async def hire(engine: AsyncEngine, agents: Sequence[Staff], at: datetime) -> None:
    """Store the agents; those who are there stay as they are."""
    common = {"password_hash": "!", "available": False, "disabled": True, "capacity": 1}
    empty = {"skills": [], "languages": [], "last_assigned_at": at, "gone_since": at}
    rows = [
        {"id": one.id, "username": one.username, "name": one.name, "role": one.role}
        | common
        | empty
        for one in agents
    ]
    async with writing(engine) as connection:
        await insert_missing(connection, tables.staff, rows)


async def tell_month(
    store: SqlStore, clock: MovableClock, month: list[Invented], hours: Hours
) -> int:
    """Store what is over by the clock's moment; return how many are new."""
    now, told = clock.moment, 0
    due = [one for one in month if one.at < now - SPAN]
    for at in range(0, len(due), TOGETHER):
        group = {one.key: one for one in due[at : at + TOGETHER]}
        async with store.begin() as uow:
            there = await uow.conversations.many(group)
            for key in group.keys() - there.keys():
                await Teller(uow, clock, hours, demo_agents()).tell(group[key])
                told += 1
    clock.moment = now
    return told


@dataclass
class Teller:
    """Lives through one conversation, moving the clock as it goes."""

    uow: UnitOfWork
    clock: MovableClock
    hours: Hours
    agents: Sequence[Staff]

    async def tell(self, one: Invented) -> None:
        """Store the whole of it."""
        self.clock.moment = one.at
        talk = Conversation(one.key, f"visitor-{one.key}", one.at, one.language)
        await self.uow.conversations.add(talk)
        talk.report("opened")
        await self._save(talk)
        for topic, zone in one.questions:
            await self._ask(talk, topic, zone)
        if one.wish:
            await self._person(talk, one.wish, one.questions[-1][0])
        if one.is_closed and talk.state != "closed":
            await self._do(talk, PAUSE, lambda: self._close(talk, Speaker.CUSTOMER, None))
        if one.score and talk.state == "closed":
            talk.score = one.score
            self._pass(PAUSE)
            talk.report("rated", Audience.STAFF, score=one.score, comment=SAID[one.language])
            await self._save(talk)

    async def _ask(self, talk: Conversation, topic: str, zone: str) -> None:
        await self._say(talk, Author(Speaker.CUSTOMER), PAUSE)
        meta = {"topic": topic, "confidence": 0.9, "zone": zone, "language": talk.language.value}
        self._pass(1)
        talk.say(BOT, SAID[talk.language], None, Extras(meta=meta))
        talk.answered_seq = talk.last_seq
        await self._save(talk)

    async def _person(self, talk: Conversation, wish: Wish, topic: str) -> None:
        grade = urgency.of(wish.reason, topic)
        opening = self.hours.next_opening(self.clock.moment)
        if opening and grade.lane != urgency.URGENT:
            talk.tell_hours(opening)
            await self._save(talk)
            return
        await self._do(
            talk, PAUSE, lambda: talk.request_human(wish.reason, grade, self.clock.moment)
        )
        if wish.gives_up:
            await self._do(talk, wish.wait, lambda: talk.cancel_wait(self.clock.moment))
            return
        await self._serve(talk, wish, self.agents[wish.agents[0]], wish.wait)
        if len(wish.agents) > 1:
            await self._transfer(talk, wish)
        if wish.is_returned:
            await self._do(talk, PAUSE, lambda: talk.return_to_bot(self.clock.moment))
            return
        until = self.clock.moment + timedelta(seconds=wish.wrap_up + PAUSE)
        await self._do(talk, PAUSE, lambda: self._close(talk, Speaker.AGENT, until))
        talk.disposition = "resolved"
        await self._do(talk, wish.wrap_up, lambda: talk.finish(self.clock.moment))

    async def _serve(self, talk: Conversation, wish: Wish, agent: Staff, wait: float) -> None:
        notice = min(wait, 4.0)
        await self._do(talk, wait - notice, lambda: self._offer(talk, agent))
        await self.uow.offers.made(Assignment(talk.id, agent), self.clock.moment, self.clock.moment)
        await self._do(talk, notice, lambda: talk.accept(agent, self.clock.moment))
        await self.uow.offers.ended(talk.id, "accepted", self.clock.moment)
        writer = Author(Speaker.AGENT, agent.name, agent.id)
        await self._say(talk, writer, wish.reply)
        await self._say(talk, Author(Speaker.CUSTOMER), wish.talk / 2)
        await self._say(talk, writer, wish.talk / 2)

    async def _transfer(self, talk: Conversation, wish: Wish) -> None:
        second, first = self.agents[wish.agents[1]], self.agents[wish.agents[0]]
        await self._do(talk, PAUSE, lambda: talk.transfer(second, self.clock.moment))
        await self.uow.offers.passed_on(talk.id, first.id, self.clock.moment)
        await self._serve(talk, wish, second, PAUSE)

    def _offer(self, talk: Conversation, agent: Staff) -> None:
        talk.offer(agent, self.clock.moment + OFFER, self.clock.moment)

    def _close(self, talk: Conversation, by: Speaker, until: datetime | None) -> None:
        talk.close(by, until, self.clock.moment)

    async def _say(self, talk: Conversation, author: Author, after: float) -> None:
        await self._do(talk, after, lambda: talk.say(author, SAID[talk.language], None))

    async def _do(self, talk: Conversation, after: float, act: Callable[[], None]) -> None:
        self._pass(after)
        act()
        await self._save(talk)

    async def _save(self, talk: Conversation) -> None:
        await self.uow.conversations.save(talk)

    def _pass(self, seconds: float) -> None:
        self.clock.moment += timedelta(seconds=round(seconds, 3))
