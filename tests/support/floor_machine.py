"""A state machine over routing and lifecycle: whatever customers, agents, clock and two workers do, the rules hold."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from handoff.domain.conversation import Conversation
from handoff.domain.lifecycle import BUSY, State
from handoff.services import closing, escalation, offers, presence
from handoff.services.hall import Hall
from tests.support.floor import load_of, together, tried
from tests.support.floor_deeds import MOST_CUSTOMERS, NUMBER, FloorDeeds

CROWD = 7
LONG = 600  # seconds: every deadline, pause and waiver is over


class FloorMachine(FloorDeeds):
    """`floor` is made by a subclass, on its database; every rule draws who acts and which worker serves it."""

    steps = 0

    @precondition(lambda self: len(self.floor.customers) < MOST_CUSTOMERS)
    @rule(worker=NUMBER)
    def a_customer_comes_in(self, worker: int) -> None:
        self.run(self.floor.come_in(self.worker(worker)))

    @precondition(lambda self: self.floor.customers)
    @rule(who=NUMBER, worker=NUMBER)
    def a_customer_asks_for_a_person(self, who: int, worker: int) -> None:
        visitor, conversation = self.customer(who)
        key = f"ask{next(self.floor.numbers)}"
        self.run(tried(escalation.ask_human(self.worker(worker), visitor, conversation, key)))

    @precondition(lambda self: self.floor.customers)
    @rule(who=NUMBER, worker=NUMBER)
    def a_customer_gives_up_waiting(self, who: int, worker: int) -> None:
        visitor, conversation = self.customer(who)
        self.run(tried(escalation.cancel_wait(self.worker(worker), visitor, conversation)))

    @precondition(lambda self: self.floor.customers)
    @rule(who=NUMBER, worker=NUMBER)
    def a_customer_closes(self, who: int, worker: int) -> None:
        visitor, conversation = self.customer(who)
        self.run(tried(closing.customer_closes(self.worker(worker), visitor, conversation)))

    @rule(by_all=st.booleans(), worker=NUMBER)
    def the_queue_moves(self, by_all: bool, worker: int) -> None:
        workers = self.floor.workers if by_all else [self.worker(worker)]
        self.run(together(*(offers.dispatch(one) for one in workers)))

    @precondition(lambda self: self.floor.customers)
    @rule(what=NUMBER, one=NUMBER, other=NUMBER)
    def two_agents_accept_at_once(self, what: int, one: int, other: int) -> None:
        conversation = self.customer(what)[1]
        agents = {agent.id: agent for agent in (self.agent(one), self.agent(other))}
        pairs = zip(agents.values(), self.floor.workers, strict=False)
        answers = self.run(
            together(*(offers.accept(worker, agent, conversation) for agent, worker in pairs))
        )
        assert sum(isinstance(answer, Conversation) for answer in answers) <= 1

    @precondition(lambda self: self.floor.customers)
    @rule(what=NUMBER, worker=NUMBER)
    def the_agent_who_is_asked_accepts_on_both_workers(self, what: int, worker: int) -> None:
        conversation = self.customer(what)[1]
        row = next(row for row in self.run(self.floor.rows()) if row.id == conversation)
        if row.state is State.OFFERED:
            agent = next(one for one in self.floor.agents if one.id == row.agent)
            self.run(
                together(*(offers.accept(one, agent, conversation) for one in self.floor.workers))
            )

    @precondition(lambda self: self.floor.customers)
    @rule(what=NUMBER, worker=NUMBER)
    def the_agent_who_is_asked_declines(self, what: int, worker: int) -> None:
        offered = [row.id for row in self.run(self.floor.rows()) if row.state is State.OFFERED]
        for agent in self.floor.agents if offered else ():
            conversation = offered[what % len(offered)]
            self.run(tried(offers.decline(self.worker(worker), agent, conversation)))
        for row in self.run(self.floor.rows()) if offered else ():
            self.log_agrees(row)

    @precondition(lambda self: len(self.floor.customers) <= MOST_CUSTOMERS - CROWD)
    @rule(worker=NUMBER)
    def a_crowd_asks_for_people(self, worker: int) -> None:
        hall = self.worker(worker)
        for _ in range(CROWD):
            self.run(self.floor.come_in(hall))
            visitor, conversation = self.floor.customers[-1], self.floor.conversations[-1]
            self.run(escalation.ask_human(hall, visitor, conversation, "ask"))
        self.run(together(*(offers.dispatch(one) for one in self.floor.workers)))

    @precondition(lambda self: self.floor.customers)
    @rule(what=NUMBER, worker=NUMBER, back=st.booleans())
    def the_agent_lets_go(self, what: int, worker: int, back: bool) -> None:
        conversation = self.customer(what)[1]
        hall = self.worker(worker)
        for agent in self.floor.agents:
            act = (
                escalation.return_to_bot(hall, agent, conversation)
                if back
                else closing.agent_closes(hall, agent, conversation, "resolved")
            )
            before = self.state_of(conversation)
            self.run(tried(act))
            ended = self.state_of(conversation) in (State.CLOSED, State.WRAP_UP)
            assert not (before is State.OFFERED and ended), "ended by one who had not taken it"

    def state_of(self, conversation: str) -> State:
        return next(row.state for row in self.run(self.floor.rows()) if row.id == conversation)

    @rule(who=NUMBER, worker=NUMBER, on=st.booleans())
    def an_agent_comes_or_takes_a_break(self, who: int, worker: int, on: bool) -> None:
        self.run(presence.set_available(self.worker(worker), self.agent(who), on))

    @rule(who=NUMBER, worker=NUMBER)
    def a_connection_dies(self, who: int, worker: int) -> None:
        self.run(self.floor.leave(self.worker(worker), self.agent(who)))

    @rule(who=NUMBER, worker=NUMBER)
    def a_console_opens(self, who: int, worker: int) -> None:
        self.run(self.floor.arrive(self.worker(worker), self.agent(who)))

    @rule(seconds=st.integers(1, 50), worker=NUMBER)
    def time_passes(self, seconds: int, worker: int) -> None:
        self.run(self.floor.pass_time(seconds))
        self.run(together(*(offers.expire(one) for one in self.floor.workers)))
        self.run(presence.watch(self.worker(worker)))

    @invariant()
    def every_rule_holds(self) -> None:
        """One owner or none, nobody over capacity, and the log tells where each conversation is and why."""
        type(self).steps += 1
        rows = self.run(self.floor.rows())
        for agent in self.floor.agents:
            assert load_of(rows, agent) <= agent.capacity, "over capacity"
        for row in rows:
            owned = row.state in BUSY
            assert owned == (row.agent is not None) or row.state is State.CLOSED, "owner"
            assert row.state is not State.QUEUED or row.queued_at, "left its place"
            assert (
                row.state is State.WRAP_UP
                or (row.visitor, row.agent) not in self.recused
                or not owned
            ), "recused"
        if rows:
            self.log_agrees(rows[type(self).steps % len(rows)])

    def teardown(self) -> None:
        """Whoever still waits is served, once agents are there and take what they are offered."""
        try:
            for row in self.run(self.floor.rows()):
                self.log_agrees(row)
            self._nobody_starves()
        finally:
            self.run(self.floor.close())
            self.loop.close()

    def _nobody_starves(self) -> None:
        hall = self.floor.workers[0]
        self.everybody_can_do_everything()
        for agent in self.floor.agents:
            self.run(self.floor.arrive(hall, agent))
        for _ in range(MOST_CUSTOMERS + 2):
            self.run(self.floor.pass_time(LONG))
            self.run(offers.expire(hall))
            for agent in self.floor.agents:
                self.run(presence.set_available(hall, agent, True))
            self.run(offers.dispatch(hall))
            for row in self.run(self.floor.rows()):
                self._serve(hall, row)
        waiting = (State.QUEUED, State.OFFERED)
        assert [row.id for row in self.run(self.floor.rows()) if row.state in waiting] == []

    def _serve(self, hall: Hall, row: Conversation) -> None:
        agent = next((one for one in self.floor.agents if one.id == row.agent), None)
        if agent and row.state in BUSY:
            if row.state is State.OFFERED:
                self.run(offers.accept(hall, agent, row.id))
            self.run(tried(closing.agent_closes(hall, agent, row.id, "resolved")))
