"""What agents and supervisors do with customers and with each other on a floor, as rules of the state machine."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from handoff.cli.accounts import ALL_SKILLS
from handoff.domain.conversation import Conversation
from handoff.domain.identity import Role, Staff, Visitor
from handoff.domain.lifecycle import BUSY
from handoff.domain.urgency import SKILLS
from handoff.services import offers, recusing, staffing, supervision, transfers
from handoff.services.hall import Hall
from tests.support.floor import Floor, load_of, together, tried

NUMBER = st.integers(0, 10_000)


class FloorDeeds(RuleBasedStateMachine):
    """Three agents and a supervisor; every rule draws who acts and which worker serves it."""

    make_floor: Callable[[asyncio.AbstractEventLoop], Floor]

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.floor = type(self).make_floor(self.loop)
        self.recused: set[tuple[str, str]] = set()  # customer, agent
        for capacity in (1, 2, 2):
            self.run(self.floor.hire(capacity))
        self.boss = self.run(self.floor.hire(1, role=Role.SUPERVISOR))

    def run(self, act: Coroutine[Any, Any, Any]) -> Any:
        """Do something on the loop of this example."""
        return self.loop.run_until_complete(act)

    def worker(self, number: int) -> Hall:
        return self.floor.workers[number % len(self.floor.workers)]

    def agent(self, number: int) -> Staff:
        return self.floor.agents[number % len(self.floor.agents)]

    def customer(self, number: int) -> tuple[Visitor, str]:
        index = number % len(self.floor.customers)
        return self.floor.customers[index], self.floor.conversations[index]

    def held(self, number: int) -> tuple[Conversation, Staff] | None:
        """Return a conversation that somebody has, and who."""
        rows = [row for row in self.run(self.floor.rows()) if row.state in BUSY]
        if not rows:
            return None
        row = rows[number % len(rows)]
        return row, next(one for one in self.floor.agents if one.id == row.agent)

    @precondition(lambda self: self.floor.customers)
    @rule(what=NUMBER, to=NUMBER, team=st.none() | st.sampled_from(SKILLS), worker=NUMBER)
    def an_agent_passes_a_customer_on(
        self, what: int, to: int, team: str | None, worker: int
    ) -> None:
        if found := self.held(what):
            row, agent = found
            key = f"pass{next(self.floor.numbers)}"
            asked = (
                transfers.Transfer(row.id, key, skill=team, note="as agreed")
                if team
                else transfers.Transfer(row.id, key, agent=self.agent(to).id)
            )
            self.run(tried(transfers.transfer(self.worker(worker), agent, asked)))

    @precondition(lambda self: self.floor.customers)
    @rule(what=NUMBER, worker=NUMBER)
    def the_supervisor_takes_over_while_the_agent_accepts(self, what: int, worker: int) -> None:
        conversation = self.customer(what)[1]
        found = self.held(what)
        one, other = self.worker(worker), self.worker(worker + 1)
        acts = [supervision.take_over(one, self.boss, found[0].id if found else conversation)]
        if found:
            acts.append(offers.accept(other, found[1], found[0].id))
        self.run(together(*acts))

    @precondition(lambda self: self.floor.customers)
    @rule(what=NUMBER, who=NUMBER, worker=NUMBER)
    def an_agent_is_kept_away_from_a_customer(self, what: int, who: int, worker: int) -> None:
        visitor, conversation = self.customer(what)
        agent = self.agent(who)
        others = {one.id for one in self.floor.agents} - {agent.id}
        if others - {name for customer, name in self.recused if customer == visitor.id}:
            request = recusing.Request(conversation, agent.id, "knows them")
            self.run(recusing.recuse(self.worker(worker), self.boss, request))
            self.recused.add((visitor.id, agent.id))

    @rule(who=NUMBER, capacity=st.integers(1, 3), skills=st.sets(st.sampled_from(SKILLS)))
    def the_supervisor_gives_an_agent_other_work(
        self, who: int, capacity: int, skills: set[str]
    ) -> None:
        """What is held stays held: a capacity below it would say nothing about routing."""
        agent = self.agent(who)
        most = max(capacity, load_of(self.run(self.floor.rows()), agent))
        self._give(agent, most, frozenset(skills))

    def everybody_can_do_everything(self) -> None:
        for agent in self.floor.agents:
            self._give(agent, max(2, agent.capacity), ALL_SKILLS)

    def _give(self, agent: Staff, capacity: int, skills: frozenset[str]) -> None:
        wish = staffing.Wish(agent.id, skills=skills, capacity=capacity)
        self.run(staffing.set_staff(self.worker(0), self.boss, wish))
        changed = replace(agent, capacity=capacity, skills=skills)
        self.floor.agents[self.floor.agents.index(agent)] = changed
        self.boss = changed if agent.id == self.boss.id else self.boss
