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
from handoff.domain.lifecycle import BUSY, State
from handoff.domain.urgency import SKILLS
from handoff.services import escalation, offers, recusing, staffing, supervision, transfers
from handoff.services.hall import Hall
from tests.support.floor import Floor, load_of, together, tried

NUMBER = st.integers(0, 10_000)
MOST_CUSTOMERS = 12
# States in which the last event of the log says so; a wrap-up ends by the clock, without a word to anybody.
SAID_IN_LOG = {State.CLOSED: {State.CLOSED, State.WRAP_UP}}


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

    def log_agrees(self, row: Conversation) -> None:
        """The log is dense, and its last event says where the conversation is."""
        log = self.run(self.floor.log(row.id))
        assert [entry.seq for entry in log] == list(range(1, len(log) + 1)), "gap"
        told = [entry.draft.extras.event for entry in log if entry.draft.extras.event]
        assert told[-1]["state"] in SAID_IN_LOG.get(row.state, {row.state}), "silently"

    def held(
        self, number: int, states: tuple[State, ...] = BUSY
    ) -> tuple[Conversation, Staff] | None:
        """Return a conversation that somebody has, and who."""
        rows = [row for row in self.run(self.floor.rows()) if row.state in states]
        if not rows:
            return None
        row = rows[number % len(rows)]
        return row, next(one for one in self.floor.agents if one.id == row.agent)

    @precondition(lambda self: self.floor.customers)
    @rule(what=NUMBER, to=NUMBER, team=st.none() | st.sampled_from(SKILLS), worker=NUMBER)
    def an_agent_passes_a_customer_on(
        self, what: int, to: int, team: str | None, worker: int
    ) -> None:
        if found := self.held(what, (State.AGENT,)):
            row, agent = found
            key = f"pass{next(self.floor.numbers)}"
            asked = (
                transfers.Transfer(row.id, key, skill=team, note="as agreed")
                if team
                else transfers.Transfer(row.id, key, agent=self.agent(to).id)
            )
            self.run(tried(transfers.transfer(self.worker(worker), agent, asked)))
            self.log_agrees(next(one for one in self.run(self.floor.rows()) if one.id == row.id))

    @precondition(lambda self: len(self.floor.customers) < MOST_CUSTOMERS)
    @rule(worker=NUMBER)
    def a_customer_comes_to_be_served(self, worker: int) -> None:
        hall = self.worker(worker)
        conversation = self.run(self.floor.come_in(hall))
        asked = escalation.ask_human(hall, self.floor.customers[-1], conversation, "ask")
        self.run(asked)
        self.run(offers.dispatch(hall))
        for agent in self.floor.agents:
            self.run(tried(offers.accept(hall, agent, conversation)))

    @precondition(lambda self: len(self.floor.customers) < MOST_CUSTOMERS)
    @rule(worker=NUMBER)
    def a_customer_is_turned_down_by_all(self, worker: int) -> None:
        hall = self.worker(worker)
        conversation = self.run(self.floor.come_in(hall))
        asked = escalation.ask_human(hall, self.floor.customers[-1], conversation, "ask")
        self.run(asked)
        for _ in self.floor.agents:
            self.run(offers.dispatch(hall))
            for agent in self.floor.agents:
                self.run(tried(offers.decline(hall, agent, conversation)))

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
